// Takes bytes that are still arriving into private `*.part` files of the upload folder, counting and hashing them.
// It never decides whether a file is welcome and never touches stored objects.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { outside } from '../../crash.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import { isFull, isMissing } from './faults.ts';

/** Bytes that have arrived whole but are not kept yet. `head` holds the first bytes, for a first look. */
export interface Incoming {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
  readonly head: Uint8Array;
}

/** How much may be received, and when to give up. */
export interface ReceiveLimit {
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
}

/** Why bytes were not received. `received` is what had come when it was cut off, in bytes. */
export type ReceiveProblem =
  | { readonly type: 'too_large'; readonly received: number; readonly limit: number }
  | { readonly type: 'storage_full' };

const HEAD_BYTES = 4100;

/** Creates the upload folder, readable by the product alone. */
export async function prepareUploads(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/**
 * Streams bytes into a new temporary file and resolves with its hash and size.
 * Leaves nothing behind when the limit is passed, the disk is full, the signal fires or the source fails;
 * the last two reject with the signal's reason or the source's error.
 */
export async function receiveInto(
  folder: string,
  bytes: AsyncIterable<Uint8Array>,
  limit: ReceiveLimit,
): Promise<Result<Incoming, ReceiveProblem>> {
  limit.signal?.throwIfAborted();
  const path = join(folder, `${randomUUID()}.part`);
  let whole = false;
  try {
    const outcome = await write(path, bytes, limit);
    whole = outcome.ok;
    return outcome;
  } catch (error) {
    if (isFull(error)) return no({ type: 'storage_full' });
    throw error;
  } finally {
    if (!whole) await removePart(path);
  }
}

async function write(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  limit: ReceiveLimit,
): Promise<Result<Incoming, ReceiveProblem>> {
  outside('file');
  const file = await open(path, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    const head: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of untilAborted(bytes, limit.signal)) {
      if (size < HEAD_BYTES) head.push(chunk.slice(0, HEAD_BYTES - size));
      size += chunk.byteLength;
      if (size > limit.maxBytes)
        return no({ type: 'too_large', received: size, limit: limit.maxBytes });
      hash.update(chunk);
      outside('file');
      await file.appendFile(chunk);
    }
    return ok({ path, sha256: hash.digest('hex'), size, head: Buffer.concat(head) });
  } finally {
    await file.close();
  }
}

/** Passes chunks on and stops waiting for the next one as soon as the signal fires; the source is told to end. */
async function* untilAborted(
  bytes: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]();
  const aborted = Promise.withResolvers<never>();
  aborted.promise.catch(() => undefined);
  const onAbort = (): void => aborted.reject(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  let ended = false;
  try {
    for (;;) {
      signal?.throwIfAborted();
      const next = await Promise.race([source.next(), aborted.promise]);
      if (next.done === true) {
        ended = true;
        return;
      }
      yield next.value;
    }
  } finally {
    signal?.removeEventListener('abort', onAbort);
    // Not awaited: a source that hangs would otherwise hold the refusal back.
    if (!ended) void Promise.resolve(source.return?.()).catch(() => undefined);
  }
}

/** Removes a temporary file; one that is gone already is fine. */
export async function removePart(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** Removes temporary files last written before `before` (epoch milliseconds) and returns how many there were. */
export async function sweepParts(folder: string, before: number): Promise<number> {
  let removed = 0;
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.part')) continue;
    const path = join(folder, name);
    try {
      if ((await stat(path)).mtimeMs >= before) continue;
    } catch (error) {
      if (isMissing(error)) continue;
      throw error;
    }
    await removePart(path);
    removed += 1;
  }
  return removed;
}
