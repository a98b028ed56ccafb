// Reads the directory of a ZIP archive and decides whether it may be unpacked at all, before a byte is unpacked.
// It trusts no size it is told: what an entry really produces is counted by unpack.ts.
import { type Result, no, ok } from '../../domain/result.ts';
import type { ByteSource } from '../bytes.ts';
import { isUnsafeName } from './entry-name.ts';

/** One file in an archive. Sizes are bytes as the directory declares them. */
export interface ZipEntry {
  readonly name: string;
  readonly method: 0 | 8;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where the packed bytes begin. */
  readonly dataStart: number;
}

/** What is left to spend on one upload, nested archives included. */
export interface UnpackBudget {
  entries: number;
  bytes: number;
}

/** Why an archive is refused. */
export type ArchiveProblem = 'CORRUPT' | 'ARCHIVE_UNSAFE' | 'ENCRYPTED_FILE';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const CENTRAL_SIZE = 46;
const LOCAL_SIZE = 30;
const MAX_DIRECTORY = 2 * 1024 * 1024;
const ENCRYPTED = 0x0001 | 0x0040 | 0x2000;
const SYMLINK = 0xa000;
// Honest office parts pack 5 to 50 times; deflate cannot exceed 1032. Small parts may be anything.
const MAX_RATIO = 150;
const RATIO_FROM = 8 * 1024 * 1024;

interface Listed extends Omit<ZipEntry, 'dataStart'> {
  readonly localOffset: number;
  readonly rawName: Buffer;
}

/**
 * Lists the files of an archive, or tells why it is not safe or not whole: too many entries or bytes, packed
 * suspiciously well, overlapping, duplicate, escaping or linked names, two directories that disagree.
 */
export async function listArchive(
  source: ByteSource,
  budget: UnpackBudget,
): Promise<Result<readonly ZipEntry[], ArchiveProblem>> {
  const end = await findEnd(source);
  if (!end) return no('CORRUPT');
  if (end.count > budget.entries) return no('ARCHIVE_UNSAFE');
  if (end.offset + end.size > end.at) return no('CORRUPT');
  if (end.size > MAX_DIRECTORY) return no('ARCHIVE_UNSAFE');
  const listed = parseDirectory(await source.read(end.offset, end.size), end.count);
  if (!listed.ok) return listed;
  budget.entries -= listed.value.length;
  if (!withinSize(listed.value, source.size, budget)) return no('ARCHIVE_UNSAFE');
  return locate(source, listed.value, end.offset);
}

async function findEnd(
  source: ByteSource,
): Promise<{ at: number; count: number; size: number; offset: number } | undefined> {
  const tailStart = Math.max(0, source.size - END_SIZE - 0xffff);
  const tail = await source.read(tailStart, source.size - tailStart);
  for (let at = tail.byteLength - END_SIZE; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END) continue;
    if (at + END_SIZE + tail.readUInt16LE(at + 20) !== tail.byteLength) continue;
    return {
      at: tailStart + at,
      count: tail.readUInt16LE(at + 10),
      size: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    };
  }
  return undefined;
}

function parseDirectory(
  directory: Buffer,
  count: number,
): Result<readonly Listed[], ArchiveProblem> {
  const entries: Listed[] = [];
  const names = new Set<string>();
  let at = 0;
  while (at + CENTRAL_SIZE <= directory.byteLength && directory.readUInt32LE(at) === CENTRAL) {
    const nameEnd = at + CENTRAL_SIZE + directory.readUInt16LE(at + 28);
    const next = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    if (next > directory.byteLength) return no('CORRUPT');
    const rawName = directory.subarray(at + CENTRAL_SIZE, nameEnd);
    const name = rawName.toString('utf8').replaceAll('\\', '/');
    const method = directory.readUInt16LE(at + 10);
    if ((directory.readUInt16LE(at + 8) & ENCRYPTED) !== 0 || method === 99)
      return no('ENCRYPTED_FILE');
    if (isUnsafeName(name) || names.has(name.toLowerCase())) return no('ARCHIVE_UNSAFE');
    if (((directory.readUInt32LE(at + 38) >>> 16) & 0xf000) === SYMLINK)
      return no('ARCHIVE_UNSAFE');
    if (method !== 0 && method !== 8) return no('CORRUPT');
    names.add(name.toLowerCase());
    entries.push({
      name,
      rawName,
      method,
      crc: directory.readUInt32LE(at + 16),
      packedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      localOffset: directory.readUInt32LE(at + 42),
    });
    at = next;
  }
  return at === directory.byteLength && entries.length === count ? ok(entries) : no('CORRUPT');
}

/** Adds up what the directory promises to produce. An archive that needs ZIP64 sizes exceeds this by itself. */
function withinSize(
  entries: readonly Listed[],
  archiveSize: number,
  budget: UnpackBudget,
): boolean {
  let total = 0;
  for (const { size, packedSize } of entries) {
    total += size;
    if (size > RATIO_FROM && size > packedSize * MAX_RATIO) return false;
  }
  if (total > RATIO_FROM && total > archiveSize * MAX_RATIO) return false;
  return total <= budget.bytes;
}

/** Finds where each entry's bytes lie, and that the headers agree and no two entries share bytes. */
async function locate(
  source: ByteSource,
  listed: readonly Listed[],
  directoryStart: number,
): Promise<Result<readonly ZipEntry[], ArchiveProblem>> {
  const located: ZipEntry[] = [];
  let free = 0;
  for (const { localOffset, rawName, ...entry } of listed.toSorted(
    (a, b) => a.localOffset - b.localOffset,
  )) {
    if (localOffset < free) return no('ARCHIVE_UNSAFE');
    const header = await source.read(localOffset, LOCAL_SIZE + rawName.byteLength);
    if (header.byteLength < LOCAL_SIZE + rawName.byteLength || header.readUInt32LE(0) !== LOCAL)
      return no('CORRUPT');
    if ((header.readUInt16LE(6) & ENCRYPTED) !== 0) return no('ENCRYPTED_FILE');
    const sameName =
      header.readUInt16LE(26) === rawName.byteLength && header.subarray(LOCAL_SIZE).equals(rawName);
    if (!sameName || header.readUInt16LE(8) !== entry.method) return no('ARCHIVE_UNSAFE');
    const dataStart = localOffset + LOCAL_SIZE + rawName.byteLength + header.readUInt16LE(28);
    free = dataStart + entry.packedSize;
    if (free > directoryStart) return no('CORRUPT');
    located.push({ ...entry, dataStart });
  }
  return ok(located);
}
