// Creates the register of candidates (temuan): what may be an innovation, from the day it was noted until it is begun or closed.
import { type Kysely, sql } from 'kysely';

const kinds = `'deadline', 'returned', 'waiting', 'almost', 'digest', 'mentor_list', 'unit_not_begun', 'idle', 'not_begun',
  'candidate'`;

const statements = [
  /* smaller numbers are years in the form: T-0, T-1, T-2 */
  `create sequence candidate_number as int start 101 minvalue 101`,
  `create table candidate (
    number int primary key check (number >= 101),
    edition_id text not null,
    unit_id text not null references unit (id),
    sentence text not null check (length(trim(sentence)) > 0 and length(sentence) <= 1500),
    reporter_id bigint not null references person (id),
    /* the five answers in their order: yes, no, in doubt */
    signs text check (signs ~ '^[yn?]{5}$'),
    state text not null default 'new' check (state in ('new', 'assigned', 'begun', 'postponed', 'not_innovation', 'same')),
    owner_id bigint references person (id),
    taken_at timestamptz,
    reason text check (length(trim(reason)) > 0 and length(reason) <= 500),
    same_candidate int references candidate (number) check (same_candidate <> number),
    same_innovation bigint references innovation (id),
    innovation_id bigint references innovation (id),
    remind_on date,
    version int not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    check (state <> 'new' or owner_id is null),
    check (state <> 'assigned' or owner_id is not null),
    check (taken_at is null or owner_id is not null),
    check ((state = 'not_innovation') = (reason is not null)),
    check ((state = 'same') = (num_nonnulls(same_candidate, same_innovation) = 1)),
    check (num_nonnulls(same_candidate, same_innovation) <= 1),
    check ((state = 'begun') = (innovation_id is not null)),
    check ((state in ('new', 'assigned', 'postponed')) = (remind_on is not null))
  )`,
  `create index candidate_unit on candidate (edition_id, unit_id)`,
  `create index candidate_reporter on candidate (reporter_id)`,
  `create index candidate_owner on candidate (owner_id) where owner_id is not null`,
  `create unique index candidate_innovation on candidate (innovation_id) where innovation_id is not null`,
  `create index candidate_due on candidate (remind_on) where remind_on is not null`,
  `alter table reminder drop constraint reminder_kind_check`,
  `alter table reminder add constraint reminder_kind_check check (kind in (${kinds}))`,
  /* in the database, so that no writer can forget it */
  `create function candidate_changes_reminders() returns trigger language plpgsql as $$
  begin
    perform cancel_reminders(array(select 'candidate:' || number from changed));
    return null;
  end $$`,
  `create trigger candidate_reminders after update on candidate
    referencing new table as changed for each statement execute function candidate_changes_reminders()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
