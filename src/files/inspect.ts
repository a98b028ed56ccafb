// Decides by content whether a file may be accepted, and reports what it is.
// A name can only make a file less welcome, never more. The file is never changed and nothing is written.
import { type Result, no, ok } from '../domain/result.ts';
import type { ArchiveReport } from './archive/inspect-archive.ts';
import { type ByteSource, pieces, withFile } from './bytes.ts';
import { structure } from './structure.ts';
import {
  type FileFacts,
  type FileFormat,
  type FileLimits,
  type FileProblem,
  type FileWarning,
  formatOfExtension,
  isKnownEnding,
} from './formats.ts';
import { HEAD_BYTES, SIGNATURE_BYTES, kindOf } from './kind.ts';
import { extensionOf } from './names.ts';
import { readFileWith } from './reading/reader.ts';
import type { ScanVerdict } from './scanner.ts';

export { DEFAULT_FILE_LIMITS } from './formats.ts';
export type { FileFacts, FileFormat, FileLimits, FileProblem, ReasonCode } from './formats.ts';

const UNOPENED = 'unopened-archive';

/** What stands in `found` of `BUSY` when the virus scanner gave no verdict. */
export const NO_VERDICT = 'scanner';

/** What is asked of a file: its size in bytes, its name as shown (empty for none) and the formats accepted here. */
export interface Expectation {
  readonly size: number;
  readonly displayName: string;
  readonly allowed: readonly FileFormat[];
  readonly limits: FileLimits;
  /** Asks a virus scanner about a path; null when none is set up. */
  readonly scan: ((path: string) => Promise<ScanVerdict>) | null;
  /** Text of an older code page is welcome. */
  readonly oldText?: boolean;
  /** Only its words are wanted: a picture that would be fetched from elsewhere is no reason to refuse it. */
  readonly onlyText?: boolean;
  /** Whose file it is: people take turns. */
  readonly owner?: number | null;
}

/**
 * Inspects the received file at `path`: size, archives, kind against name and allowed formats, and the
 * format's own structure, active content and limits; last, the virus scanner. Every refusal is one reason code with what was found.
 * Rejects only when the file cannot be read from disk.
 */
export async function inspectFile(
  path: string,
  expected: Expectation,
): Promise<Result<FileFacts, FileProblem>> {
  const { size, limits } = expected;
  if (size > limits.maxBytes)
    return no({ code: 'TOO_LARGE', limit: limits.maxBytes, received: size });
  if (size === 0) return no({ code: 'EMPTY_FILE', received: 0 });
  return await withFile(path, async (source) => {
    const head = await source.read(0, HEAD_BYTES);
    const kind = await kindOf(head);
    const archive = kind === 'archive' ? await openArchive(path, expected) : undefined;
    // A dangerous archive is named as such whatever it calls itself.
    if (archive?.refusal?.code === 'ARCHIVE_UNSAFE') return no({ code: 'ARCHIVE_UNSAFE' });

    const agreed = await agree(source, archive ? archiveKind(archive) : kind, expected);
    if (!agreed.ok) return agreed;
    const harmless = expected.onlyText === true && archive?.refusal?.onlyPictures === true;
    if (archive?.refusal && !harmless) {
      const { code, received } = archive.refusal;
      return no(received === undefined ? { code } : { code, limit: limits.maxCells, received });
    }
    const sound = await structure(path, source, agreed.value, expected);
    return sound.ok ? ((await scanned(path, expected)) ?? sound) : sound;
  });
}

/** Only what would be kept is sent to the scanner. Without a verdict the file can be kept by nobody yet. */
async function scanned(
  path: string,
  { scan }: Expectation,
): Promise<Result<never, FileProblem> | undefined> {
  const verdict = await scan?.(path);
  if (verdict?.kind === 'infected') return no({ code: 'MALWARE_FOUND', found: verdict.name });
  if (verdict?.kind === 'unavailable') return no({ code: 'BUSY', found: NO_VERDICT });
  return undefined;
}

/** An archive that takes too long or too much memory to look into counts as damaged. */
async function openArchive(
  path: string,
  { limits, owner = null }: Expectation,
): Promise<ArchiveReport> {
  const { maxEntries: entries, maxUnpackedBytes: bytes, maxCells: cells } = limits;
  const read = await readFileWith('inspect-archive', path, {
    owner,
    limits: { entries, bytes, cells },
  });
  return read.ok ? read.value : { kind: 'zip', refusal: { code: 'CORRUPT' } };
}

/** An archive that could not be looked into may be a document of any kind. */
function archiveKind({ kind, refusal }: ArchiveReport): string {
  return kind === 'zip' && refusal ? UNOPENED : kind;
}

/** The format a file is taken for, and whether its name says otherwise. */
interface Agreed {
  readonly format: FileFormat;
  readonly warnings: readonly FileWarning[];
}

/** Brings content, name and the allowed formats together: the last extension must be allowed and must not lie. */
async function agree(
  source: ByteSource,
  kind: string | undefined,
  { displayName, allowed }: Expectation,
): Promise<Result<Agreed, FileProblem>> {
  // "S.Kom" at the end of a name is a degree: only endings that are known say what a file is.
  const ending = extensionOf(displayName);
  const extension = ending !== undefined && isKnownEnding(ending) ? ending : undefined;
  const named = extension === undefined ? undefined : formatOfExtension(extension);
  if (extension !== undefined && (!named || !allowed.includes(named))) {
    return no({ code: 'TYPE_NOT_ALLOWED', found: extension, accepted: allowed });
  }
  if (named && source.size < SIGNATURE_BYTES[named]) return no({ code: 'CORRUPT', found: named });
  if (kind === 'old-office' && (!named || isOffice(named)) && (await isLocked(source))) {
    return no({ code: 'ENCRYPTED_FILE', found: named ?? 'docx' });
  }

  const format = formatOfKind(kind, named, allowed);
  const found = kind === undefined ? {} : { found: kind === UNOPENED ? 'zip' : kind };
  if (!format || !allowed.includes(format)) {
    return no({ code: named ? 'TYPE_MISMATCH' : 'TYPE_NOT_ALLOWED', ...found, accepted: allowed });
  }
  if (!named || named === format) return ok({ format, warnings: [] });
  // Phones and messengers rename pictures; both kinds are shown by the same programs.
  if (isPicture(named) && isPicture(format)) return ok({ format, warnings: ['name_differs'] });
  return no({ code: 'TYPE_MISMATCH', found: format, accepted: allowed });
}

/** Plain text has no signature: it is what its name says, or the first text format that is allowed. */
function formatOfKind(
  kind: string | undefined,
  named: FileFormat | undefined,
  allowed: readonly FileFormat[],
): FileFormat | undefined {
  if (isText(named) && (kind === 'text' || kind === undefined)) return named;
  if (kind === UNOPENED) return named && isOffice(named) ? named : allowed.find(isOffice);
  if (kind === 'text') return named ? undefined : allowed.find(isText);
  return kind === undefined ? undefined : formatOfExtension(kind);
}

function isText(format: FileFormat | undefined): boolean {
  return format === 'txt' || format === 'csv' || format === 'html';
}

function isOffice(format: FileFormat): boolean {
  return format === 'docx' || format === 'xlsx' || format === 'odt';
}

function isPicture(format: FileFormat): boolean {
  return format === 'jpg' || format === 'png' || format === 'heic';
}

/** Office programs put a document with a password into the older container, as a part of this name. */
async function isLocked(source: ByteSource): Promise<boolean> {
  const name = Buffer.from('EncryptedPackage', 'utf16le');
  let tail: Buffer = Buffer.alloc(0);
  for await (const piece of pieces(source)) {
    const joined = Buffer.concat([tail, piece]);
    if (joined.includes(name)) return true;
    tail = Buffer.from(joined.subarray(-name.byteLength));
  }
  return false;
}
