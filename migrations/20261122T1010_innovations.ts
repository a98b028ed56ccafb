// Creates editions, innovations with their answers and evidence files, and the append-only event record.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table edition (
    id text not null,
    version int not null,
    definition jsonb not null,
    created_at timestamptz not null default now(),
    primary key (id, version)
  )`,
  `create table innovation (
    id bigint generated always as identity primary key,
    code text not null unique check (code ~ '^INV-[0-9A-Z]{4,8}$'),
    unit_id text not null references unit (id),
    edition_id text not null,
    edition_version int not null,
    owner_id bigint not null references person (id),
    state text not null default 'draft' check (state in (
      'draft', 'submitted', 'unit_verified', 'unit_endorsed', 'accepted', 'monitored', 'designated', 'reported',
      'returned', 'rejected', 'withdrawn')),
    /* the state a returned innovation goes back to when it is repaired */
    returned_from text check (returned_from in ('submitted', 'unit_verified', 'unit_endorsed', 'accepted')),
    /* items open for repair, with the note of each; null unless returned */
    open_items jsonb,
    name text,
    /* rises by one with every event of this innovation */
    version int not null default 0,
    event_hash bytea,
    submitted_at timestamptz,
    state_since timestamptz not null default now(),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    foreign key (edition_id, edition_version) references edition (id, version),
    check ((state = 'returned') = (returned_from is not null)),
    check ((state = 'returned') = (open_items is not null)),
    check (state in ('draft', 'withdrawn') or submitted_at is not null)
  )`,
  `create index innovation_unit on innovation (unit_id, state)`,
  `create index innovation_owner on innovation (owner_id)`,
  `create index innovation_state on innovation (state, state_since)`,
  `alter table conversation add foreign key (focus_id) references innovation (id)`,
  `create table co_filler (
    innovation_id bigint not null references innovation (id),
    person_id bigint not null references person (id),
    added_at timestamptz not null default now(),
    removed_at timestamptz,
    primary key (innovation_id, person_id)
  )`,
  `create index co_filler_person on co_filler (person_id)`,
  `create table answer (
    innovation_id bigint not null references innovation (id),
    item text not null check (length(item) between 1 and 100),
    value jsonb not null,
    revision int not null check (revision > 0),
    written_by bigint not null references person (id),
    inbox_id bigint,
    to_confirm boolean not null default false,
    updated_at timestamptz not null default now(),
    primary key (innovation_id, item)
  )`,
  `create table evidence_file (
    id bigint generated always as identity primary key,
    person_id bigint not null references person (id),
    innovation_id bigint references innovation (id),
    item text,
    purpose text not null check (purpose in ('evidence', 'text', 'scan')),
    state text not null default 'announced' check (state in ('announced', 'fetching', 'stored', 'refused', 'failed', 'removed')),
    reason jsonb,
    inbox_id bigint,
    channel text not null,
    ref jsonb not null,
    name text not null,
    caption text,
    album text,
    declared_size bigint,
    sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
    size bigint check (size > 0),
    format text,
    mime text,
    duration_seconds real,
    attempts int not null default 0,
    next_try_at timestamptz not null default now(),
    claimed_by int,
    created_at timestamptz not null default now(),
    stored_at timestamptz,
    /* null until the outcome was handed to the conversation, which tells the sender */
    told_at timestamptz,
    check (state <> 'stored' or purpose = 'text' or (sha256 is not null and size is not null and format is not null and stored_at is not null)),
    check (state not in ('refused', 'failed') or reason is not null),
    check (purpose <> 'evidence' or (innovation_id is not null and item is not null))
  )`,
  `create index evidence_file_waiting on evidence_file (next_try_at) where state in ('announced', 'fetching')`,
  `create index evidence_file_untold on evidence_file (person_id) where told_at is null and state in ('stored', 'refused', 'failed')`,
  `create index evidence_file_item on evidence_file (innovation_id, item)`,
  `create index evidence_file_hash on evidence_file (sha256) where state = 'stored'`,
  `create index evidence_file_person on evidence_file (person_id) where state in ('announced', 'fetching')`,
  `create table upload_link (
    token_hash bytea primary key check (length(token_hash) = 32),
    person_id bigint not null references person (id),
    innovation_id bigint not null references innovation (id),
    item text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  `create table card (
    id bigint generated always as identity primary key,
    person_id bigint not null references person (id),
    innovation_id bigint not null references innovation (id),
    version int not null,
    code_hash bytea not null check (length(code_hash) = 32),
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  `create unique index card_live on card (person_id, code_hash) where used_at is null`,
  `create index card_innovation on card (innovation_id) where used_at is null`,
  `create table event (
    id bigint generated always as identity primary key,
    subject text not null,
    seq int not null check (seq > 0),
    type text not null,
    item text,
    innovation_id bigint references innovation (id),
    person_id bigint references person (id),
    role text,
    channel text,
    inbox_id bigint,
    request_id text,
    before jsonb,
    after jsonb,
    reason text,
    at timestamptz not null,
    prev_hash bytea,
    hash bytea not null check (length(hash) = 32),
    unique (subject, seq),
    check (seq = 1 or prev_hash is not null)
  )`,
  `create index event_innovation on event (innovation_id, seq) where innovation_id is not null`,
  `create index event_inbox on event (inbox_id) where inbox_id is not null`,
  `create function event_is_append_only() returns trigger language plpgsql as $$
  begin
    raise exception 'the event record is append-only';
  end $$`,
  `create trigger event_append_only before update or delete on event for each row execute function event_is_append_only()`,
  `create trigger event_no_truncate before truncate on event for each statement execute function event_is_append_only()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
