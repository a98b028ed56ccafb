// Lets a program hold monev and freeze a list: a token has no person, its role stands in the event instead.
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table monev_row alter column written_by drop not null`,
  `alter table monev_visit alter column officer_id drop not null`,
  `alter table designation alter column frozen_by drop not null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
