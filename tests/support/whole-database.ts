// Looks for a value everywhere in the database: every column of every table, text and bytes.
// It knows no table by name, so a new one is looked through as well.
import { sql } from 'kysely';
import type { TestDatabase } from './database.ts';

/** The tables in which the value stands, in plain or inside bytes, as `table: row`. */
export async function foundIn({ db }: Pick<TestDatabase, 'db'>, value: string): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db);
  const hex = Buffer.from(value).toString('hex');
  // As JSON writes it inside JSON.
  const plain = JSON.stringify(value).slice(1, -1);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ line: string }>`
      select left(t::text, 300) as line from ${sql.table(name)} t
      where strpos(t::text, ${value}) > 0 or strpos(t::text, ${hex}) > 0 or strpos(t::text, ${plain}) > 0`.execute(
      db,
    );
    found.push(...rows.map(({ line }) => `${name}: ${line}`));
  }
  return found;
}
