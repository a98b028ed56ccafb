// Backup: rows and evidence files as they were at one moment, in one tar archive, beside a running server.
// It holds personal data and no secret: neither keys nor sessions nor the environment.
import { type Kysely, sql } from 'kysely';
import type { EvidenceStore } from '../evidence-store.ts';
import type { Database } from '../schema.ts';
import { type Handle, backedUpTables, doneMigrations, sequences, takeYourTime } from './tables.ts';
import { type TarEntry, writeTar } from './tar.ts';

/** What stands in front of an archive. */
export interface Manifest {
  readonly format: 'sepeda-baru-backup-1';
  readonly createdAt: string;
  readonly migrations: readonly string[];
}

/** What was written. `missing` are files that the database names and the store does not have. */
export interface BackupCount {
  rows: number;
  files: number;
  missing: string[];
}

/** A part holds so many rows, and about so many characters: rows may hold whole documents. */
const MOST_ROWS = 500;
const MOST_CHARACTERS = 32 * 1024 * 1024;
/** Rows of the first part of a table: nothing is known of them, and none is heavier than 5 MB. */
const FIRST_ROWS = 5;

/**
 * Gives the archive as bytes, read in one REPEATABLE READ transaction. `count` is filled while it
 * runs; `region` is the region's file, where it has one. Evidence never changes under its hash, so files may be read after the rows.
 */
export async function writeBackup(
  db: Kysely<Database>,
  store: EvidenceStore,
  count: BackupCount,
  take: (archive: AsyncIterable<Uint8Array>) => Promise<void>,
  region: string | null = null,
): Promise<void> {
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      await takeYourTime(trx);
      await take(writeTar(entries(trx, store, count, region)));
    });
}

async function* entries(
  trx: Handle,
  store: EvidenceStore,
  count: BackupCount,
  region: string | null,
): AsyncGenerator<TarEntry> {
  const tables = await backedUpTables(trx);
  const manifest: Manifest = {
    format: 'sepeda-baru-backup-1',
    createdAt: new Date().toISOString(),
    migrations: await doneMigrations(trx),
  };
  yield whole('manifest.json', JSON.stringify(manifest));
  if (region !== null) yield whole('region.json', region);
  for (const table of tables) yield* tableEntries(trx, table, count);
  // Numbers may have been given out since; the later reading is never behind the rows.
  yield whole('sequences.json', JSON.stringify(await sequences(trx)));

  const { rows } = await sql<{ sha256: string }>`
    select sha256 from evidence_file where sha256 is not null
    union select original_sha256 from evidence_file where original_sha256 is not null order by 1`.execute(
    trx,
  );
  for (const { sha256 } of rows) {
    const found = await store.stat(sha256);
    if (!found) {
      count.missing.push(sha256);
      continue;
    }
    count.files += 1;
    yield { name: `evidence/${sha256}`, size: found.size, bytes: await store.open(sha256) };
  }
}

async function* tableEntries(
  trx: Handle,
  table: string,
  count: BackupCount,
): AsyncGenerator<TarEntry> {
  // As text from the server to the file and back: no number or time passes through this program.
  await sql`declare backup_rows no scroll cursor for
    select to_jsonb(t)::text as line from ${sql.table(table)} t`.execute(trx);
  let atOnce = FIRST_ROWS;
  for (let part = 1; ; part += 1) {
    const { rows } = await sql<{ line: string }>`
      fetch ${sql.lit(atOnce)} from backup_rows`.execute(trx);
    if (rows.length === 0) break;
    count.rows += rows.length;
    const name = `tables/${table}/${String(part).padStart(8, '0')}.json`;
    const text = `[${rows.map(({ line }) => line).join(',\n')}]`;
    yield whole(name, text);
    atOnce = nextRows(atOnce, text.length);
  }
  await sql`close backup_rows`.execute(trx);
}

/** How many rows the next part has, after one of this length; in steps, because rows differ. */
function nextRows(rows: number, characters: number): number {
  if (characters > MOST_CHARACTERS / 2) return Math.max(1, Math.floor(rows / 2));
  return characters > MOST_CHARACTERS / 4 ? rows : Math.min(MOST_ROWS, rows * 2);
}

function whole(name: string, text: string): TarEntry {
  const bytes = Buffer.from(text);
  return { name, size: bytes.byteLength, bytes: once(bytes) };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
