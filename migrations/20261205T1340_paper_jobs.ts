// Papers of many innovations, and long papers of a unit or of all, that are made while people and programs do other things.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table paper_job (
    id bigint generated always as identity primary key,
    /* somebody at the desk, or a program */
    person_id bigint references person (id),
    token_id bigint references api_token (id),
    paper text not null,
    /* of one unit; null for all, and where codes are named */
    unit_id text references unit (id),
    /* the innovations, each a file in a ZIP; empty for a paper of a unit or of all */
    codes text[] not null default '{}',
    /* the units of these innovations, so that the right is asked again when it is fetched */
    units text[] not null default '{}',
    edition_id text not null,
    nip boolean not null,
    state text not null default 'waiting' check (state in ('waiting', 'making', 'done', 'failed', 'gone')),
    claimed_by int,
    attempts int not null default 0 check (attempts between 0 and 5),
    made int not null default 0 check (made >= 0),
    /* why nothing could be made */
    problem text,
    file_name text,
    mime text,
    size bigint,
    file_hash bytea check (octet_length(file_hash) = 32),
    /* a program that asks again with the same key gets the same job */
    request_key text,
    request_hash bytea,
    asked_at timestamptz not null default now(),
    ended_at timestamptz,
    expires_at timestamptz,
    check ((person_id is null) <> (token_id is null)),
    check ((state = 'making') = (claimed_by is not null)),
    check ((state in ('waiting', 'making')) = (ended_at is null)),
    check ((state in ('done', 'gone')) = (file_hash is not null and expires_at is not null)),
    check (unit_id is null or codes = '{}'),
    check ((request_key is null) = (request_hash is null))
  )`,
  `create index paper_job_person on paper_job (person_id, id)`,
  `create unique index paper_job_key on paper_job (token_id, request_key)`,
  `create index paper_job_open on paper_job (id) where state in ('waiting', 'making', 'done')`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
