// Unpacks one entry of an archive in pieces, never keeping it whole, never past what the directory promised.
import { crc32, createInflateRaw } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { Readable, Writable } from 'node:stream';
import { type ByteSource, pieces } from '../bytes.ts';
import type { ArchiveProblem, UnpackBudget, ZipEntry } from './zip.ts';

/** Thrown inside the pipeline to stop it; never leaves this file. */
class Stop extends Error {
  readonly problem: ArchiveProblem;
  constructor(problem: ArchiveProblem) {
    super(problem);
    this.problem = problem;
  }
}

/**
 * Feeds the unpacked bytes of an entry to `take`, piece by piece, and returns undefined when it was whole.
 * An entry that produces more than it declared, or more than the budget has left, is unsafe;
 * one that produces less, or other bytes than its checksum says, is corrupt.
 */
export async function unpack(
  source: ByteSource,
  entry: ZipEntry,
  budget: UnpackBudget,
  take: (piece: Buffer) => void,
): Promise<ArchiveProblem | undefined> {
  const allowed = Math.min(entry.size, budget.bytes);
  let produced = 0;
  let checksum = 0;
  const counting = new Writable({
    write(piece: Buffer, _encoding, done) {
      produced += piece.byteLength;
      if (produced > allowed) return done(new Stop('ARCHIVE_UNSAFE'));
      checksum = crc32(piece, checksum);
      take(piece);
      done();
    },
  });
  const packed = Readable.from(pieces(source, entry.dataStart, entry.packedSize));
  try {
    if (entry.method === 0) await pipeline(packed, counting);
    else await pipeline(packed, createInflateRaw(), counting);
  } catch (error) {
    if (error instanceof Stop) return error.problem;
    if (isBadDeflate(error)) return 'CORRUPT';
    throw error;
  } finally {
    budget.bytes -= produced;
  }
  return produced === entry.size && checksum === entry.crc ? undefined : 'CORRUPT';
}

function isBadDeflate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
