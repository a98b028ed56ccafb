// Walks a whole archive, nested ones included, and says what office document it is and what stands in its way.
// Everything is unpacked in memory, piece by piece, within one budget; nothing is written anywhere.
import { type Result, no, ok } from '../../domain/result.ts';
import { type ByteSource, inMemory, withFile } from '../bytes.ts';
import { activeXml, isActivePart, relationshipProblem } from './active-parts.ts';
import {
  type ArchiveKind,
  CONTENT_TYPES,
  documentKind,
  MANIFEST,
  openDocumentKind,
} from './document-kind.ts';
import { type SheetProblem, sheetProblem } from './sheet.ts';
import { unpack } from './unpack.ts';
import { UnreadableXml, type XmlPart } from './xml.ts';
import { type ArchiveProblem, type UnpackBudget, type ZipEntry, listArchive } from './zip.ts';

/** Why an archive is refused, its content included. `received` is the number of cells a sheet declares. */
interface ArchiveRefusal {
  readonly code: ArchiveProblem | 'ACTIVE_CONTENT' | SheetProblem['code'];
  readonly received?: number;
  /** Nothing but pictures that are fetched from elsewhere: harmless where only the words are taken. */
  readonly onlyPictures?: true;
}

/** What the archive is, as far as it could be told, and what is wrong with it. */
export interface ArchiveReport {
  readonly kind: ArchiveKind;
  readonly refusal?: ArchiveRefusal;
}

// An office document in an office document is ordinary (a sheet behind a chart); one more level is not.
const MAX_DEPTH = 2;
// How much text of one archive is held to be looked at. Only sheets are longer, and their beginning tells enough.
const MAX_TEXT = 32 * 1024 * 1024;
const TEXT_BEGINNING = 64 * 1024;
// A longer archive inside an archive is cut here and so refused as damaged.
const MAX_NESTED = 32 * 1024 * 1024;

/** What an archive may hold, nested archives included: entries, unpacked bytes, and cells of a sheet. */
export interface ArchiveLimits {
  readonly entries: number;
  readonly bytes: number;
  readonly cells: number;
}

const NOTHING: ArchiveLimits = { entries: 0, bytes: 0, cells: 0 };

/** Inspects the archive at `path`. Meant for the reading process. */
export async function inspectArchiveFile(
  path: string,
  { entries, bytes, cells } = NOTHING,
): Promise<ArchiveReport> {
  return await withFile(path, (source) => inspectArchive(source, { entries, bytes }, cells));
}

/** Inspects an archive within a budget of entries and bytes. `maxCells` bounds what a sheet may declare. */
async function inspectArchive(
  source: ByteSource,
  budget: UnpackBudget,
  maxCells: number,
  depth = 0,
): Promise<ArchiveReport> {
  const listed = await listArchive(source, budget);
  if (!listed.ok) return { kind: 'zip', refusal: { code: listed.problem } };
  const read = await readParts(source, listed.value, budget);
  if (!read.ok) return { kind: 'zip', refusal: { code: read.problem } };

  try {
    return await inspectParts(read.value, listed.value, budget, maxCells, depth);
  } catch (error) {
    if (error instanceof UnreadableXml) return { kind: 'zip', refusal: { code: 'CORRUPT' } };
    throw error;
  }
}

async function inspectParts(
  parts: Parts,
  entries: readonly ZipEntry[],
  budget: UnpackBudget,
  maxCells: number,
  depth: number,
): Promise<ArchiveReport> {
  const types = parts.texts.get(CONTENT_TYPES);
  const manifest = parts.texts.get(MANIFEST);
  const kind =
    types === undefined && manifest !== undefined
      ? openDocumentKind(manifest, entries)
      : documentKind(types, entries);
  if (!kind.ok) return { kind: kind.problem.kind, refusal: { code: kind.problem.code } };
  const related = [...parts.texts].map(([name, part]) => relationshipProblem(name, part));
  const active =
    entries.some(({ name }) => isActivePart(name)) ||
    related.includes('active') ||
    [...parts.texts].some(([name, part]) => activeXml(name, part));
  if (active) return { kind: kind.value, refusal: { code: 'ACTIVE_CONTENT' } };
  for (const nested of parts.archives) {
    if (depth + 1 > MAX_DEPTH) return { kind: kind.value, refusal: { code: 'ARCHIVE_UNSAFE' } };
    const inner = await inspectArchive(inMemory(nested), budget, maxCells, depth + 1);
    if (inner.refusal) return { kind: kind.value, refusal: inner.refusal };
  }
  if (related.includes('picture'))
    return { kind: kind.value, refusal: { code: 'ACTIVE_CONTENT', onlyPictures: true } };
  const sheet =
    kind.value === 'xlsx' && depth === 0 ? sheetProblem(parts.texts, maxCells) : undefined;
  return sheet ? { kind: kind.value, refusal: sheet } : { kind: kind.value };
}

interface Parts {
  /** XML parts by name, lower-case; long ones hold their beginning only. */
  readonly texts: ReadonlyMap<string, XmlPart>;
  readonly archives: readonly Buffer[];
}

async function readParts(
  source: ByteSource,
  entries: readonly ZipEntry[],
  budget: UnpackBudget,
): Promise<Result<Parts, ArchiveRefusal['code']>> {
  const texts = new Map<string, XmlPart>();
  const archives: Buffer[] = [];
  let room = MAX_TEXT;
  for (const entry of entries) {
    const part = collector(entry.name, Math.max(room, TEXT_BEGINNING));
    const problem = await unpack(source, entry, budget, part.take);
    if (problem) return no(problem);
    const found = part.done();
    if (found.nested) archives.push(found.nested);
    if (found.text === undefined) continue;
    if (hasEntities(found.text.xml)) return no('ARCHIVE_UNSAFE');
    texts.set(entry.name.toLowerCase(), found.text);
    room -= found.text.xml.length;
  }
  return ok({ texts, archives });
}

/** Office parts never declare entities; whoever does means to blow up or to reach out. */
function hasEntities(xml: string): boolean {
  return /<!(?:DOCTYPE|ENTITY)/iu.test(xml);
}

interface Collected {
  readonly text?: XmlPart;
  readonly nested?: Buffer;
}

function collector(
  name: string,
  textRoom: number,
): {
  take: (piece: Buffer) => void;
  done: () => Collected;
} {
  const isText = /\.(?:xml|rels|vml)$/iu.test(name);
  const kept: Buffer[] = [];
  let size = 0;
  let isArchive = false;
  return {
    take(piece) {
      if (size === 0) isArchive = piece.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';
      if (size < (isArchive ? MAX_NESTED : isText ? textRoom : 0)) kept.push(piece);
      size += piece.byteLength;
    },
    done() {
      const bytes = Buffer.concat(kept);
      if (isArchive) return { nested: bytes };
      if (!isText) return {};
      return { text: { xml: decodeXml(bytes), cut: bytes.byteLength < size } };
    },
  };
}

function decodeXml(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'feff' || mark === 'fffe')
    return new TextDecoder(mark === 'feff' ? 'utf-16be' : 'utf-16le').decode(bytes);
  // UTF-16 without its mark: taking the zero bytes out leaves every tag readable.
  return bytes.toString('utf8').replaceAll('\u0000', '');
}
