// Commands for the worst day: everything into one file, and back out of it.
// The file holds personal data; it is readable by its owner alone and never holds a secret of the server.
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { RestoreRefused, restoreBackup } from '../db/backup/restore.ts';
import { type BackupCount, writeBackup } from '../db/backup/write.ts';
import type { Command } from './command.ts';
import { CommandError, readOptions } from './options.ts';
import { writeWholeFile } from './whole-file.ts';

/** Writes a backup beside the running server. The file appears only when it is whole and on the disk. */
export const backup: Command = async ({ db, openStore, say }, args) => {
  const file = fileOf(args, 'backup');
  const count: BackupCount = { rows: 0, files: 0, missing: [] };
  const store = await openStore();
  await writeWholeFile(file, (handle) =>
    writeBackup(db, store, count, async (archive) => {
      for await (const chunk of archive) await handle.appendFile(chunk);
    }),
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
export const restore: Command = async ({ db, openStore, say }, args) => {
  const file = fileOf(args, 'restore');
  const store = await openStore();
  try {
    const done = await restoreBackup(db, store, createReadStream(file));
    say(`${done.rows} rows and ${done.files} evidence files are back, as of ${done.createdAt}.`);
  } catch (error) {
    if (error instanceof RestoreRefused) throw new CommandError(error.message, 1);
    throw error;
  }
};

function fileOf(args: readonly string[], command: string): string {
  const { words } = readOptions(args, []);
  const [file] = words;
  if (file === undefined || words.length > 1) {
    throw new CommandError(`Give one file, as in: ${command} /backups/sepeda.tar`);
  }
  return path.resolve(file);
}
