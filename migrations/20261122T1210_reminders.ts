// Creates reminders (one a person a day, each distance once), what people say about them, and gakor with their mentors.
// A message may lose its reason before it is sent: `valid_until`, and what a reminder is about.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table gakor (
    id int generated always as identity primary key,
    name text not null unique check (length(trim(name)) > 0)
  )`,
  `create table gakor_unit (
    unit_id text primary key references unit (id),
    gakor_id int not null references gakor (id)
  )`,
  `create index gakor_unit_gakor on gakor_unit (gakor_id)`,
  `create table gakor_mentor (
    gakor_id int not null references gakor (id),
    person_id bigint not null references person (id),
    primary key (gakor_id, person_id)
  )`,
  `create index gakor_mentor_person on gakor_mentor (person_id)`,
  /* after this moment the message says something that no longer holds, or disturbs the quiet hours: it is not sent */
  `alter table outbox add column valid_until timestamptz`,
  `create index outbox_expiring on outbox (valid_until) where state = 'queued' and valid_until is not null`,
  `create table reminder_setting (
    person_id bigint primary key references person (id),
    stopped_at timestamptz,
    /* they asked to be reminded from this day on */
    asked_day date,
    updated_at timestamptz not null default now()
  )`,
  `create table reminder (
    person_id bigint not null references person (id),
    day date not null,
    kind text not null check (kind in ('deadline', 'returned', 'waiting', 'almost', 'digest', 'mentor_list',
      'unit_not_begun', 'idle', 'not_begun')),
    key text not null check (length(key) between 1 and 300),
    outbox_id bigint not null references outbox (id),
    created_at timestamptz not null default now(),
    primary key (person_id, day),
    unique (person_id, key)
  )`,
  `create unique index reminder_outbox on reminder (outbox_id)`,
  /* what a queued reminder rests on; gone when it was sent or cancelled */
  `create table reminder_about (
    subject text not null,
    outbox_id bigint not null references outbox (id),
    primary key (subject, outbox_id)
  )`,
  `create index reminder_about_outbox on reminder_about (outbox_id)`,
  /* Cancels queued messages. A reminder among them that never was on its way counts as never said. Rows that
     somebody else holds are on their way and stay. */
  `create function cancel_queued(ids bigint[], why text) returns void language sql as $$
    with gone as (
      select id from outbox where id = any(ids) and state = 'queued' for update skip locked
    ), cancelled as (
      update outbox o set state = 'cancelled', last_error = why,
        /* what was never on its way may be said another time */
        notice_key = case when o.claims = 0 then null else o.notice_key end
      from gone where o.id = gone.id
      returning o.id, o.claims
    ), about as (
      delete from reminder_about a using cancelled c where a.outbox_id = c.id
    )
    delete from reminder r using cancelled c where r.outbox_id = c.id and c.claims = 0
  $$`,
  `create function cancel_reminders(about text[]) returns void language sql as $$
    select cancel_queued(array(select a.outbox_id from reminder_about a where a.subject = any(about)), 'no longer true')
  $$`,
  /* in the database, so that no writer can forget it: chat, API and command line change innovations alike */
  `create function innovation_changes_reminders() returns trigger language plpgsql as $$
  begin
    perform cancel_reminders(array(select 'innovation:' || id from changed));
    return null;
  end $$`,
  `create trigger innovation_reminders after update on innovation
    referencing new table as changed for each statement execute function innovation_changes_reminders()`,
  `create function innovation_begins() returns trigger language plpgsql as $$
  begin
    perform cancel_reminders(array(select 'unit:' || unit_id from begun union all select 'person:' || owner_id from begun));
    return null;
  end $$`,
  `create trigger innovation_begun after insert on innovation
    referencing new table as begun for each statement execute function innovation_begins()`,
  /* what was meant for the holder of a role is not for somebody who lost it */
  `create function grant_changes_reminders() returns trigger language plpgsql as $$
  begin
    perform cancel_reminders(array(select 'person:' || person_id from changed));
    return null;
  end $$`,
  `create trigger role_grant_reminders after update on role_grant
    referencing new table as changed for each statement execute function grant_changes_reminders()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
