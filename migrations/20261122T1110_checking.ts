// Creates what the checks after the first one need: batch cards, claims, verified levels, answered API requests,
// and on a notice the role for which it was written, so that it dies with the role.
import { type Kysely, sql } from 'kysely';

const statements = [
  /* cards shown together share the hash of the batch's code */
  `alter table card add column batch_hash bytea check (length(batch_hash) = 32)`,
  `create index card_batch on card (person_id, batch_hash) where used_at is null and batch_hash is not null`,
  `create table claim (
    innovation_id bigint primary key references innovation (id),
    person_id bigint not null references person (id),
    claimed_at timestamptz not null default now(),
    until timestamptz not null,
    check (until > claimed_at)
  )`,
  `create index claim_person on claim (person_id)`,
  `create table verified_level (
    innovation_id bigint not null references innovation (id),
    item text not null check (length(item) between 1 and 100),
    level smallint not null check (level between 0 and 3),
    reason text not null check (length(trim(reason)) > 0),
    set_by bigint references person (id),
    set_at timestamptz not null default now(),
    primary key (innovation_id, item)
  )`,
  `alter table outbox add column for_role text`,
  `alter table outbox add column for_unit text`,
  `create index outbox_for_role on outbox (person_id) where state = 'queued' and for_role is not null`,
  `create table api_request (
    token_id bigint not null references api_token (id),
    key text not null check (length(key) between 1 and 200),
    body_hash bytea not null check (length(body_hash) = 32),
    status int not null,
    response jsonb not null,
    at timestamptz not null default now(),
    primary key (token_id, key)
  )`,
  `create index innovation_queue on innovation (state, state_since, id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
