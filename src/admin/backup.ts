// Commands for the worst day: everything into one file, and back out of it.
// The file holds personal data; it is readable by its owner alone and never holds a secret of the server.
import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config.ts';
import { RestoreRefused, restoreBackup } from '../db/backup/restore.ts';
import { type BackupCount, writeBackup } from '../db/backup/write.ts';
import type { Command } from './command.ts';
import { CommandError, readOptions } from './options.ts';
import { emblemProblem, keepRegion } from './region.ts';
import type { Region } from '../domain/regions/shape.ts';
import { namesEmblem } from '../region-emblem.ts';
import { loadedRegionFile, readRegion } from '../region-file.ts';
import { writeWholeFile } from './whole-file.ts';

/** Writes a backup beside the running server. The file appears only when it is whole and on the disk. */
export const backup: Command = async ({ config, db, openStore, say }, args) => {
  const file = fileOf(args, 'backup');
  const count: BackupCount = { rows: 0, files: 0, missing: [] };
  const store = await openStore();
  const region = config.regionFile !== null ? JSON.stringify(config.region, null, 2) : null;
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
    const region = regionOf(file, config);
    const done = await restoreBackup(db, store, createReadStream(file), region);
    say(`${done.rows} rows and ${done.files} evidence files are back, as of ${done.createdAt}.`);
  } catch (error) {
    if (error instanceof RestoreRefused) throw new CommandError(error.message, 1);
    throw error;
  }
};

/**
 * The region of a backup is served from now on, unless the folder serves a file already; what is served then must be the region
 * that the rows belong to. The file is kept when everything else is in.
 */
function regionOf(file: string, config: Pick<Config, 'dataDir' | 'region' | 'regionFile'>) {
  const { dataDir, region, regionFile } = config;
  let held: Region | null = null;
  return {
    read: async (text: string): Promise<void> => {
      held = await heldIn(text, file);
      if (regionFile !== null && region.id !== held.id) throw refusedFor(held.id, config, true);
    },
    keep: async (stored: string | null): Promise<void> => {
      const fromBackup = regionFile === null ? held : null;
      const served = (fromBackup ?? region).id;
      if (stored !== null && stored !== served) throw refusedFor(stored, config, held !== null);
      if (fromBackup !== null) await keepRegion(fromBackup, dataDir);
    },
  };
}

/** The region in a backup, looked through as one that is loaded; it holds its picture itself. */
async function heldIn(text: string, file: string): Promise<Region> {
  const place = `region.json of ${file}`;
  const refused = (problem: string) => new RestoreRefused(`${place} cannot be used: ${problem}`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw refused('it is not JSON. Use another copy of the backup.');
  }
  if (namesEmblem(json)) throw refused('it names its emblem instead of holding the picture.');
  const read = readRegion(json, file);
  if (!read.ok) throw refused(read.problems.join('\n'));
  const problem = await emblemProblem(read.region);
  if (problem !== null) throw refused(problem);
  return read.region;
}

/** Why rows of a region are not restored into a folder that serves another one, and what to do. */
function refusedFor(
  stored: string,
  { dataDir, region, regionFile }: Pick<Config, 'dataDir' | 'region' | 'regionFile'>,
  holdsFile: boolean,
): RestoreRefused {
  const of = `The backup is of the region "${stored}", and`;
  if (regionFile === null)
    return new RestoreRefused(
      holdsFile
        ? `${of} its region.json is that of another one; use another copy of the backup.`
        : `${of} holds no file of it, while ${dataDir} serves "${region.id}"; load the file of "${stored}" first with "npm run -s admin -- region load FILE", then restore again.`,
    );
  const isNamed = path.resolve(regionFile) !== loadedRegionFile(dataDir);
  return new RestoreRefused(
    isNamed
      ? `${of} REGION_FILE names ${regionFile}, the file of "${region.id}"; take REGION_FILE out of the settings or name the file of "${stored}" there, then restore again into a folder of its own.`
      : `${of} ${dataDir} serves "${region.id}"; restore it into a folder of its own.`,
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
