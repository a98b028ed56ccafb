// Makes file names that people sent safe to show, to send on and to put in a header.
// A name is data only: nothing here or elsewhere builds a path of the evidence store from it.
import { trimEndOf } from '../domain/trimming.ts';

const MAX_CHARACTERS = 120;
// File systems count bytes (255 at most); a name also has to fit into a folder of an export.
const MAX_BYTES = 200;
const MAX_EXTENSION = 12;
const LONGEST_READ = 4096;

/** The name shown when nothing of a name is left. */
const NAMELESS = 'berkas';

const SEPARATORS = /[/\\\u2044\u2215\u29f5\u29f8\u29f9\uff0f\uff3c\ufe68]|%2f|%5c/giu;
const DOT_LOOKALIKES = /[\u2024\ufe52\uff0e]/gu;
// Controls, format characters (bidi, tags, zero width), surrogates, private use, unassigned and non-characters.
const UNSHOWABLE = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}]|(?![\u200c\u200d])\p{Cf}/gu;
const LONELY_JOINER =
  /(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{M}\p{Extended_Pictographic}])/gu;
const RESERVED = /[<>:"|?*]/gu;
const STACKED_MARKS = /(\p{M}{8})\p{M}+/gu;
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?=\.|$)/iu;

const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });

/**
 * Returns a name fit to be shown and exported: the last part of a path, NFC, without control, bidi and other
 * invisible characters, without characters or names that Windows reserves, at most 120 characters and 200 bytes
 * with its extension kept. An empty result becomes `berkas`.
 */
export function displayName(raw: string): string {
  // Nobody reads thousands of characters; beginning and extension are what counts.
  const read =
    raw.length > LONGEST_READ ? raw.slice(0, LONGEST_READ / 2) + raw.slice(-LONGEST_READ / 2) : raw;
  const withoutHalves = read.toWellFormed().replaceAll('\ufffd', '');
  const lastPart = trimEndOf(withoutHalves.replace(SEPARATORS, '/'), '/').split('/').at(-1) ?? '';
  // Taking something out can bring together what has to go next, so the rules run until nothing changes.
  let name = clean(lastPart);
  for (let again = clean(name); again !== name; again = clean(name)) name = again;
  return name;
}

function clean(name: string): string {
  const visible = name
    .normalize('NFC')
    .replace(/::?\$[a-z_]*$/iu, '')
    .replace(DOT_LOOKALIKES, '.')
    .replace(/[\t\n\r]/gu, ' ')
    .replace(UNSHOWABLE, '')
    .replace(LONELY_JOINER, '')
    .replace(STACKED_MARKS, '$1')
    .replace(RESERVED, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.\p{M}-]+/u, '');
  const trimmed = trimEndOf(visible, ' .');
  return shorten(trimmed === '' ? NAMELESS : trimmed.replace(DEVICE, '_$&'));
}

/** Returns the last extension of a name in lower case without its dot, or undefined when it has none. */
export function extensionOf(name: string): string | undefined {
  // A part of digits only is the end of a number ("SK No. 188.45"), one with spaces the end of a sentence.
  const found = /[^.]\.(?<extension>[a-z0-9]{1,12})$/iu.exec(name)?.groups?.['extension'];
  return found !== undefined && /[a-z]/iu.test(found) ? found.toLowerCase() : undefined;
}

function shorten(name: string): string {
  if (fits(name)) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= MAX_EXTENSION + 1 ? name.slice(dot) : '';
  const stem = extension === '' ? name : name.slice(0, dot);
  let kept = '';
  for (const { segment } of graphemes.segment(stem)) {
    if (!fits(`${kept}${segment}…${extension}`)) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…${extension}`;
}

function fits(name: string): boolean {
  return [...name].length <= MAX_CHARACTERS && Buffer.byteLength(name) <= MAX_BYTES;
}

/**
 * Writes a Content-Disposition value that no name can break out of (RFC 6266): a plain ASCII name for old
 * clients and the full name percent-encoded (RFC 8187). The name is made safe here, whatever it was.
 */
export function contentDisposition(name: string, type: 'inline' | 'attachment'): string {
  const safe = displayName(name);
  // A letter may come apart into marks alone (U+FF9E): without them nothing of the name would be left, or only its ending.
  const plain = safe
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9 ._()+,=-]/gu, '_')
    .trim();
  const ascii = plain === '' || plain.startsWith('.') ? `${NAMELESS}${plain}` : plain;
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${type}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
