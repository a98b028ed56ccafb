// Writes and reads tar archives as streams with tar-stream, so that any machine can look into a backup.
// It takes regular files only and never unpacks to a path: names are given to the caller as they are.
import { type Extract, type Pack, extract, pack } from 'tar-stream';

/** A file inside an archive. `bytes` must be read to its end before the next entry. */
export interface TarEntry {
  readonly name: string;
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const BLOCK = 512;
const CUT = 'The backup is cut short; use another copy.';
const FOREIGN = 'This file is not a backup of this program.';

/** Makes an archive out of entries; rejects when an entry gives more or fewer bytes than it said. */
export async function* writeTar(entries: AsyncIterable<TarEntry>): AsyncGenerator<Uint8Array> {
  const archive = pack();
  const filled = fill(archive, entries).catch((error: unknown) => archive.destroy(asError(error)));
  try {
    yield* bytesOf(archive);
  } finally {
    archive.destroy();
    // What still reads from the database has ended when this has.
    await filled;
  }
}

async function fill(archive: Pack, entries: AsyncIterable<TarEntry>): Promise<void> {
  for await (const entry of entries) await append(archive, entry);
  archive.finalize();
}

async function append(archive: Pack, { name, size, bytes }: TarEntry): Promise<void> {
  const { promise: added, resolve, reject } = Promise.withResolvers<void>();
  // It is awaited below; until then nobody listens to an archive that was given up.
  added.catch(() => undefined);
  const sink = archive.entry({ name, size, mode: 0o600, mtime: new Date(0) }, (error) =>
    error ? reject(error) : resolve(),
  );
  // A stream without a listener throws where nobody can catch; the callback above tells the same.
  sink.on('error', () => undefined);
  let written = 0;
  for await (const chunk of bytes) {
    written += chunk.byteLength;
    if (written > size) break;
    if (!sink.write(chunk)) await Promise.race([added, drained(sink)]);
  }
  if (written !== size) throw new Error(`${name} changed while it was archived`);
  sink.end(undefined);
  await added;
}

/** Reads the entries of an archive in order; throws when it is cut short or is no archive. */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const archive = extract();
  let failure: Error | undefined;
  archive.on('error', (error) => {
    failure ??= error;
  });
  const closed = new Promise<void>((resolve) => {
    archive.once('close', resolve);
  });
  /** The stream of one entry knows only that it was ended; the archive knows why. */
  const reason = async (error: unknown): Promise<unknown> => {
    archive.destroy(asError(error));
    await closed;
    return explain(failure ?? error);
  };
  let fed = 0;
  let end = 0;
  const feeding = (async () => {
    for await (const chunk of source) {
      fed += chunk.byteLength;
      if (!archive.write(chunk)) await drained(archive);
      if (archive.destroying) return;
    }
    archive.end(undefined);
  })().catch((error: unknown) => archive.destroy(asError(error)));
  try {
    for await (const entry of archive) {
      const { name, size, type } = entry.header;
      if (type !== 'file') throw new Error(FOREIGN);
      end = entry.offset + BLOCK + Math.ceil(size / BLOCK) * BLOCK;
      yield { name, size, bytes: explained(bytesOf(entry), reason) };
      entry.resume();
    }
  } catch (error) {
    throw explain(error);
  } finally {
    archive.destroy();
    await feeding;
  }
  // The library takes the end of the file for the end of the archive; only the empty block behind the last
  // entry tells that nothing is missing.
  if (fed < end + BLOCK) throw new Error(CUT);
}

async function* explained(
  bytes: AsyncIterable<Uint8Array>,
  reason: (error: unknown) => Promise<unknown>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    throw await reason(error);
  }
}

/** Says in the operator's words what the library says of an archive; other errors stay as they are. */
function explain(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error.message === 'Unexpected end of data') return new Error(CUT, { cause: error });
  if (/^(?:Invalid|Header exceeds)/u.test(error.message))
    return new Error(FOREIGN, { cause: error });
  return error;
}

async function* bytesOf(stream: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    if (chunk instanceof Uint8Array) yield chunk;
  }
}

/** Waits until a stream takes more, or takes nothing any more. */
async function drained(stream: ReturnType<Pack['entry']> | Extract): Promise<void> {
  if (stream.destroying) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  stream.once('drain', resolve).once('close', resolve);
  await promise;
  stream.off('drain', resolve).off('close', resolve);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
