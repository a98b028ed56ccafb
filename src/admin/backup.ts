// Commands for the worst day: everything into one file, and back out of it.
// The file holds personal data; it is readable by its owner alone and never holds a secret of the server.
import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config.ts';
import { RestoreRefused, restoreBackup } from '../db/backup/restore.ts';
import { type BackupCount, writeBackup } from '../db/backup/write.ts';
import type { Command } from './command.ts';
import { CommandError, readOptions } from './options.ts';
import { keepRegion } from './region.ts';
import { readRegion } from '../region-file.ts';
import { writeWholeFile } from './whole-file.ts';

/** Writes a backup beside the running server. The file appears only when it is whole and on the disk. */
export const backup: Command = async ({ config, db, openStore, say }, args) => {
  const file = fileOf(args, 'backup');
  const count: BackupCount = { rows: 0, files: 0, missing: [] };
  const store = await openStore();
  const region = config.regionGiven ? JSON.stringify(config.region, null, 2) : null;
  await writeWholeFile(file, (handle) =>
    writeBackup(
      db,
      store,
      count,
      async (archive) => {
        for await (const chunk of archive) await handle.appendFile(chunk);
      },
      region,
    ),
  );
  say(`${count.rows} rows and ${count.files} evidence files are in ${file}.`);
  if (count.missing.length > 0) {
    throw new CommandError(
      `${count.missing.length} evidence files are missing from the store, the first is ${count.missing[0]}.`,
      3,
    );
  }
};

/** Fills an unused database and evidence store from a backup. */
export const restore: Command = async ({ config, db, openStore, say }, args) => {
  const file = fileOf(args, 'restore');
  const store = await openStore();
  try {
    const done = await restoreBackup(db, store, createReadStream(file), (text) =>
      takeRegion(text, file, config),
    );
    say(`${done.rows} rows and ${done.files} evidence files are back, as of ${done.createdAt}.`);
  } catch (error) {
    if (error instanceof RestoreRefused) throw new CommandError(error.message, 1);
    throw error;
  }
};

/** The region of a backup is served from now on, unless a file names one already; that must be the same. */
async function takeRegion(
  text: string,
  file: string,
  { dataDir, region, regionGiven }: Pick<Config, 'dataDir' | 'region' | 'regionGiven'>,
): Promise<void> {
  const read = readRegion(JSON.parse(text), file);
  if (!read.ok) throw new RestoreRefused(read.problems.join('\n'));
  if (!regionGiven) return keepRegion(read.region, dataDir);
  if (region.id !== read.region.id)
    throw new RestoreRefused(
      `The backup is of the region "${read.region.id}", and ${dataDir} serves "${region.id}"; restore it into a folder of its own.`,
    );
}

function fileOf(args: readonly string[], command: string): string {
  const { words } = readOptions(args, []);
  const [file] = words;
  if (file === undefined || words.length > 1) {
    throw new CommandError(`Give one file, as in: ${command} /backups/sepeda.tar`);
  }
  return path.resolve(file);
}
