// Creates the inbox (what people sent, once) and the outbox (what is said to people, with proof of sending).
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table inbox (
    id bigint generated always as identity primary key,
    address_id bigint not null references address (id),
    external_id text not null check (length(external_id) between 1 and 200),
    kind text not null,
    payload jsonb not null,
    raw bytea not null,
    chat_order double precision not null,
    sent_at timestamptz not null,
    received_at timestamptz not null default now(),
    done_at timestamptz,
    outcome text check (outcome in ('handled', 'ignored', 'failed')),
    attempts int not null default 0,
    error text,
    unique (address_id, external_id),
    check ((done_at is null) = (outcome is null))
  )`,
  `create index inbox_waiting on inbox (address_id, id) where done_at is null`,
  `create table outbox (
    id bigint generated always as identity primary key,
    person_id bigint not null references person (id),
    address_id bigint not null references address (id),
    channel text not null,
    kind text not null check (kind in ('reply', 'notice', 'broadcast')),
    message jsonb not null,
    /* one event gives one person one notice */
    notice_key text unique,
    state text not null default 'queued' check (state in (
      'queued', 'sending', 'sent', 'delivered', 'read', 'uncertain', 'parked', 'dead', 'superseded', 'cancelled')),
    inbox_id bigint,
    claimed_by int,
    floor text,
    provider_ids text[] not null default '{}',
    attempts int not null default 0,
    resent boolean not null default false,
    last_error text,
    due_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    sent_at timestamptz,
    check (state <> 'sending' or claimed_by is not null),
    check (state not in ('sent', 'delivered', 'read') or sent_at is not null)
  )`,
  `create index outbox_due on outbox (channel, kind, due_at, id) where state = 'queued'`,
  `create index outbox_claimed on outbox (claimed_by, id) where state in ('sending', 'uncertain')`,
  `create index outbox_person on outbox (person_id, id)`,
  `create index outbox_address on outbox (address_id, id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
