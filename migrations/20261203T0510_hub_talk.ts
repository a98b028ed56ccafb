// Who wants to copy what is published and what came of it, and what units ask each other about it.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create sequence hub_copy_number as int`,
  `create table hub_copy (
    number int primary key check (number > 0),
    code text not null references innovation (code),
    /* what it was called in the catalogue then: those who asked may know it, and no later name */
    name text not null check (length(trim(name)) > 0),
    person_id bigint not null references person (id),
    /* the unit that asks; of another region its name, as typed */
    unit_id text references unit (id),
    origin text check (length(trim(origin)) > 0 and length(origin) <= 100),
    purpose text check (length(purpose) between 1 and 600),
    state text not null default 'asked' check (state in ('asked', 'accepted', 'refused', 'done')),
    /* why not, what was written along with the yes, or what came of it */
    remark text check (length(remark) between 1 and 600),
    answered_by bigint references person (id),
    version int not null default 1,
    created_at timestamptz not null default now(),
    changed_at timestamptz,
    check ((unit_id is null) <> (origin is null)),
    check ((state = 'asked') = (answered_by is null)),
    check (state <> 'refused' or remark is not null)
  )`,
  `create unique index hub_copy_once on hub_copy (code, unit_id) where state <> 'refused'`,
  `create index hub_copy_code on hub_copy (code, state)`,
  `create index hub_copy_person on hub_copy (person_id, created_at)`,
  `create trigger hub_copy_changed after insert or update or delete on hub_copy for each statement execute function hub_changed()`,
  `create sequence hub_note_number as int`,
  `create table hub_note (
    number int primary key check (number > 0),
    code text not null references innovation (code),
    name text not null check (length(trim(name)) > 0),
    /* a letter between both sides of a request; null: a question that all units may read */
    copy_number int references hub_copy (number),
    person_id bigint not null references person (id),
    unit_id text references unit (id),
    text text not null check (length(text) between 1 and 600),
    answer text check (length(answer) between 1 and 600),
    answered_by bigint references person (id),
    hidden_by bigint references person (id),
    hidden_reason text check (length(hidden_reason) between 1 and 600),
    version int not null default 1,
    created_at timestamptz not null default now(),
    changed_at timestamptz,
    check ((answer is null) = (answered_by is null)),
    check ((hidden_by is null) = (hidden_reason is null))
  )`,
  `create index hub_note_code on hub_note (code, number)`,
  `create index hub_note_person on hub_note (person_id, created_at)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
