// Looks into received bytes: are they welcome, what are they, and what do they say of themselves.
// It changes nothing and keeps nothing.
import type { Incoming } from '../../db/evidence-store.ts';
import type { ClaimedFile } from '../../db/transactions/claim-files.ts';
import type { StoredFacts } from '../../db/transactions/finish-file.ts';
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
import type { ScanVerdict } from '../../files/scanner.ts';
import { extractText, type TextFormat } from '../../files/text.ts';

/** What is accepted where a file was sent. */
export interface FileRules {
  readonly allowed: readonly FileFormat[];
  readonly limits: FileLimits;
  /** Reads what an old document tells about the items of the running edition. */
  readonly readDocument: (text: DocumentText) => DocumentReading;
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
    owner,
  });
  if (!seen.ok) return seen;
  const { format, warnings } = seen.value;
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
  const document = guessDocumentFacts({
    fileName: name,
    ...(file.caption === null ? {} : { caption: file.caption }),
    ...(text?.ok ? { text: text.value.text } : {}),
  });
  return ok({ file: seen.value, facts: { warnings, document } });
}

/** Takes an old document apart and reads it; one that cannot be taken apart is damaged. */
async function examineDocument(
  file: FileFacts,
  { path, owner }: { readonly path: string; readonly owner: number },
  rules: FileRules,
): Promise<Result<Examined, FileProblem>> {
  const { format, warnings } = file;
  if (!isDocument(format))
    return no({ code: 'TYPE_NOT_ALLOWED', found: format, accepted: rules.allowed });
  const text = await documentText(path, format, owner);
  if (!text.ok) return no({ code: 'CORRUPT', found: format });
  return ok({ file, facts: { warnings, document: {}, reading: rules.readDocument(text.value) } });
}
