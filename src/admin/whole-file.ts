// Writes a file that appears under its name only when it is whole and on the disk, and never over another one.
// What a killed writer left in the same folder goes with the next one.
import { type FileHandle, link, open, readdir, rename, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { CommandError } from './options.ts';

/** How only this program, on this machine, calls a file that is being written: other things may lie in the folder too. */
const MARK = `.${os.hostname()}.sepeda-part`;

/** Writes a new file, readable by its owner alone; refuses when there is one of this name. */
export async function writeWholeFile(
  file: string,
  write: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  await refuseExisting(file);
  const folder = path.dirname(file);
  await sweep(folder);
  const part = `${file}.${process.pid}${MARK}`;
  try {
    const handle = await open(part, 'w', 0o600);
    try {
      await write(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await appear(part, file);
    await syncFolder(folder);
  } finally {
    await rm(part, { force: true });
  }
}

async function refuseExisting(file: string): Promise<void> {
  const there = await stat(file).catch(() => null);
  if (there !== null)
    throw new CommandError(`${file} exists already; give another name, or remove it first.`, 1);
}

/** A second name for the same bytes fails where one came meanwhile; a disk without second names has to rename. */
async function appear(part: string, file: string): Promise<void> {
  try {
    await link(part, file);
  } catch (error) {
    await refuseExisting(file);
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw error;
    await rename(part, file);
  }
}

/** Removes what writers of this machine left that are not alive any more. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith(MARK)) continue;
    const pid = Number(name.slice(0, -MARK.length).split('.').at(-1));
    if (Number.isSafeInteger(pid) && pid > 0 && !isAlive(pid))
      await rm(path.join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
