// Restore: the archive of a backup into a database that nobody has used yet, all of it or nothing.
// It never overwrites: a database with people or innovations in it is refused.
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Kysely, sql } from 'kysely';
import { FileMigrationProvider, Migrator } from 'kysely/migration';
import { z } from 'zod';
import type { EvidenceStore } from '../evidence-store.ts';
import { migrate } from '../migrate.ts';
import type { Database } from '../schema.ts';
import { type Handle, backedUpTables, doneMigrations, takeYourTime } from './tables.ts';
import { type TarEntry, readTar } from './tar.ts';

const sequenceList = z.array(z.object({ name: z.string(), last: z.string().nullable() }));
const manifestSchema = z.object({
  format: z.literal('sepeda-baru-backup-1'),
  createdAt: z.string(),
  migrations: z.array(z.string()).min(1),
});
const tableName = /^tables\/([a-z_]+)\/\d+\.json$/;
const evidenceName = /^evidence\/([0-9a-f]{64})$/;
const migrationFolder = fileURLToPath(new URL('../../../migrations', import.meta.url));

/** A reason why a backup cannot be restored, in one sentence for the operator. */
export class RestoreRefused extends Error {}

/** What becomes of the region of an archive; both throw `RestoreRefused` where it is not that of this place. */
interface RegionOfArchive {
  /** Looks into its file, where the archive has one, before any row; it changes nothing. */
  readonly read: (text: string) => Promise<void>;
  /** Keeps it, when everything is in and nothing is committed; `stored` is what the rows belong to, null where they do not say. */
  readonly keep: (stored: string | null) => Promise<void>;
}

/** Restores an archive and gives how many rows and files it held. Throws `RestoreRefused` before anything changed. */
export async function restoreBackup(
  db: Kysely<Database>,
  store: EvidenceStore,
  archive: AsyncIterable<Uint8Array>,
  region: RegionOfArchive = { read: async () => {}, keep: async () => {} },
): Promise<{ rows: number; files: number; createdAt: string }> {
  const entries = readTar(archive);
  const first = await entries.next();
  if (first.done === true || first.value.name !== 'manifest.json') {
    throw new RestoreRefused('This file is not a backup of this program.');
  }
  const manifest = manifestSchema.parse(JSON.parse(await textOf(first.value)));
  await prepare(db, manifest.migrations);
  const count = { rows: 0, files: 0, createdAt: manifest.createdAt };
  await db.transaction().execute(async (trx) => {
    await takeYourTime(trx);
    await refuseUsed(trx);
    const references = await dropReferences(trx);
    for (const table of await backedUpTables(trx)) {
      // The record refuses deletions and is known to be empty.
      if (table !== 'event') await sql`delete from ${sql.table(table)}`.execute(trx);
    }
    for await (const entry of entries)
      if (entry.name === 'region.json') await region.read(await textOf(entry));
      else await take(trx, store, entry, count);
    for (const statement of references) await sql.raw(statement).execute(trx);
    // What is looked at with the commit is looked at now: nothing is to fail behind the next line.
    await sql`set constraints all immediate`.execute(trx);
    await region.keep(await regionIn(trx));
  });
  await migrate(db);
  return count;
}

/** Brings an empty database to where the backup was made; a later version is migrated on afterwards. */
async function prepare(db: Kysely<Database>, wanted: readonly string[]): Promise<void> {
  const provider = new FileMigrationProvider({ fs, path, migrationFolder });
  const known = Object.keys(await provider.getMigrations());
  if (wanted.some((name) => !known.includes(name))) {
    throw new RestoreRefused(
      'The backup was made by a newer version of this program; restore it there.',
    );
  }
  const done = await doneMigrations(db);
  if (done.some((name) => !wanted.includes(name))) {
    throw new RestoreRefused(
      'The backup is older than this database; restore it into an empty database.',
    );
  }
  const { error } = await new Migrator({ db, provider }).migrateTo(wanted.at(-1) ?? '');
  if (error !== undefined) throw new Error('The tables could not be made.', { cause: error });
}

/** The region that the rows belong to; null for those of a release that kept none. */
async function regionIn(trx: Handle): Promise<string | null> {
  const { rows: tables } = await sql<{ present: boolean }>`
    select to_regclass('setting') is not null as present`.execute(trx);
  if (tables[0]?.present !== true) return null;
  const { rows } = await sql<{ id: string }>`
    select value #>> '{}' as id from setting where key = 'region'`.execute(trx);
  return rows[0]?.id ?? null;
}

async function refuseUsed(trx: Handle): Promise<void> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from person) or exists (select from innovation) or exists (select from event) as used`.execute(
    trx,
  );
  if (rows[0]?.used !== false) {
    throw new RestoreRefused(
      'This database is in use; a backup is restored only into one that is empty.',
    );
  }
}

/** Takes the references between tables away and gives the statements that put them back, checked anew. */
async function dropReferences(trx: Handle): Promise<readonly string[]> {
  const { rows } = await sql<{ drop: string; add: string }>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
    from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`.execute(
    trx,
  );
  for (const { drop } of rows) await sql.raw(drop).execute(trx);
  return rows.map(({ add }) => add);
}

/** The columns of a table that are written; the others the database computes from them. */
async function storedColumns(trx: Handle, table: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} and is_generated = 'NEVER'
    order by ordinal_position`.execute(trx);
  return rows.map(({ name }) => name);
}

async function take(
  trx: Handle,
  store: EvidenceStore,
  entry: TarEntry,
  count: { rows: number; files: number },
): Promise<void> {
  const table = tableName.exec(entry.name)?.[1];
  const sha256 = evidenceName.exec(entry.name)?.[1];
  if (table !== undefined) {
    const lines = await textOf(entry);
    const columns = sql.join((await storedColumns(trx, table)).map((name) => sql.ref(name)));
    const done = await sql`
      insert into ${sql.table(table)} (${columns}) overriding system value
      select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${lines}::jsonb)`.execute(
      trx,
    );
    count.rows += Number(done.numAffectedRows ?? 0n);
  } else if (sha256 !== undefined) {
    await keep(store, entry, sha256);
    count.files += 1;
  } else if (entry.name === 'sequences.json') {
    for (const { name, last } of sequenceList.parse(JSON.parse(await textOf(entry)))) {
      if (last === null) continue;
      await sql`select setval(${name}::regclass, ${last}::bigint)`.execute(trx);
    }
  } else {
    throw new RestoreRefused(`The backup holds ${entry.name}, which this version does not know.`);
  }
}

/** Keeps one evidence file; its bytes must still have the hash that they are filed under. */
async function keep(store: EvidenceStore, entry: TarEntry, sha256: string): Promise<void> {
  const received = await store.receive(entry.bytes, { maxBytes: entry.size });
  if (!received.ok) throw new RestoreRefused('There is not enough room for the evidence files.');
  if (received.value.sha256 !== sha256) {
    await store.discard(received.value);
    throw new RestoreRefused(`The evidence file ${sha256} is damaged; use another copy.`);
  }
  const kept = await store.keep(received.value);
  if (!kept.ok) throw new RestoreRefused('There is not enough room for the evidence files.');
}

async function textOf(entry: TarEntry): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of entry.bytes) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
