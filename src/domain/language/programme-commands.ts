// Which command a line is that has words of its own: promises, proposals, visits, the contest, naming. It is read again where it is carried out.
import { anyDay } from '../days.ts';
import { readBranding } from './branding-words.ts';
import { type ContestLine, readContest } from './contest-words.ts';
import { readPromise } from './promise-words.ts';
import { readProposal } from './proposal-words.ts';
import { readSigned } from './signed-words.ts';
import { readVisitNote } from './visit-note-words.ts';

/** Lines of the contest that open a question; others only answer. */
const asking: ReadonlySet<ContestLine['do']> = new Set([
  ...(['marks', 'lock', 'unlock', 'announce', 'withdraw'] as const),
]);

/** The command that a line is; null for every other text. */
export function programmeCommand(
  text: string,
):
  | 'promise'
  | 'proposal'
  | 'visit_note'
  | 'signed'
  | 'contest'
  | 'contest_marks'
  | 'branding'
  | null {
  if (readBranding(text) !== null) return 'branding';
  if (readPromise(text, anyDay) !== null) return 'promise';
  if (readProposal(text) !== null) return 'proposal';
  if (readVisitNote(text, anyDay) !== null) return 'visit_note';
  if (readSigned(text, anyDay) !== null) return 'signed';
  const line = readContest(text, anyDay);
  if (line === null) return null;
  return asking.has(line.do) ? 'contest_marks' : 'contest';
}
