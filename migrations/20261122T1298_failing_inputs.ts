// Keeps what cannot be handled at the moment apart from what can, with how often and since when, and lets a message be
// closed as in doubt: it may be sound, but its person's later messages could not wait for it any longer.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table failing_input (
    person_id bigint not null references person (id),
    /* null: the outcome of files, which is no message */
    inbox_id bigint references inbox (id),
    since timestamptz not null default now(),
    attempts int not null default 1 check (attempts > 0),
    defects int not null default 0 check (defects between 0 and attempts),
    error text not null,
    next_try_at timestamptz not null,
    unique nulls not distinct (person_id, inbox_id)
  )`,
  `create index failing_input_due on failing_input (next_try_at)`,
  `alter table inbox drop constraint inbox_outcome_check`,
  `alter table inbox add constraint inbox_outcome_check
    check (outcome in ('handled', 'ignored', 'failed', 'in_doubt'))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
