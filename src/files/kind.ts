// Tells from the first bytes what a file is, whatever it is called.
// It finds the kind only; whether the file is whole or safe is looked at elsewhere.
import type { FileFormat } from './formats.ts';

// A first entry, an empty archive, an archive cut from a series.
const ARCHIVE_STARTS = new Set(['504b0304', '504b0506', '504b0708']);

/** How many first bytes are looked at. */
export const HEAD_BYTES = 8192;

/**
 * What the bytes are: one of our formats, `archive` for anything that begins as a ZIP, `old-office` for the older
 * container of office programs, otherwise a word such as `html`, `exe`, `heic` or `text`; undefined when unknown.
 */
export async function kindOf(head: Buffer): Promise<string | undefined> {
  const header = head.subarray(0, PDF_HEADER_REACH).indexOf('%PDF-');
  if (header >= 0) return (header > 0 ? await kindBefore(head.subarray(0, header)) : null) ?? 'pdf';
  if (ARCHIVE_STARTS.has(head.subarray(0, 4).toString('hex'))) return 'archive';
  if (head.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') return 'old-office';
  const text = printable(head);
  if (text !== undefined) return textKind(text);
  // Loaded with the first file that none of the above is: a start does not wait for it.
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(head);
  // What a film is called in its first bytes depends on the program that wrote it; its tracks tell what it is.
  if (head.toString('latin1', 4, 8) === 'ftyp' && !(found && STILLS.has(found.ext))) return 'mp4';
  return found && (ALIASES[found.ext] ?? found.ext);
}

/** Readers look for the header of a PDF within so many bytes (ISO 32000, annex on tolerance). */
const PDF_HEADER_REACH = 1024;

/** What stands before the header of a PDF, where that is a file of its own; null for blanks and remains of a transfer. */
async function kindBefore(lead: Buffer): Promise<string | null> {
  const kind = await kindOf(lead);
  return kind === undefined || kind === 'text' ? null : kind;
}

/** Still pictures that use the container of films. */
const STILLS: ReadonlySet<string> = new Set(['heic', 'heif', 'avif', 'cr3', 'jxl', 'jp2', 'mj2']);

const ALIASES: Readonly<Record<string, string>> = { m4v: 'mp4', apng: 'png', heif: 'heic' };

/** The head as text when it is nothing but text; a character cut at its end is no fault. */
function printable(head: Buffer): string | undefined {
  const mark = head.subarray(0, 2).toString('hex');
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
    return /(?![\t\n\r\f])\p{Cc}/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Leaves out the comments and the declaration of XML with which a text begins. */
function withoutProlog(text: string): string {
  let start = text.trimStart();
  for (;;) {
    const [open, close] = start.startsWith('<!--') ? ['<!--', '-->'] : ['<?xml', '?>'];
    const end = start.startsWith(open) ? start.indexOf(close, open.length) : -1;
    if (end < 0) return start;
    start = start.slice(end + close.length).trimStart();
  }
}

/** Tells markup from plain text; undefined when there are only blanks. */
function textKind(text: string): string | undefined {
  const start = withoutProlog(text.trimStart().slice(0, 4096).toLowerCase());
  if (/^<svg[\s>]|^<!doctype svg\b/u.test(start)) return 'svg';
  if (/^<(?:!doctype html|html|head|body|script|iframe)\b/u.test(start)) return 'html';
  return text.trim() === '' ? undefined : 'text';
}

/** How many bytes the signature of a format has: a shorter file is a stump, not another kind of file. */
export const SIGNATURE_BYTES: Readonly<Record<FileFormat, number>> = {
  pdf: 5,
  jpg: 3,
  png: 8,
  heic: 12,
  mp4: 8,
  docx: 4,
  xlsx: 4,
  odt: 4,
  txt: 0,
  csv: 0,
  html: 0,
};
