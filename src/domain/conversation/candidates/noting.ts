// Notes candidates: one that was checked by the five questions, or many at once as lines.
// It never judges whether something is an innovation.
import {
  agencySigns,
  longestSentence,
  mostAtOnce,
  readSignsOf,
  type Sign,
} from '../../candidate.ts';
import type { Role } from '../../access.ts';
import { type NoteLines, oneLine, searchUnits } from '../../language/index.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import { askOwner } from './owner.ts';
import { fillsIn, homeUnit, noterIn, usualReminder } from './reach.ts';
import { tellAdmins, tellDoubt, toldWhom } from './telling.ts';

/** A sentence as it is stored; null after it was said why it cannot be. */
export function readSentence(turn: Turn, typed: string): string | null {
  const sentence = oneLine(typed).trim();
  if (sentence.split(/\s+/u).length < 3 || !/\p{L}{2}/u.test(sentence)) {
    turn.say('candidate_too_short', {});
    return null;
  }
  if (sentence.length <= longestSentence) return sentence;
  turn.say('candidate_too_long', { limit: longestSentence });
  return null;
}

/** Notes what was checked, and asks who fills it in. */
export function noteChecked(turn: Turn, sentence: string, signs: readonly Sign[]): void {
  turn.open({ name: 'idle' });
  const unitId = homeUnit(turn);
  if (unitId === null) return turn.say('candidate_which_unit', { typed: '' });
  const role = noterIn(turn, unitId);
  if (role === null) return refuse(turn, 'note_candidate');
  const number = store(turn, unitId, role, [sentence], signs)[0] ?? 0;
  const read = readSignsOf(signs);
  turn.say('signs_read', read);
  turn.say('candidate_noted', { number, sentence, unit: turn.unitName(unitId) });
  const candidate = { number, sentence, unitId };
  const doubts = [...read.unsure, ...read.missing.filter((one) => one === 4)];
  if (doubts.some((one) => agencySigns.has(one))) tellDoubt(turn, candidate, true);
  if (doubts.some((one) => !agencySigns.has(one))) tellDoubt(turn, candidate, false);
  goOn(turn, candidate);
}

/** Notes lines as they were typed, of the unit that was named or of one's own. */
export function noteLines(turn: Turn, { unit: typedUnit, lines }: NoteLines): void {
  const unitId = unitNamed(turn, typedUnit);
  if (unitId === null) {
    turn.say('candidate_which_unit', { typed: typedUnit });
    return turn.askAgain();
  }
  const role = noterIn(turn, unitId);
  if (role === null) return refuse(turn, 'note_candidate');
  if (lines.length > mostAtOnce) {
    turn.say('candidates_too_many', { limit: mostAtOnce });
    return turn.askAgain();
  }
  const sentences = lines.map((line) => oneLine(line).trim());
  if (sentences.some((sentence) => sentence.length > longestSentence)) {
    turn.say('candidate_too_long', { limit: longestSentence });
    return turn.askAgain();
  }
  const numbers = store(turn, unitId, role, sentences, null);
  const [number = 0] = numbers;
  const [sentence = ''] = sentences;
  const candidate = { number, sentence, unitId };
  if (numbers.length > 1) {
    turn.say('candidates_noted', { numbers, unit: turn.unitName(unitId) });
    tellAdmins(turn, candidate, 'noted', { more: numbers.length - 1 });
    return turn.askAgain();
  }
  turn.say('candidate_noted', { number, sentence, unit: turn.unitName(unitId) });
  goOn(turn, candidate);
}

/** Asks whoever may fill in who does; of others the unit's admin hears. */
function goOn(
  turn: Turn,
  candidate: { readonly number: number; readonly sentence: string; readonly unitId: string },
): void {
  if (turn.mode.name === 'idle' && fillsIn(turn, candidate.unitId))
    return askOwner(turn, candidate.number);
  tellAdmins(turn, candidate, 'noted');
  turn.say('candidate_to_admin', {
    unit: turn.unitName(candidate.unitId),
    told: toldWhom(turn, candidate.unitId),
  });
  turn.askAgain();
}

function unitNamed(turn: Turn, typed: string): string | null {
  if (typed === '') return homeUnit(turn);
  const found = searchUnits(turn.world.units, typed);
  return found.kind === 'exact' ? found.id : null;
}

function store(
  turn: Turn,
  unitId: string,
  role: Role,
  sentences: readonly string[],
  signs: readonly Sign[] | null,
): readonly number[] {
  const numbers = (turn.world.loaded.candidateNumbers ?? []).slice(0, sentences.length);
  if (numbers.length < sentences.length) throw new Error('candidates without numbers');
  turn.do({
    kind: 'note_candidates',
    unitId,
    editionId: turn.world.currentEdition.id,
    role,
    remindOn: usualReminder(turn),
    rows: sentences.map((sentence, at) => ({ number: numbers[at] ?? 0, sentence, signs })),
  });
  return numbers;
}
