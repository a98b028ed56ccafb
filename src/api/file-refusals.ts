// Says to a program why a file was not taken: what was found, what is accepted, what to do.
// People in chats read the same reasons in their own words, in src/bot/text.
import type { FileProblem, ReasonCode } from '../files/inspect.ts';

const reasons: Readonly<Record<ReasonCode, string>> = {
  EMPTY_FILE: 'The file is empty; send one with content.',
  CORRUPT: 'The file cannot be opened; save it anew and send it again.',
  TYPE_MISMATCH:
    'The content is not what the name promises; give it its true ending or save it anew.',
  TYPE_NOT_ALLOWED: 'This kind of file is not accepted here.',
  ACTIVE_CONTENT:
    'The file holds a program, such as a macro or script; save it without and send it again.',
  ENCRYPTED_FILE: 'The file is locked with a password; save it without one and send it again.',
  ARCHIVE_UNSAFE: 'The file unpacks to something unsafe or far too large; save it anew.',
  IMAGE_TOO_BIG: 'The picture has too many pixels; make it smaller.',
  TOO_LARGE: 'The file is too large; make it smaller.',
  MALWARE_FOUND: 'The file carries the mark of a virus; check the computer it comes from.',
  NOT_UTF8: 'The text is not UTF-8; save it as UTF-8.',
  BAD_HEADER: 'The first row is not the one expected.',
  SHEET_TOO_BIG: 'The sheet has too many cells; split it.',
  QUOTA: 'There are too many files already.',
  BUSY: 'The file cannot be checked right now; send it again later.',
};

/** Words a refusal: the code for programs, the sentence, what was found and what is accepted. */
export function fileRefusal({ code, found, accepted, limit, received }: FileProblem): string {
  const facts = [
    found === undefined ? null : `Found: ${found}.`,
    accepted === undefined ? null : `Accepted: ${accepted.join(', ')}.`,
    limit === undefined ? null : `Limit: ${limit}.`,
    received === undefined ? null : `Received: ${received}.`,
  ];
  return [`${code}: ${reasons[code]}`, ...facts.filter((fact) => fact !== null)].join(' ');
}
