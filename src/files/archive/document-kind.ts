// Tells which office document an archive is, from the parts that office programs go by.
// It never looks at file names outside the archive.
import { type Result, no, ok } from '../../domain/result.ts';

/** What an archive turned out to be. `zip` is any archive that is no office document. */
export type ArchiveKind = 'docx' | 'xlsx' | 'pptx' | 'zip';

const MAIN_TYPES: readonly (readonly [RegExp, ArchiveKind])[] = [
  [/wordprocessingml\.document\.main\+xml$/u, 'docx'],
  [/spreadsheetml\.sheet\.main\+xml$/u, 'xlsx'],
  [/presentationml\.(?:presentation|slideshow)\.main\+xml$/u, 'pptx'],
];
const MACRO_TYPE = /macroEnabled|ms-office\.vbaProject|ms-excel\.(?:intl)?macrosheet/iu;

/** Names the document by its declared main part, which must be there; macro-enabled types are active content. */
export function documentKind(
  texts: ReadonlyMap<string, string>,
  entries: readonly { readonly name: string }[],
): Result<
  ArchiveKind,
  { readonly kind: ArchiveKind; readonly code: 'CORRUPT' | 'ACTIVE_CONTENT' }
> {
  const types = texts.get('[content_types].xml');
  if (types === undefined) return ok('zip');
  const present = new Set(entries.map(({ name }) => name.toLowerCase()));
  for (const [, tag = ''] of types.matchAll(/<(?:\w+:)?Override\b([^>]*)>/gu)) {
    const kind = MAIN_TYPES.find(([type]) => type.test(attribute(tag, 'ContentType')))?.[1];
    if (!kind) continue;
    if (MACRO_TYPE.test(types)) return no({ kind, code: 'ACTIVE_CONTENT' });
    const part = attribute(tag, 'PartName').replace(/^\//u, '').toLowerCase();
    return present.has(part) ? ok(kind) : no({ kind, code: 'CORRUPT' });
  }
  return MACRO_TYPE.test(types) ? no({ kind: 'zip', code: 'ACTIVE_CONTENT' }) : ok('zip');
}

/** Reads an attribute out of the inside of a tag, character references resolved; empty when it is not there. */
export function attribute(tag: string, name: string): string {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u').exec(tag);
  return resolveReferences(found?.[1] ?? found?.[2] ?? '');
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Replaces `&amp;`, `&#116;` and `&#x74;` by what they stand for. */
export function resolveReferences(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));/giu,
    (whole, hex, decimal, named) => {
      if (named !== undefined) return NAMED[String(named)] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}
