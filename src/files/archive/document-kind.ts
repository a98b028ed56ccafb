// Tells which office document an archive is, from the parts that office programs go by.
// It never looks at file names outside the archive.
import { type Result, no, ok } from '../../domain/result.ts';
import { type XmlPart, readXml } from './xml.ts';

/** What an archive turned out to be. `zip` is any archive that is no office document. */
export type ArchiveKind = 'docx' | 'xlsx' | 'pptx' | 'zip';

const MAIN_TYPES: readonly (readonly [RegExp, ArchiveKind])[] = [
  [/wordprocessingml\.document\.main\+xml$/u, 'docx'],
  [/spreadsheetml\.sheet\.main\+xml$/u, 'xlsx'],
  [/presentationml\.(?:presentation|slideshow)\.main\+xml$/u, 'pptx'],
];
const MACRO_TYPE = /macroEnabled|ms-office\.vbaProject|ms-excel\.(?:intl)?macrosheet/iu;

/** The part of an archive that lists the types of the others, lower-case. */
export const CONTENT_TYPES = '[content_types].xml';

/** Names the document by its declared main part, which must be there; macro-enabled types are active content. */
export function documentKind(
  types: XmlPart | undefined,
  entries: readonly { readonly name: string }[],
): Result<
  ArchiveKind,
  { readonly kind: ArchiveKind; readonly code: 'CORRUPT' | 'ACTIVE_CONTENT' }
> {
  if (types === undefined) return ok('zip');
  let main: { readonly kind: ArchiveKind; readonly part: string } | undefined;
  let macros = false;
  readXml(types, {
    element({ name, attribute }) {
      const type = attribute('ContentType');
      macros ||= MACRO_TYPE.test(type);
      if (name !== 'Override') return;
      const kind = MAIN_TYPES.find(([pattern]) => pattern.test(type))?.[1];
      const part = attribute('PartName').replace(/^\//u, '').toLowerCase();
      if (kind) main ??= { kind, part };
    },
  });
  const kind = main?.kind ?? 'zip';
  if (macros) return no({ kind, code: 'ACTIVE_CONTENT' });
  const present = entries.some(({ name }) => name.toLowerCase() === main?.part);
  return main === undefined || present ? ok(kind) : no({ kind, code: 'CORRUPT' });
}
