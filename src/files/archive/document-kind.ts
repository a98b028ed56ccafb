// Tells which office document an archive is, from the parts that office programs go by.
// It never looks at file names outside the archive.
import { type Result, no, ok } from '../../domain/result.ts';
import { type XmlPart, readXml } from './xml.ts';

/** What an archive turned out to be. `zip` is any archive that is no office document. */
export type ArchiveKind = 'docx' | 'xlsx' | 'pptx' | 'odt' | 'zip';

const MAIN_TYPES: readonly (readonly [RegExp, ArchiveKind])[] = [
  [/wordprocessingml\.document\.main\+xml$/u, 'docx'],
  [/spreadsheetml\.sheet\.main\+xml$/u, 'xlsx'],
  [/presentationml\.(?:presentation|slideshow)\.main\+xml$/u, 'pptx'],
];
const MACRO_TYPE = /macroEnabled|ms-office\.vbaProject|ms-excel\.(?:intl)?macrosheet/iu;

/** The part of an archive that lists the types of the others, lower-case. */
export const CONTENT_TYPES = '[content_types].xml';

/** The same part of OpenDocument archives, lower-case. */
export const MANIFEST = 'meta-inf/manifest.xml';

const OPEN_TEXT = 'application/vnd.oasis.opendocument.text';
/** Where OpenDocument keeps macros. */
const OPEN_MACROS = /^(?:Basic|Scripts)\//iu;

/** What an archive cannot be named for. */
type KindProblem = {
  readonly kind: ArchiveKind;
  readonly code: 'CORRUPT' | 'ACTIVE_CONTENT' | 'ENCRYPTED_FILE';
};

/** Names an OpenDocument text by its manifest; other archives with a manifest are any archive. */
export function openDocumentKind(
  manifest: XmlPart,
  entries: readonly { readonly name: string }[],
): Result<ArchiveKind, KindProblem> {
  let isText = false;
  let locked = false;
  readXml(manifest, {
    element({ name, prefixed }) {
      locked ||= name === 'encryption-data';
      isText ||= prefixed('full-path').includes('/') && prefixed('media-type').includes(OPEN_TEXT);
    },
  });
  if (!isText) return ok('zip');
  if (locked) return no({ kind: 'odt', code: 'ENCRYPTED_FILE' });
  if (entries.some(({ name }) => OPEN_MACROS.test(name)))
    return no({ kind: 'odt', code: 'ACTIVE_CONTENT' });
  const present = entries.some(({ name }) => name === 'content.xml');
  return present ? ok('odt') : no({ kind: 'odt', code: 'CORRUPT' });
}

/** Names the document by its declared main part, which must be there; macro-enabled types are active content. */
export function documentKind(
  types: XmlPart | undefined,
  entries: readonly { readonly name: string }[],
): Result<ArchiveKind, KindProblem> {
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
