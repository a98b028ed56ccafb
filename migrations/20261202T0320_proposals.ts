// Keeps innovations of people who belong to no office, until an office takes them over.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create sequence proposal_number as int`,
  `create table proposal (
    number int primary key check (number > 0),
    edition_id text not null,
    person_id bigint not null references person (id),
    /* a training class, a village, a citizen */
    kind text not null check (kind in ('class', 'village', 'citizen')),
    /* the code of the class, or the village */
    origin text check (length(trim(origin)) > 0 and length(origin) <= 100),
    sentence text not null check (length(trim(sentence)) > 0 and length(sentence) <= 1500),
    state text not null default 'waiting' check (state in ('waiting', 'forwarded', 'taken', 'closed')),
    unit_id text references unit (id),
    candidate_number int unique references candidate (number),
    reason text check (length(trim(reason)) > 0 and length(reason) <= 500),
    version int not null default 1,
    created_at timestamptz not null default now(),
    check ((kind = 'citizen') = (origin is null)),
    check ((state in ('forwarded', 'taken')) = (unit_id is not null)),
    check ((state = 'taken') = (candidate_number is not null)),
    check ((state = 'closed') = (reason is not null))
  )`,
  `create index proposal_person on proposal (person_id)`,
  `create index proposal_unit on proposal (edition_id, unit_id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
