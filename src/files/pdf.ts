// Looks into a PDF: whole or cut, locked, and what would run when it is opened. Meant for the reading process:
// it works on bytes in memory and may take a while.
// It never renders a page and runs nothing that the file holds.
import { inflateSync, constants } from 'node:zlib';
import { getDocumentProxy } from 'unpdf';

/** What a look into a PDF found. */
export type PdfReport =
  | {
      readonly problem:
        | 'CORRUPT'
        | 'ACTIVE_CONTENT'
        | 'ARCHIVE_UNSAFE'
        | 'ENCRYPTED_FILE'
        | 'TYPE_MISMATCH';
    }
  | {
      readonly problem?: never;
      readonly pages: number;
      /** It opens for everyone but forbids some uses. */
      readonly restricted: boolean;
      /** Something follows the end mark. */
      readonly trailing: boolean;
    };

// Each of these is a thing that runs, sends, opens or carries another file. /OpenAction alone is not: nearly
// every office program writes one to show the first page.
const ACTIVE_NAMES = [
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'Rendition',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'XFA',
];
// Any character of a name may be written as #xx.
const ACTIVE = new RegExp(`/(?:${ACTIVE_NAMES.map(spelled).join('|')})(?![A-Za-z0-9#_-])`, 'u');
const OPENING = /\/OpenAction\s*<</gu;
const OBJECT_STREAM = new RegExp(`/${spelled('ObjStm')}(?![A-Za-z0-9#_-])`, 'u');
const MAX_UNPACKED = 64 * 1024 * 1024;
// A stream's dictionary is short; more than this before the word "stream" is not it.
const DICTIONARY_REACH = 4096;

function spelled(name: string): string {
  return [...name].map((letter) => `(?:${letter}|#${letter.charCodeAt(0).toString(16)})`).join('');
}

/** True when a dictionary behind `/OpenAction` opens an address. Openings that end at the same place are looked at together. */
function opensAddress(objects: string): boolean {
  let end = 0;
  for (const { index } of objects.matchAll(OPENING)) {
    if (index < end) continue;
    const close = objects.indexOf('>>', index);
    end = close < 0 ? objects.length : close;
    if (/\/S\s*\/URI/u.test(objects.slice(index, end))) return true;
  }
  return false;
}

/** Inspects a PDF whose bytes begin with its header. The bytes may be taken over and be unusable afterwards. */
export async function inspectPdf(bytes: Buffer): Promise<PdfReport> {
  const text = bytes.toString('latin1');
  const end = text.lastIndexOf('%%EOF');
  const after = end < 0 ? '' : text.slice(end + 5);
  // A file that was updated or made for the web has an end mark early on; objects after the last one mean a cut.
  if (end < 0 || !text.includes('startxref') || /\d\s+obj\b/u.test(after))
    return { problem: 'CORRUPT' };
  if (after.includes('PK\u0005\u0006')) return { problem: 'TYPE_MISMATCH' };
  const packed = objectStreams(bytes, text);
  if (!packed) return { problem: 'ARCHIVE_UNSAFE' };
  if ([text, ...packed].some((objects) => ACTIVE.test(objects) || opensAddress(objects))) {
    return { problem: 'ACTIVE_CONTENT' };
  }
  return await openWithReader(bytes, /[^\s\0]/u.test(after));
}

/** Unpacks the streams in which other objects are packed; undefined when they unpack to more than the limit. */
function objectStreams(bytes: Buffer, text: string): string[] | undefined {
  const unpacked: string[] = [];
  let room = MAX_UNPACKED;
  for (const found of text.matchAll(/stream(?:\r\n|\n|\r)/gu)) {
    const dictionary = text.slice(Math.max(0, found.index - DICTIONARY_REACH), found.index);
    const own = dictionary.slice(dictionary.lastIndexOf('obj'));
    if (!OBJECT_STREAM.test(own)) continue;
    try {
      const content = inflateSync(bytes.subarray(found.index + found[0].length), {
        finishFlush: constants.Z_SYNC_FLUSH,
        maxOutputLength: Math.max(room, 1),
      });
      room -= content.byteLength;
      unpacked.push(content.toString('latin1'));
    } catch (error) {
      if (isTooMuch(error)) return undefined;
      // Not packed with deflate, or encrypted: the reader below opens it where it can be opened.
    }
  }
  return unpacked;
}

function isTooMuch(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

async function openWithReader(bytes: Buffer, trailing: boolean): Promise<PdfReport> {
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    const [attachments, scripts, permissions] = [
      await pdf.getAttachments(),
      await pdf.getJSActions(),
      await pdf.getPermissions(),
    ];
    if (attachments || scripts) return { problem: 'ACTIVE_CONTENT' };
    await pdf.getPage(1);
    return { pages: pdf.numPages, restricted: permissions !== null, trailing };
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException';
    return { problem: locked ? 'ENCRYPTED_FILE' : 'CORRUPT' };
  }
}
