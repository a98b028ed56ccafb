// Creates the calendar of an edition: its steps with days, what happens after the deadline, and codes that confirm a change.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table edition_calendar (
    edition_id text primary key,
    version int not null default 1 check (version > 0),
    after_deadline text not null default 'warn' check (after_deadline in ('warn', 'close')),
    opened_at timestamptz not null default now()
  )`,
  `create table edition_step (
    edition_id text not null references edition_calendar (edition_id),
    no int not null check (no between 1 and 20),
    starts date not null,
    ends date not null,
    owner text not null check (owner in ('innovator', 'unit_admin', 'unit_head', 'verifier', 'coordinator')),
    primary key (edition_id, no),
    check (ends >= starts)
  )`,
  `create table deadline_exception (
    edition_id text not null references edition_calendar (edition_id),
    unit_id text not null references unit (id),
    granted_at timestamptz not null default now(),
    primary key (edition_id, unit_id)
  )`,
  /* one-time codes of what is neither an innovation nor a broadcast: shown to one person, for one purpose */
  `create table confirmation (
    id bigint generated always as identity primary key,
    person_id bigint not null references person (id),
    purpose text not null check (length(purpose) between 1 and 2000),
    code_hash bytea not null check (length(code_hash) = 32),
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  `create index confirmation_live on confirmation (person_id) where used_at is null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
