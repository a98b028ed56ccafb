// Writes a ZIP into a file, entry by entry, entries stored as they are, with sizes beyond 4 GB (ZIP64). What a killed process
// wrote is gone on from: the same entries always give the same bytes, so the file is cut back to what is surely on the disk,
// and what stands there already is made again and not written. It compresses nothing and holds no entry in memory.
import { type FileHandle, open } from 'node:fs/promises';
import { addAbortSignal, type Readable } from 'node:stream';

/** One entry; `bytes` gives exactly `size` bytes, the same ones each time. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  readonly bytes: () => Promise<Readable>;
}

/** After so many bytes the file is brought to the disk and the place noted. */
const STEP = 32 * 1024 * 1024;

/** Where a file stands; the number of bytes that are surely on the disk. */
export interface ZipPlace {
  readonly read: () => Promise<number>;
  readonly write: (bytes: number) => Promise<void>;
}

/**
 * Writes all entries into `file`, going on from `place`; gives the size of the ZIP. `at` is the time of all entries. Throws as
 * soon as `signal` says so, with the place noted up to which it came.
 */
export async function writeZip(
  file: string,
  entries: readonly ZipEntry[],
  at: Date,
  place: ZipPlace,
  signal?: AbortSignal,
): Promise<number> {
  signal?.throwIfAborted();
  // Most processes never write a ZIP.
  const { default: yazl } = await import('yazl');
  const zip = new yazl.ZipFile();
  let failure: Error | null = null;
  let reading: Readable | null = null;
  zip.on('error', (error) => {
    failure ??= error;
    zip.outputStream.destroy();
  });
  for (const { name, size, bytes } of entries)
    zip.addReadStreamLazy(name, { mtime: at, mode: 0o100644, compress: false, size }, (done) => {
      bytes().then(
        (stream) => {
          reading = stream;
          done(null, stream);
        },
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    });
  zip.end();
  const handle = await open(file, 'a');
  try {
    // What is read may stand still for long, so that nothing would be looked at between two pieces.
    if (signal !== undefined) addAbortSignal(signal, zip.outputStream);
    const size = await copy(zip.outputStream, handle, place);
    if (failure !== null) throw failure;
    return size;
  } catch (error) {
    throw failure ?? error;
  } finally {
    zip.outputStream.destroy();
    (reading as Readable | null)?.destroy();
    await handle.close();
  }
}

async function copy(from: Readable, to: FileHandle, place: ZipPlace): Promise<number> {
  const { size } = await to.stat();
  const there = Math.min(await place.read(), size);
  await to.truncate(there);
  let seen = 0;
  let noted = there;
  const note = async (): Promise<void> => {
    await to.datasync();
    await place.write(seen);
    noted = seen;
  };
  try {
    for await (const chunk of from as AsyncIterable<Buffer>) {
      const fresh = chunk.subarray(Math.min(chunk.length, Math.max(0, there - seen)));
      if (fresh.length > 0) await to.appendFile(fresh);
      seen += chunk.length;
      if (seen - noted >= STEP) await note();
    }
  } catch (error) {
    // Whoever goes on need not write again what stands here.
    if (from.errored !== null && seen > noted) await note();
    throw error;
  }
  if (seen < there) throw new Error('the entries are not those that were written before');
  await to.sync();
  return seen;
}
