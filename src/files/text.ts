// Takes over the text of a document that somebody sends instead of typing: DOCX, PDF or plain text.
// Nothing is cut. It expects a file that inspectFile accepted.
import { readFile } from 'node:fs/promises';
import { type Result, no, ok } from '../domain/result.ts';
import { cleanText, wordCount } from '../domain/language/index.ts';
import { decodeText } from './plain-text.ts';
import { readFileWith } from './reading/reader.ts';

/** The formats that text can be taken from. */
export type TextFormat = 'docx' | 'pdf' | 'txt';

/** A document's text, paragraphs as lines, and its number of words. */
export interface ExtractedText {
  readonly text: string;
  readonly words: number;
}

/** Why there is no text: the document has none (a scan), or it cannot be read. */
export interface TextProblem {
  readonly type: 'no_text' | 'unreadable';
}

/** Extracts the whole text of a file of the product's own; never takes the main loop longer than plain text needs. */
export async function extractText(
  path: string,
  format: TextFormat,
  owner: number | null = null,
): Promise<Result<ExtractedText, TextProblem>> {
  const raw = await rawText(path, format, owner);
  if (raw === undefined) return no({ type: 'unreadable' });
  const text = tidy(raw);
  const words = wordCount(text);
  return words === 0 ? no({ type: 'no_text' }) : ok({ text, words });
}

async function rawText(
  path: string,
  format: TextFormat,
  owner: number | null,
): Promise<string | undefined> {
  if (format === 'txt') {
    const decoded = decodeText(await readFile(path));
    return decoded.ok ? decoded.value.text : undefined;
  }
  const read = await readFileWith(format === 'pdf' ? 'pdf-text' : 'docx-text', path, { owner });
  return read.ok ? read.value : undefined;
}

/** Cleans as every received text is cleaned, without blanks at line ends and with one empty line at most in a row. */
function tidy(raw: string): string {
  return cleanText(raw)
    .text.replace(/(?<![^\S\n])[^\S\n]+(?=\n|$)/gu, '')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}
