// Gakor and mentors in chat: who belongs where, a message to a unit's people, questions to the mentor and their answers.
// It decides who may; whom a message reaches is looked up when it is stored.
import { searchUnits } from '../../language/index.ts';
import { askAgain } from '../modes/again.ts';
import { showQuestion } from '../modes/question.ts';
import type { GakorChange, GakorRow } from '../outreach.ts';
import type { Conversation } from '../state.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import { refuse } from './submitting.ts';

/** Most letters of a message that people write to each other. */
export const longestMessage = 3500;
const gakorWord = /^\/?gakor\b\s*(.*)$/isu;
const messageWord = /^\/?pesan\s+(?:untuk\s+|ke\s+|unit\s+)*(.+)$/isu;
const answerWord = /^\/?jawab\s+#?(\d{1,12})\b[\s:.,]*(.*)$/isu;

/** What a text of this kind needs; null when it is none. Only where no question of the form is open. */
export function mentorNeeds({ mode }: Conversation, text: string): readonly Need[] | null {
  if (mode.name === 'asking_mentor') return [{ kind: 'mentors' }];
  if (mode.name === 'answering_message') return [{ kind: 'message', id: mode.id }];
  const answer = answerWord.exec(text.trim());
  if (answer !== null) return [{ kind: 'message', id: Number(answer[1]) }];
  if (mode.name !== 'idle') return null;
  if (gakorWord.test(text.trim())) return [{ kind: 'gakor' }];
  return null;
}

/** Takes a text of this kind; false when it is none. */
export function onMentorText(turn: Turn, text: string): boolean {
  const { mode } = turn;
  const typed = text.trim();
  if (mode.name === 'asking_mentor') {
    turn.open(mode.back ?? { name: 'idle' });
    ask(turn, typed);
    if (mode.back !== null) showQuestion(turn);
    return true;
  }
  if (mode.name === 'answering_message') {
    turn.open({ name: 'idle' });
    answer(turn, mode.id, typed);
    return true;
  }
  if (mode.name === 'writing_unit') {
    turn.open({ name: 'idle' });
    writeTo(turn, mode.unitId, typed);
    return true;
  }
  const answered = answerWord.exec(typed);
  if (answered !== null && turn.world.loaded.message !== undefined) {
    const id = Number(answered[1]);
    const rest = answered[2] ?? '';
    if (turn.world.loaded.message === null && mode.name !== 'idle') return false;
    if (rest !== '') answer(turn, id, rest);
    else beginAnswer(turn, id);
    return true;
  }
  if (mode.name !== 'idle') return false;
  const gakor = gakorWord.exec(typed);
  if (gakor !== null) {
    if (turn.may('invite_unit_role')) manage(turn, (gakor[1] ?? '').trim());
    else refuse(turn, 'invite_unit_role');
    return true;
  }
  const message = messageWord.exec(typed);
  if (message !== null && turn.grantsOf('mentor').length > 0) {
    beginMessage(turn, message[1] ?? '');
    return true;
  }
  return false;
}

/** `tanya pamong`, with the question or before it. */
export function askMentor(turn: Turn, rest: string | undefined): void {
  if (unitOf(turn) === null) {
    turn.say('mentor_no_unit', {});
    return askAgain(turn);
  }
  if (rest !== undefined && rest.trim() !== '') {
    ask(turn, rest.trim());
    return askAgain(turn);
  }
  turn.open({ name: 'asking_mentor', back: turn.mode.name === 'asking' ? turn.mode : null });
  turn.say('mentor_ask', {});
}

const unitOf = (turn: Turn): string | null => turn.innovation?.unitId ?? turn.person.unitId;

function ask(turn: Turn, text: string): void {
  const unitId = unitOf(turn);
  if (unitId === null || text === '') return turn.say('mentor_ask', {});
  if (text.length > longestMessage) return turn.say('mentor_too_long', { limit: longestMessage });
  const mentors = turn.world.loaded.mentors ?? [];
  const mode = turn.mode;
  turn.do({
    kind: 'post_message',
    to: { kind: 'mentors', unitId },
    code: turn.innovation?.code ?? null,
    item: mode.name === 'asking' ? mode.item : null,
    itemLabel: mode.name === 'asking' ? (turn.form().byId.get(mode.item)?.label ?? null) : null,
    answers: null,
    unitId,
    text,
  });
  turn.say('mentor_asked', { names: mentors });
}

function beginAnswer(turn: Turn, id: number): void {
  if (!mayAnswer(turn)) return refuseMessage(turn, id);
  turn.open({ name: 'answering_message', id });
  turn.say('message_write', { id });
}

function mayAnswer(turn: Turn): boolean {
  const found = turn.world.loaded.message ?? null;
  return found !== null && (found.mine || turn.may('comment', { unitId: found.unitId }));
}

function refuseMessage(turn: Turn, id: number): void {
  turn.say('message_unknown', { id });
  turn.do({ kind: 'record', what: 'denied', detail: 'comment' });
  askAgain(turn);
}

function answer(turn: Turn, id: number, text: string): void {
  const found = turn.world.loaded.message ?? null;
  if (found === null || !mayAnswer(turn)) return refuseMessage(turn, id);
  if (text.length > longestMessage) return turn.say('mentor_too_long', { limit: longestMessage });
  turn.do({
    kind: 'post_message',
    to: { kind: 'person', personId: found.fromId },
    code: found.code,
    item: null,
    itemLabel: null,
    answers: id,
    unitId: found.unitId,
    text,
  });
  turn.say('message_sent', { to: found.fromName });
  askAgain(turn);
}

function beginMessage(turn: Turn, typed: string): void {
  const found = searchUnits(turn.world.units, typed);
  if (found.kind !== 'exact') {
    turn.say('unit_not_found', { typed });
    return;
  }
  if (!turn.may('comment', { unitId: found.id })) return refuse(turn, 'comment');
  turn.open({ name: 'writing_unit', unitId: found.id });
  turn.say('message_unit_write', { unit: turn.unitName(found.id) });
}

function writeTo(turn: Turn, unitId: string, text: string): void {
  if (!turn.may('comment', { unitId })) return refuse(turn, 'comment');
  if (text.length > longestMessage) return turn.say('mentor_too_long', { limit: longestMessage });
  turn.do({
    kind: 'post_message',
    to: { kind: 'unit', unitId },
    code: null,
    item: null,
    itemLabel: null,
    answers: null,
    unitId,
    text,
  });
  turn.say('message_sent', { to: turn.unitName(unitId) });
}

/** `gakor`: the list, or one change of it. */
function manage(turn: Turn, typed: string): void {
  const rows = turn.world.loaded.gakorRows ?? [];
  const named = (row: GakorRow) => ({
    id: row.id,
    name: row.name,
    units: row.units.map((id) => turn.unitName(id)),
    mentors: row.mentors,
  });
  if (typed === '') return turn.say('gakor_list', { rows: rows.map(named) });
  const change = readChange(turn, typed, rows);
  if (typeof change === 'string') {
    if (change === 'mentors') {
      turn.say('gakor_mentors', { people: turn.world.loaded.mentorPeople ?? [] });
      return;
    }
    return turn.say('gakor_how', {});
  }
  turn.do({ kind: 'change_gakor', change });
  turn.say('gakor_changed', {});
}

function readChange(
  turn: Turn,
  typed: string,
  rows: readonly GakorRow[],
): GakorChange | 'how' | 'mentors' {
  const made = /^baru\s+(.{1,80})$/isu.exec(typed)?.[1]?.trim();
  if (made !== undefined)
    return rows.some(({ name }) => name.toLowerCase() === made.toLowerCase())
      ? 'how'
      : { what: 'create', name: made };
  const [, number, verb = '', rest = ''] =
    /^(\d{1,6})\s+(unit|lepas|pamong)\s+(.+)$/isu.exec(typed) ?? [];
  const row = rows.find(({ id }) => id === Number(number));
  if (row === undefined) return 'how';
  if (verb.toLowerCase() === 'pamong') {
    const people = turn.world.loaded.mentorPeople ?? [];
    const wanted = rest.trim().toLowerCase();
    const found = people.filter(
      ({ id, name }) => String(id) === wanted || (name ?? '').toLowerCase() === wanted,
    );
    const [only] = found;
    return only === undefined || found.length > 1
      ? 'mentors'
      : { what: 'mentor', id: row.id, personId: only.id };
  }
  const unit = searchUnits(turn.world.units, rest);
  if (unit.kind !== 'exact') return 'how';
  return verb.toLowerCase() === 'unit'
    ? { what: 'add_unit', id: row.id, unitId: unit.id }
    : { what: 'drop_unit', id: row.id, unitId: unit.id };
}
