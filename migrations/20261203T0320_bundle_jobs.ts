// National bundles that are written while people do other things: who asked, how far it is, and until when the file is kept.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table bundle_job (
    id bigint generated always as identity primary key,
    asked_by bigint not null references person (id),
    edition_id text not null,
    state text not null default 'waiting' check (state in ('waiting', 'writing', 'done', 'nothing', 'failed', 'gone')),
    /* epoch of the process that writes it */
    claimed_by int,
    attempts int not null default 0 check (attempts between 0 and 5),
    written bigint not null default 0 check (written >= 0),
    size bigint not null default 0 check (size >= 0),
    innovations int not null default 0,
    files int not null default 0,
    findings int not null default 0,
    file_hash bytea check (octet_length(file_hash) = 32),
    asked_at timestamptz not null default now(),
    ended_at timestamptz,
    expires_at timestamptz,
    check ((state in ('waiting', 'writing')) = (ended_at is null)),
    check ((state = 'writing') = (claimed_by is not null)),
    check ((state in ('done', 'gone')) = (file_hash is not null and expires_at is not null))
  )`,
  // Two people who ask at once get one.
  `create unique index bundle_job_open on bundle_job (edition_id) where state in ('waiting', 'writing')`,
  `create index bundle_job_asked_by on bundle_job (asked_by)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
