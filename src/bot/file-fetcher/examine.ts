// Looks into received bytes: are they welcome, what are they, and what do they say of themselves.
// It changes nothing and keeps nothing.
import { namingItems } from '../../domain/edition/editions/proof-rules.ts';
import { namedIn } from '../../domain/innovation/named-in.ts';
import { readFile } from 'node:fs/promises';
import type { Incoming } from '../../db/evidence-store.ts';
import type { ClaimedFile } from '../../db/transactions/claim-files.ts';
import type { StoredFacts } from '../../db/transactions/finish-file.ts';
import { scanItem } from '../../domain/conversation/evidence/scans.ts';
import type { DocumentText } from '../../domain/excerpts/document-text.ts';
import type { DocumentReading } from '../../domain/excerpts/excerpt.ts';
import { no, ok, type Result } from '../../domain/result.ts';
import { type DocumentFormat, documentText } from '../../files/document.ts';
import { guessDocumentFacts } from '../../files/document-facts.ts';
import {
  type FileFacts,
  type FileFormat,
  type FileLimits,
  type FileProblem,
  inspectFile,
} from '../../files/inspect.ts';
import { displayName } from '../../files/names.ts';
import { photoText } from '../../files/photo-text.ts';
import { printNumberOn } from '../../files/print-number.ts';
import type { ScanVerdict } from '../../files/scanner.ts';
import { extractText, type TextFormat } from '../../files/text.ts';
import type { HowToRead, WorkbookFacts } from './workbook-reader.ts';

/** What is accepted where a file was sent. */
export interface FileRules {
  readonly allowed: readonly FileFormat[];
  readonly limits: FileLimits;
  /** Reads what an old document tells about the items of the running edition. */
  readonly readDocument: (text: DocumentText) => DocumentReading;
  /** Reads the workbook at a path as an edition; absent where none is taken. */
  readonly readWorkbook?: (path: string, how: HowToRead) => Promise<WorkbookFacts>;
  /** A photo here shows a document, whose number, date and subject are read off it; absent where nothing is. */
  readonly readsPhotos?: boolean;
}

/** What an accepted file is. */
export interface Examined {
  readonly file: FileFacts;
  readonly facts: StoredFacts;
}

const isDocument = (format: FileFormat): format is DocumentFormat =>
  isText(format) || format === 'odt';

const isText = (format: FileFormat): format is TextFormat =>
  format === 'docx' || format === 'pdf' || format === 'txt';

/**
 * Inspects a file against the rules of its place. One that was sent instead of typing must have text;
 * of an evidence document, text, caption and name are read for number, date and subject.
 */
export async function examine(
  file: ClaimedFile,
  incoming: Incoming,
  rules: FileRules,
  scan: ((path: string) => Promise<ScanVerdict>) | null,
  photos: readonly (() => Promise<Buffer>)[] = [],
): Promise<Result<Examined, FileProblem>> {
  // A name that we gave says nothing about the file.
  const name = file.ref['given'] === true ? '' : displayName(file.name);
  const { path, size } = incoming;
  const owner = file.personId;
  const onlyText = file.purpose === 'text' || file.purpose === 'document';
  const seen = await inspectFile(path, {
    size,
    displayName: name,
    ...rules,
    scan,
    onlyText,
    oldText: file.purpose === 'workbook',
    owner,
  });
  if (!seen.ok) return seen;
  const { format, warnings } = seen.value;
  if (file.purpose === 'workbook')
    return ok({
      file: seen.value,
      facts: {
        ...{ warnings, document: {} },
        ...(await rules.readWorkbook?.(path, {
          ...{ format, owner, said: saidOf(file), caption: file.caption },
        })),
      },
    });
  if (file.purpose === 'document') return examineDocument(seen.value, { path, owner }, rules);
  const text = isText(format) ? await extractText(path, format, owner) : null;
  if (file.purpose === 'text') {
    if (!text) return no({ code: 'TYPE_NOT_ALLOWED', found: format, accepted: rules.allowed });
    if (!text.ok) {
      return text.problem.type === 'no_text'
        ? no({ code: 'EMPTY_FILE', found: format === 'pdf' ? 'scan' : 'no_text' })
        : no({ code: 'CORRUPT', found: format });
    }
    const whole = await documentText(path, format as TextFormat, owner);
    const reading = whole.ok ? { reading: rules.readDocument(whole.value) } : {};
    return ok({ file: seen.value, facts: { warnings, document: {}, ...text.value, ...reading } });
  }
  if (file.purpose === 'scan' && file.item === scanItem)
    return ok({
      file: seen.value,
      facts: { warnings, document: {}, print: await printOf(file, path, format, text) },
    });
  const document = guessDocumentFacts({
    fileName: name,
    ...(file.caption === null ? {} : { caption: file.caption }),
    ...(text?.ok ? { text: text.value.text } : {}),
  });
  const whole = ['number', 'date', 'subject'].every((fact) => Object.hasOwn(document, fact));
  if (whole || rules.readsPhotos !== true)
    return ok({
      file: seen.value,
      facts: {
        warnings,
        document,
        ...pictureOf(seen.value),
        ...nameIn(file, text?.ok === true ? text.value.text : null, []),
      },
    });
  const pictures = format === 'jpg' || format === 'png' ? photoAlone(file, path) : photos;
  const { photo, texts } = await readOffPhotos(pictures, owner, document);
  const named = nameIn(file, text?.ok === true ? text.value.text : null, texts);
  return ok({
    file: seen.value,
    facts: {
      ...{ warnings, document: { ...photo, ...document }, photo },
      ...pictureOf(seen.value),
      ...named,
    },
  });
}

/** Size and day of a picture; nothing of what is none. */
function pictureOf({ format, width, height, taken }: FileFacts): Pick<StoredFacts, 'picture'> {
  if ((format !== 'jpg' && format !== 'png') || width === undefined || height === undefined)
    return {};
  return { picture: { width, height, ...(taken === undefined ? {} : { taken }) } };
}

/** Whether a regulation names its innovation: in its text, else in what a machine read off its photos. */
function nameIn(
  { item, innovationName: name = null }: ClaimedFile,
  text: string | null,
  photos: readonly string[],
): Pick<StoredFacts, 'named'> {
  if (name === null || item === null || !namingItems.has(item)) return {};
  return {
    named: { name, found: namedIn([text ?? '', ...photos].join('\n'), name), photo: text === null },
  };
}

/** What was said of the columns of a list, as it is kept with the file. */
function saidOf({ ref }: ClaimedFile): HowToRead['said'] {
  const { columns } = ref;
  const kept = typeof columns === 'string' ? (JSON.parse(columns) as object) : {};
  return new Map(Object.entries(kept).map(([title, means]) => [title, String(means)]));
}

/** The number of the print that came back signed; null where none can be read. */
async function printOf(
  { caption, personId: owner }: ClaimedFile,
  path: string,
  format: FileFormat,
  text: Awaited<ReturnType<typeof extractText>> | null,
): Promise<string | null> {
  if (format !== 'pdf' && format !== 'jpg' && format !== 'png') return null;
  return await printNumberOn({
    ...{ path, format, caption, owner },
    text: text?.ok === true ? text.value.text : null,
  });
}

/** A photo that came with others is read as a page of what they become. */
const photoAlone = ({ alone }: ClaimedFile, path: string): readonly (() => Promise<Buffer>)[] =>
  alone ? [() => readFile(path)] : [];

/** What photographed pages say of their document, besides what is known of it: the first one and the last. */
async function readOffPhotos(
  photos: readonly (() => Promise<Buffer>)[],
  owner: number,
  known: StoredFacts['document'],
): Promise<{ readonly photo: StoredFacts['document']; readonly texts: readonly string[] }> {
  const pages = photos.filter((_, at) => at === 0 || at === photos.length - 1);
  const texts: string[] = [];
  for (const page of pages) {
    const text = await photoText(await page(), owner);
    if (text !== null) texts.push(text);
  }
  const read = guessDocumentFacts({ text: texts.join('\n') });
  const photo = Object.fromEntries(
    Object.entries(read).filter(([fact]) => !Object.hasOwn(known, fact)),
  );
  return { photo, texts };
}

/** Takes an old document apart and reads it; one that cannot be taken apart is damaged. */
async function examineDocument(
  file: FileFacts,
  { path, owner }: { readonly path: string; readonly owner: number },
  rules: FileRules,
): Promise<Result<Examined, FileProblem>> {
  const { format, warnings } = file;
  if (format === 'jpg' || format === 'png') {
    const words = await photoText(await readFile(path), owner);
    return ok({
      file,
      facts: { warnings, document: {}, reading: offPhoto(rules.readDocument, words ?? '') },
    });
  }
  if (!isDocument(format))
    return no({ code: 'TYPE_NOT_ALLOWED', found: format, accepted: rules.allowed });
  const text = await documentText(path, format, owner);
  if (!text.ok) return no({ code: 'CORRUPT', found: format });
  return ok({ file, facts: { warnings, document: {}, reading: rules.readDocument(text.value) } });
}

/** What a photographed page of a form tells: each value has to be looked at, because a machine read it. */
export function offPhoto(read: FileRules['readDocument'], words: string): DocumentReading {
  const blocks = words.split('\n').map((text) => ({ kind: 'line' as const, text, page: null }));
  const reading = read({ blocks, pages: null });
  return {
    ...reading,
    photo: true,
    excerpts: reading.excerpts.map((one) => ({ ...one, doubts: [...one.doubts, 'photo'] })),
  };
}
