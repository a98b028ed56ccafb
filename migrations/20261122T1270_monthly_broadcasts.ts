// Lets a broadcast repeat every month beside every week.
import { type Kysely, sql } from 'kysely';

const statements = [
  /* null: a repetition is weekly. The day that was asked for is kept, because shorter months and Sundays move single times */
  `alter table broadcast add column repeat_monthday int check (repeat_monthday between 1 and 31)`,
  `alter table broadcast add constraint broadcast_monthly_ends check (repeat_monthday is null or repeat_until is not null)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
