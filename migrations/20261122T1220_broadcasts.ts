// Creates broadcasts: what is sent to many, to whom, how far it came, and what people answered.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table broadcast (
    id bigint generated always as identity primary key,
    code text not null unique check (code ~ '^S[0-9]{4,6}$'),
    /* the broadcast of which this one is a repetition */
    parent_id bigint references broadcast (id),
    created_by bigint references person (id),
    token_id bigint references api_token (id),
    /* the unit of an admin who writes to their own people; null for everybody */
    unit_id text references unit (id),
    audience jsonb not null,
    text text not null check (length(text) between 1 and 4000),
    question jsonb,
    repeat_until date,
    late_joiners boolean not null default false,
    open_until timestamptz,
    state text not null check (state in ('draft', 'scheduled', 'running', 'paused', 'done', 'cancelled')),
    starts_at timestamptz not null,
    /* hash of the code that confirms a draft made over the API */
    confirm_hash bytea check (length(confirm_hash) = 32),
    confirmed_count int check (confirmed_count > 0),
    created_at timestamptz not null default now(),
    looked_at timestamptz,
    finished_at timestamptz,
    check ((created_by is null) <> (token_id is null)),
    check (state in ('draft', 'cancelled') or confirmed_count is not null),
    check (state not in ('done', 'cancelled') or finished_at is not null)
  )`,
  `create index broadcast_active on broadcast (starts_at) where state in ('scheduled', 'running', 'paused')`,
  `create unique index broadcast_repetition on broadcast (parent_id, starts_at) where parent_id is not null`,
  /* each person once, whoever adds them and however often */
  `create table broadcast_recipient (
    broadcast_id bigint not null references broadcast (id),
    person_id bigint not null references person (id),
    state text not null check (state in ('waiting', 'queued', 'skipped')),
    reason text,
    outbox_id bigint unique references outbox (id),
    /* a network asked for patience until then; kept when the message is taken back */
    not_before timestamptz,
    primary key (broadcast_id, person_id),
    check ((state = 'queued') = (outbox_id is not null)),
    check ((state = 'skipped') = (reason is not null))
  )`,
  `create index broadcast_recipient_waiting on broadcast_recipient (broadcast_id, person_id) where state = 'waiting'`,
  `create index broadcast_recipient_person on broadcast_recipient (person_id)`,
  `create table broadcast_answer (
    broadcast_id bigint not null references broadcast (id),
    person_id bigint not null references person (id),
    answer text not null check (length(answer) between 1 and 100),
    representative text check (length(representative) between 1 and 200),
    inbox_id bigint,
    answered_at timestamptz not null default now(),
    primary key (broadcast_id, person_id),
    check ((answer = 'represented') = (representative is not null))
  )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
