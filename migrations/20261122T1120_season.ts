// Creates what a season leaves behind beside innovations: nil statements, monev (Form C.2), designation, hand-overs,
// requests about one's own data; and the end of a role's term.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table nil_statement (
    id bigint generated always as identity primary key,
    unit_id text not null references unit (id),
    edition_id text not null,
    declared_by bigint not null references person (id),
    declared_at timestamptz not null default now(),
    confirmed_by bigint references person (id),
    confirmed_at timestamptz,
    lapsed_at timestamptz,
    check ((confirmed_by is null) = (confirmed_at is null))
  )`,
  `create unique index nil_statement_once on nil_statement (unit_id, edition_id) where lapsed_at is null`,
  `create table monev_row (
    innovation_id bigint not null references innovation (id),
    no smallint not null check (no between 1 and 7),
    factual text not null check (length(trim(factual)) > 0),
    advice text,
    written_by bigint not null references person (id),
    written_at timestamptz not null default now(),
    primary key (innovation_id, no)
  )`,
  `create table monev_visit (
    innovation_id bigint primary key references innovation (id),
    unit_officer text not null check (length(trim(unit_officer)) > 0),
    officer_id bigint not null references person (id),
    held_at timestamptz not null default now()
  )`,
  `create table designation (
    id bigint generated always as identity primary key,
    edition_id text not null,
    frozen_by bigint not null references person (id),
    frozen_at timestamptz not null default now(),
    sk_number text check (length(trim(sk_number)) > 0),
    sk_date date,
    recorded_by bigint references person (id),
    recorded_at timestamptz,
    dropped_at timestamptz,
    check ((sk_number is null) = (sk_date is null) and (sk_number is null) = (recorded_at is null)),
    check (recorded_at is null or dropped_at is null)
  )`,
  `create unique index designation_open on designation (edition_id) where recorded_at is null and dropped_at is null`,
  `create table designation_item (
    designation_id bigint not null references designation (id),
    innovation_id bigint not null references innovation (id),
    position int not null check (position > 0),
    version int not null,
    primary key (designation_id, innovation_id),
    unique (designation_id, position)
  )`,
  `alter table innovation add column portal_id text check (length(trim(portal_id)) > 0)`,
  `alter table innovation add constraint reported_with_portal_id check (state <> 'reported' or portal_id is not null)`,
  `alter table innovation add column designation_id bigint references designation (id)`,
  `alter table innovation add constraint designated_by_list check (state not in ('designated', 'reported') or designation_id is not null)`,
  `create table hand_over (
    id bigint generated always as identity primary key,
    from_person bigint not null references person (id),
    to_person bigint not null references person (id),
    unit_id text not null references unit (id),
    started_by bigint not null references person (id),
    started_at timestamptz not null default now(),
    accepted_at timestamptz,
    cancelled_at timestamptz,
    check (from_person <> to_person),
    check (accepted_at is null or cancelled_at is null)
  )`,
  `create unique index hand_over_open on hand_over (from_person, unit_id) where accepted_at is null and cancelled_at is null`,
  `create index hand_over_to on hand_over (to_person) where accepted_at is null and cancelled_at is null`,
  `create table data_request (
    id bigint generated always as identity primary key,
    person_id bigint not null references person (id),
    asked_at timestamptz not null default now(),
    /* UU 27/2022: within 3 x 24 hours */
    due_at timestamptz not null default now() + interval '72 hours',
    done_at timestamptz,
    done_by bigint references person (id),
    withdrawn_at timestamptz,
    check (done_at is null or withdrawn_at is null)
  )`,
  `create unique index data_request_open on data_request (person_id) where done_at is null and withdrawn_at is null`,
  `alter table person add column erased_at timestamptz`,
  `alter table person add constraint erased_is_empty check (erased_at is null or (name is null and nip is null and consented_at is null))`,
  `alter table invitation add column acting boolean not null default false`,
  `alter table invitation add column term_days int check (term_days > 0)`,
  `alter table role_grant add column acting boolean not null default false`,
  `alter table role_grant add constraint acting_ends check (not acting or ends_at is not null)`,
  `create index role_grant_person on role_grant (person_id) where revoked_at is null`,
  `create index event_type_person on event (type) where type = 'record_read'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
