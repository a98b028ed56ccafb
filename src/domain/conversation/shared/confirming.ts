// Asking for a yes or no, and reading it, one way for every question that wants one.
// What follows from the answer is for whoever asked.
import { type CommandName, readYesNo, readYesNoAbout, type YesNo } from '../../language/index.ts';
import type { Choice } from '../message.ts';

/** Yes and no, answered by word or number. */
export const yesNo: readonly Choice[] = [
  { label: { key: 'yes' }, reply: { word: 'yes' }, numbered: true },
  { label: { key: 'no' }, reply: { word: 'no' }, numbered: true },
];

/**
 * Reads the answer to a question of which 1 is the yes and 2 the no. `about`: the command whose carrying out was asked
 * about; its verb may stand beside the yes or no.
 */
export function readConfirmation(text: string, about?: CommandName): YesNo['kind'] {
  const typed = text.trim();
  if (typed === '1') return 'yes';
  if (typed === '2') return 'no';
  const repeated = about === undefined ? 'unclear' : readYesNoAbout(typed, about).kind;
  return repeated === 'unclear' ? readYesNo(typed).kind : repeated;
}

/** True when an answer agrees, however weakly: for what can be taken back. */
export const agrees = (answer: YesNo['kind']): boolean => answer === 'yes' || answer === 'weak_yes';

/** True when an answer declines, or puts off. */
export const declines = (answer: YesNo['kind']): boolean =>
  answer === 'no' || answer === 'not_yet' || answer === 'later';
