// Creates units, people, their addresses and conversations, roles and the codes that lead to them.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table unit (
    id text primary key,
    name text not null unique check (length(trim(name)) > 0),
    kind text not null check (kind in ('skpd', 'blud', 'upt', 'kecamatan')),
    short text,
    aliases text[] not null default '{}',
    former text[] not null default '{}',
    active boolean not null default true
  )`,
  `create table person (
    id bigint generated always as identity primary key,
    name text,
    nip text check (nip ~ '^[0-9]{18}$'),
    unit_id text references unit (id),
    consent_version text,
    consented_at timestamptz,
    consent_inbox_id bigint,
    rev int not null default 0,
    event_hash bytea,
    event_seq int not null default 0,
    created_at timestamptz not null default now(),
    check ((consent_version is null) = (consented_at is null))
  )`,
  `create table address (
    id bigint generated always as identity primary key,
    channel text not null check (channel in ('telegram', 'whatsapp', 'webchat')),
    native_id text not null check (length(native_id) between 1 and 200),
    person_id bigint not null references person (id),
    state text not null default 'active' check (state in ('active', 'blocked', 'dead')),
    /* the highest message id that the network is known to have given out in this chat */
    last_provider_id text,
    created_at timestamptz not null default now(),
    unique (channel, native_id)
  )`,
  `create index address_person on address (person_id)`,
  `create table conversation (
    person_id bigint primary key references person (id),
    address_id bigint not null references address (id),
    focus_id bigint,
    state jsonb not null,
    rev int not null default 0,
    last_inbound_at timestamptz,
    updated_at timestamptz not null default now()
  )`,
  `create table role_grant (
    id bigint generated always as identity primary key,
    person_id bigint not null references person (id),
    role text not null check (role in ('innovator', 'unit_admin', 'unit_head', 'mentor', 'verifier', 'coordinator', 'operator')),
    unit_id text references unit (id),
    granted_by bigint references person (id),
    invitation_id bigint,
    granted_at timestamptz not null default now(),
    ends_at timestamptz,
    frozen_at timestamptz,
    revoked_at timestamptz,
    revoked_by bigint references person (id),
    check ((role in ('innovator', 'unit_admin', 'unit_head')) = (unit_id is not null))
  )`,
  `create unique index role_grant_once on role_grant (person_id, role, coalesce(unit_id, '')) where revoked_at is null`,
  `create index role_grant_unit on role_grant (role, unit_id) where revoked_at is null`,
  `create table invitation (
    id bigint generated always as identity primary key,
    code_hash bytea not null unique check (length(code_hash) = 32),
    role text not null check (role in ('innovator', 'unit_admin', 'unit_head', 'mentor', 'verifier', 'coordinator', 'operator')),
    unit_id text references unit (id),
    note text,
    created_by bigint references person (id),
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_by bigint references person (id),
    used_at timestamptz,
    revoked_at timestamptz,
    check ((role in ('innovator', 'unit_admin', 'unit_head')) = (unit_id is not null)),
    check ((used_by is null) = (used_at is null)),
    check (expires_at > created_at)
  )`,
  `alter table role_grant add foreign key (invitation_id) references invitation (id)`,
  `create table link_code (
    code_hash bytea primary key check (length(code_hash) = 32),
    person_id bigint not null references person (id),
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  `create table code_attempt (
    id bigint generated always as identity primary key,
    person_id bigint not null references person (id),
    kind text not null,
    at timestamptz not null default now()
  )`,
  `create index code_attempt_recent on code_attempt (person_id, at)`,
  `create table api_token (
    id bigint generated always as identity primary key,
    token_hash bytea not null unique check (length(token_hash) = 32),
    role text not null check (role in ('unit_admin', 'unit_head', 'mentor', 'verifier', 'coordinator', 'operator')),
    unit_id text references unit (id),
    label text,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    revoked_at timestamptz,
    check ((role in ('unit_admin', 'unit_head')) = (unit_id is not null))
  )`,
  `create table setting (key text primary key, value jsonb not null, updated_at timestamptz not null default now())`,
  `create sequence process_epoch as int`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
