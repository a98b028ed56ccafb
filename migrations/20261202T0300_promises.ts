// Keeps what a unit promised on a visit and what a meeting decided with a day, so that it can be asked after.
import { type Kysely, sql } from 'kysely';

const kinds = `'deadline', 'returned', 'waiting', 'almost', 'digest', 'mentor_list', 'unit_not_begun', 'idle', 'not_begun',
  'candidate', 'promise'`;

const statements = [
  `create sequence promise_number as int`,
  `create table promise (
    number int primary key check (number > 0),
    edition_id text not null,
    /* null: of nobody's unit, asked of whoever noted it */
    unit_id text references unit (id),
    text text not null check (length(trim(text)) > 0 and length(text) <= 1500),
    who text check (length(trim(who)) > 0 and length(who) <= 300),
    until date not null,
    state text not null default 'open' check (state in ('open', 'kept', 'dropped')),
    /* the decision of a meeting that it is */
    meeting_point_id bigint unique references meeting_point (id) on delete set null,
    made_by bigint not null references person (id),
    answered_by bigint references person (id),
    answered_at timestamptz,
    version int not null default 1,
    created_at timestamptz not null default now(),
    check ((answered_by is null) = (answered_at is null)),
    check (state = 'open' or answered_by is not null)
  )`,
  `create index promise_unit on promise (edition_id, unit_id)`,
  `create index promise_made_by on promise (made_by)`,
  `create index promise_answered_by on promise (answered_by) where answered_by is not null`,
  `create index promise_due on promise (until) where state = 'open'`,
  `alter table reminder drop constraint reminder_kind_check`,
  `alter table reminder add constraint reminder_kind_check check (kind in (${kinds}))`,
  /* in the database, so that no writer can forget it */
  `create function promise_changes_reminders() returns trigger language plpgsql as $$
  begin
    perform cancel_reminders(array(select 'promise:' || number from changed));
    return null;
  end $$`,
  `create trigger promise_reminders after update on promise
    referencing new table as changed for each statement execute function promise_changes_reminders()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
