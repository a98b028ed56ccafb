// Webhooks out: addresses of programs that are told of steps, and what became of each telling.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table webhook (
    id bigint generated always as identity primary key,
    token_id bigint not null references api_token (id),
    url text not null check (length(url) between 8 and 500),
    steps text[] not null check (cardinality(steps) between 1 and 20),
    created_at timestamptz not null default now(),
    ended_at timestamptz
  )`,
  `create index webhook_open on webhook (token_id) where ended_at is null`,
  `create table webhook_delivery (
    id bigint generated always as identity primary key,
    webhook_id bigint not null references webhook (id),
    event_id bigint not null references event (id),
    state text not null default 'waiting' check (state in ('waiting', 'delivered', 'given_up')),
    attempts int not null default 0 check (attempts >= 0),
    next_at timestamptz default now(),
    /* what the last attempt came to: the status of the answer, or why there was none */
    status int check (status between 100 and 599),
    problem text check (problem in ('private_address', 'unknown_host', 'no_answer', 'refused', 'ended')),
    created_at timestamptz not null default now(),
    ended_at timestamptz,
    unique (webhook_id, event_id),
    check ((state = 'waiting') = (next_at is not null)),
    check ((state = 'waiting') = (ended_at is null))
  )`,
  `create index webhook_delivery_due on webhook_delivery (webhook_id, next_at) where state = 'waiting'`,
  `create index webhook_delivery_ended on webhook_delivery (ended_at) where ended_at is not null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
