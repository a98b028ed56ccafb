// Lists of the catalogue that are narrowed by a unit together with a year or an urusan are read from one index: counting those
// with common words went through every card of the unit and of the year.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create index hub_card_unit_year on hub_card (unit_id, year, seq)`,
  `create index hub_card_unit_field on hub_card (unit_id, field, seq)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
