// Looks into received bytes: are they welcome, what are they, and what do they say of themselves.
// It changes nothing and keeps nothing.
import type { Incoming } from '../../db/evidence-store.ts';
import type { ClaimedFile } from '../../db/transactions/claim-files.ts';
import type { StoredFacts } from '../../db/transactions/finish-file.ts';
import { no, ok, type Result } from '../../domain/result.ts';
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
}

/** What an accepted file is. */
export interface Examined {
  readonly file: FileFacts;
  readonly facts: StoredFacts;
}

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
  const onlyText = file.purpose === 'text';
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
  const text = isText(format) ? await extractText(path, format, owner) : null;
  if (file.purpose === 'text') {
    if (!text) return no({ code: 'TYPE_NOT_ALLOWED', found: format, accepted: rules.allowed });
    if (!text.ok) {
      return text.problem.type === 'no_text'
        ? no({ code: 'EMPTY_FILE', found: format === 'pdf' ? 'scan' : 'no_text' })
        : no({ code: 'CORRUPT', found: format });
    }
    return ok({ file: seen.value, facts: { warnings, document: {}, ...text.value } });
  }
  const document = guessDocumentFacts({
    fileName: name,
    ...(file.caption === null ? {} : { caption: file.caption }),
    ...(text?.ok ? { text: text.value.text } : {}),
  });
  return ok({ file: seen.value, facts: { warnings, document } });
}
