// The disk of PostgreSQL is full (53100): its folder is a small file system of its own. Needs root and `mount`.
import { execFile } from 'node:child_process';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { hold, play } from '../fault-stage.ts';
import type { RunFault } from '../faults.ts';

const run_ = promisify(execFile);
const SIZE_MB = 160;

/** Writes until nothing fits any more. */
async function fill(file: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    for (let size = 1024 * 1024; size >= 4096; size /= 2)
      while (
        await handle.write(Buffer.alloc(size)).then(
          ({ bytesWritten }) => bytesWritten === size,
          () => false,
        )
      );
  } finally {
    await handle.close();
  }
}

/** 40 people and 10 seconds unless told. */
export const run: RunFault = (people, seconds) =>
  play({
    ...{ fault: 'disk of PostgreSQL full', people: people ?? 40, seconds: seconds ?? 10 },
    unready: true,
    async prepare(folder) {
      if (process.getuid?.() !== 0) throw new Error('a small disk can be made by root only');
      await run_('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'tmpfs', folder]).catch(
        (error: unknown) => {
          throw new Error('a small disk could not be mounted', { cause: error });
        },
      );
      return async () => void (await run_('umount', [folder]));
    },
    async breaks({ folder }, lasting) {
      const file = path.join(folder, 'filler');
      await fill(file);
      const end = performance.now() + lasting * 1000;
      // What the server gives back is taken again.
      while (performance.now() < end) await Promise.all([fill(`${file}-more`), hold(0.5)]);
      await Promise.all([file, `${file}-more`].map((one) => rm(one, { force: true })));
    },
  });
