// Lets members of the council bring innovations in beside citizens, villages and training classes.
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table proposal drop constraint proposal_kind_check`,
  `alter table proposal add constraint proposal_kind_check check (kind in ('class', 'village', 'citizen', 'council'))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
