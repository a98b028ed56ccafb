// What a backup holds of the database, read from the database itself: tables, sequences, migrations.
// Sessions of chat networks are left out: a copy of one would break the original, and it is secret. So are processes that
// ended: they are none of the restored place.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/** A handle of this layer: the pool, one connection or a transaction. */
export type Handle = Kysely<Database>;

const excluded = /^(?:kysely_|wa_|dead_epoch$)/;

/** Lists the tables whose rows belong into a backup. */
export async function backedUpTables(db: Handle): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE' order by table_name`.execute(
    db,
  );
  return rows.map(({ name }) => name).filter((name) => !excluded.test(name));
}

/** Lists the sequences with the last number each gave out; null when it gave none. */
export async function sequences(
  db: Handle,
): Promise<readonly { name: string; last: string | null }[]> {
  const { rows } = await sql<{ name: string; last: string | null }>`
    select sequencename as name, last_value::text as last from pg_sequences
    where schemaname = current_schema() order by sequencename`.execute(db);
  return rows.filter(({ name }) => !excluded.test(name));
}

/** Lists the migrations that were run, in their order; empty for an empty database. */
export async function doneMigrations(db: Handle): Promise<readonly string[]> {
  const table = await sql<{ present: boolean }>`
    select to_regclass('kysely_migration') is not null as present`.execute(db);
  if (table.rows[0]?.present !== true) return [];
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

/** Lifts the limits of ordinary queries for this connection: a whole table takes its time. */
export async function takeYourTime(db: Handle): Promise<void> {
  await sql`select set_config('statement_timeout', '0', true), set_config('lock_timeout', '0', true),
    set_config('idle_in_transaction_session_timeout', '0', true)`.execute(db);
}
