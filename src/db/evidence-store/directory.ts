// Keeps objects in a directory, each under its own hash: ab/cd/<sha256>.
// A name exists only for whole bytes that are on the disk; nothing is ever written under its final name.
import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { outside } from '../../crash.ts';
import { isCrossDevice, isMissing } from './faults.ts';
import type { ByteRange, ObjectPlace } from './place.ts';

const COPY_PREFIX = '.incoming-';
const SHA256 = /^[0-9a-f]{64}$/;

/** Opens a directory as a place for objects, creating it when it is missing. */
export async function openDirectory(root: string): Promise<ObjectPlace> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  // Folders whose entry in their parent is known to be on the disk. A folder left by a process that
  // died between mkdir and fsync is not in it and is synced again.
  const durable = new Set<string>();

  const pathOf = (sha256: string): string =>
    join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

  async function ensureFolder(folder: string): Promise<void> {
    if (durable.has(folder)) return;
    outside('file');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    outside('file');
    await syncFolder(dirname(folder));
    durable.add(folder);
  }

  /** Brings bytes from another file system next to their final place, because rename cannot. */
  async function carryOver(from: string): Promise<string> {
    const near = join(root, `${COPY_PREFIX}${randomUUID()}`);
    try {
      outside('file');
      await copyFile(from, near);
      outside('file');
      await syncFile(near);
      return near;
    } catch (error) {
      await unlink(near).catch(() => undefined);
      throw error;
    }
  }

  async function moveInto(from: string, target: string): Promise<void> {
    outside('file');
    try {
      await rename(from, target);
      return;
    } catch (error) {
      if (!isCrossDevice(error)) throw error;
    }
    await rename(await carryOver(from), target);
  }

  return {
    async put(from, sha256, size) {
      const target = pathOf(sha256);
      const folder = dirname(target);
      outside('file');
      try {
        await syncFile(from);
        await ensureFolder(dirname(folder));
        await ensureFolder(folder);
        await moveInto(from, target);
      } catch (error) {
        // A second call for the same bytes finds the temporary file moved already.
        if (!isMissing(error) || (await statAt(target))?.size !== size) throw error;
      }
      outside('file');
      await syncFolder(folder);
    },

    async open(sha256, range) {
      const file = await open(pathOf(sha256), 'r');
      return file.createReadStream(streamRange(range));
    },

    async stat(sha256) {
      const found = await statAt(pathOf(sha256));
      return found && { sha256, size: found.size, changedAt: found.mtimeMs };
    },

    async remove(sha256) {
      outside('file');
      try {
        await unlink(pathOf(sha256));
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    },

    async *list() {
      for (const name of await readdir(root, { recursive: true })) {
        const sha256 = name.slice(-64);
        if (!SHA256.test(sha256) || join(root, name) !== pathOf(sha256)) continue;
        const found = await statAt(pathOf(sha256));
        if (found) yield { sha256, size: found.size, changedAt: found.mtimeMs };
      }
    },

    async sweepLeftovers(olderThan) {
      let removed = 0;
      for (const name of await readdir(root)) {
        if (!name.startsWith(COPY_PREFIX)) continue;
        const found = await statAt(join(root, name));
        if (!found || found.mtimeMs >= olderThan) continue;
        await unlink(join(root, name));
        removed += 1;
      }
      return removed;
    },
  };
}

function streamRange(range: ByteRange | undefined): { start?: number; end?: number } {
  if (!range) return {};
  return range.end === undefined ? { start: range.start } : { start: range.start, end: range.end };
}

async function statAt(path: string): Promise<{ size: number; mtimeMs: number } | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
