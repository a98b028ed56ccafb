// Brings the tables to the state this code needs, by the files in /migrations, in their order.
// It never undoes a migration and never touches a database that newer code has changed.
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql, type Kysely } from 'kysely';
import { isMissingTable } from './errors.ts';
import type { Database } from './schema.ts';

const migrationFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

/**
 * Runs every migration that has not run yet, all in one transaction, and gives their names.
 * Several processes may call it at once: an advisory lock lets one work and the others wait.
 * Throws one plain sentence when the database was made by newer code, and the cause when a
 * migration fails; in both cases nothing has changed.
 */
export async function migrate(
  db: Kysely<Database>,
  folder: string = migrationFolder,
): Promise<string[]> {
  return db.connection().execute(async (connection) => {
    const waiting = await notRun(connection, folder);
    // As at almost every start: nothing more is loaded or asked.
    if (waiting.length === 0) return [];
    // Waiting for another process and filling a large table may both take long, and so may a machine that is busy between two
    // statements; here only.
    await sql`select ${sql.join(LIMITS.map((limit) => sql`set_config(${limit}, '0', false)`))}`.execute(
      connection,
    );
    const limitAgain = async (): Promise<void> => {
      for (const limit of LIMITS) await sql`reset ${sql.raw(limit)}`.execute(connection);
    };
    const names = await run(connection, folder).catch(async (error: unknown) => {
      // A connection that is gone takes no statement; what went wrong is told, not that.
      await limitAgain().catch(() => undefined);
      throw error;
    });
    await limitAgain();
    return names;
  });
}

/** What a connection is limited by, and a migration is not. */
const LIMITS = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];

async function run(connection: Kysely<Database>, folder: string): Promise<string[]> {
  const { FileMigrationProvider, Migrator } = await import('kysely/migration');
  const provider = new FileMigrationProvider({ fs, path, migrationFolder: folder });
  const { error, results } = await new Migrator({ db: connection, provider }).migrateToLatest();
  if (error !== undefined) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName;
    throw new Error(`The database could not be migrated${failed ? ` (${failed})` : ''}.`, {
      cause: error,
    });
  }
  return (results ?? []).map((result) => result.migrationName);
}

/** Names what has not run yet. Throws when the database knows more than the folder: newer code made it. */
async function notRun(connection: Kysely<Database>, folder: string): Promise<string[]> {
  const files = await fs.readdir(folder);
  const known = files.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -3));
  const done = new Set(await namesOfDone(connection));
  const unknown = [...done].filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(
      `The database was made by a newer version of this program (${unknown.join(', ')}); start that version or restore an older backup.`,
    );
  }
  return known.filter((name) => !done.has(name));
}

async function namesOfDone(connection: Kysely<Database>): Promise<string[]> {
  try {
    const { rows } = await sql<{ name: string }>`
      select name from kysely_migration order by name`.execute(connection);
    return rows.map(({ name }) => name);
  } catch (error) {
    // Nothing has run in this database yet.
    if (isMissingTable(error)) return [];
    throw error;
  }
}
