// Random access to bytes, whether they lie in a file or in memory.
// It never reads more than it is asked for.
import { type FileHandle, open } from 'node:fs/promises';

/** Bytes of known length that can be read in pieces. */
export interface ByteSource {
  readonly size: number;
  /** Reads up to `length` bytes from `offset`; fewer only where the bytes end. */
  read(offset: number, length: number): Promise<Buffer>;
}

/** Opens a file for reading in pieces, hands it to `work` and closes it whatever happens. */
export async function withFile<T>(
  path: string,
  work: (source: ByteSource) => Promise<T>,
): Promise<T> {
  const file = await open(path, 'r');
  try {
    return await work(await sourceOf(file));
  } finally {
    await file.close();
  }
}

async function sourceOf(file: FileHandle): Promise<ByteSource> {
  const { size } = await file.stat();
  return {
    size,
    async read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset));
      const piece = Buffer.alloc(wanted);
      let filled = 0;
      while (filled < wanted) {
        const { bytesRead } = await file.read(piece, filled, wanted - filled, offset + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return piece.subarray(0, filled);
    },
  };
}

/** Wraps bytes in memory. */
export function inMemory(bytes: Buffer): ByteSource {
  return {
    size: bytes.byteLength,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
  };
}

/** Yields a stretch of a source in pieces. */
export async function* pieces(
  source: ByteSource,
  offset = 0,
  length = source.size,
): AsyncGenerator<Buffer> {
  const step = 256 * 1024;
  for (let done = 0; done < length;) {
    const piece = await source.read(offset + done, Math.min(step, length - done));
    if (piece.byteLength === 0) return;
    done += piece.byteLength;
    yield piece;
  }
}
