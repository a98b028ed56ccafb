// What people and mentors write to each other: questions to the mentor, answers, messages to a unit's people.
// It decides who may; whom a message reaches is looked up when it is stored.
import { isQuiet } from '../../calendar.ts';
import { leadingUnit, readYesNo, searchUnits } from '../../language/index.ts';
import { yesNo } from '../choices.ts';
import { askAgain } from '../modes/again.ts';
import { showQuestion } from '../modes/question.ts';
import type { Conversation } from '../state.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import { manageGakor } from './gakor.ts';
import { refuse } from './submitting.ts';

/** Most letters of a message that people write to each other. */
export const longestMessage = 3500;
const gakorWord = /^\/?gakor\b\s*(.*)$/isu;
const messageWord = /^\/?pesan\s+(?:untuk\s+|ke\s+|unit\s+)*(.+)$/isu;
const answerWord = /^\/?jawab\s+#?(\d{1,12})\b[\s:.,]*(.*)$/isu;

/** What a text of this kind needs; null when it is none. Only where no question of the form is open. */
export function mentorNeeds({ mode }: Conversation, text: string): readonly Need[] | null {
  if (mode.name === 'asking_mentor') return [{ kind: 'mentors' }];
  const answer = answerWord.exec(text.trim());
  if (answer !== null) return [{ kind: 'message', id: Number(answer[1]) }];
  if (mode.name === 'answering_message') return [{ kind: 'message', id: mode.id }];
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
  if (mode.name === 'writing_unit') {
    if (mode.text === undefined) propose(turn, mode.unitId, typed);
    else onProposed(turn, mode.unitId, mode.text, typed);
    return true;
  }
  const answered = answerWord.exec(typed);
  if (mode.name === 'answering_message') {
    turn.open({ name: 'idle' });
    // Whoever names another message means that one.
    if (answered === null) answer(turn, mode.id, typed);
    else if ((answered[2] ?? '') === '') beginAnswer(turn, Number(answered[1]));
    else answer(turn, Number(answered[1]), answered[2] ?? '');
    return true;
  }
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
    if (turn.may('invite_unit_role')) manageGakor(turn, (gakor[1] ?? '').trim());
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
  if (found === null) return false;
  return found.mine || isOwn(turn) || turn.may('comment', { unitId: found.unitId });
}

const isOwn = (turn: Turn): boolean => turn.world.loaded.message?.fromId === turn.person.id;

function refuseMessage(turn: Turn, id: number): void {
  turn.say('message_unknown', { id });
  turn.do({ kind: 'record', what: 'denied', detail: 'comment' });
  askAgain(turn);
}

function answer(turn: Turn, id: number, text: string): void {
  const found = turn.world.loaded.message ?? null;
  if (found === null || !mayAnswer(turn)) return refuseMessage(turn, id);
  if (text.length > longestMessage) return turn.say('mentor_too_long', { limit: longestMessage });
  // Whoever answers what they wrote themselves adds to it: it goes to those who got the first.
  const own = isOwn(turn);
  turn.do({
    kind: 'post_message',
    to: own ? { kind: 'readers', messageId: id } : { kind: 'person', personId: found.fromId },
    code: found.code,
    item: null,
    itemLabel: null,
    answers: own ? null : id,
    unitId: found.unitId,
    text,
  });
  turn.say('message_sent', { to: own ? found.toNames : found.fromName });
  askAgain(turn);
}

function beginMessage(turn: Turn, typed: string): void {
  const unit = leadingUnit(turn.world.units, typed);
  if (unit === null) {
    const found = searchUnits(turn.world.units, typed.split(/[:\n]/u)[0] ?? '');
    const like = found.kind === 'candidates' ? found.ids.map((id) => turn.unitName(id)) : [];
    turn.say('message_unit_unclear', { typed, like });
    return;
  }
  if (!turn.may('comment', { unitId: unit.id })) return refuse(turn, 'comment');
  if (unit.rest !== '') return propose(turn, unit.id, unit.rest);
  turn.open({ name: 'writing_unit', unitId: unit.id });
  turn.say('message_unit_write', { unit: turn.unitName(unit.id) });
}

/** Shows a message to a unit's people before it goes to all of them. */
function propose(turn: Turn, unitId: string, text: string): void {
  if (text.length > longestMessage) return turn.say('mentor_too_long', { limit: longestMessage });
  turn.open({ name: 'writing_unit', unitId, text });
  turn.say('message_unit_check', {
    unit: turn.unitName(unitId),
    text,
    quiet: isQuiet(turn.moment.now),
  });
  turn.offer(yesNo);
}

function onProposed(turn: Turn, unitId: string, text: string, typed: string): void {
  const said = typed === '1' ? 'yes' : typed === '2' ? 'no' : readYesNo(typed).kind;
  if (said === 'yes' || said === 'weak_yes') {
    turn.open({ name: 'idle' });
    return writeTo(turn, unitId, text);
  }
  if (said === 'no' || said === 'later' || said === 'not_yet') {
    turn.open({ name: 'idle' });
    return turn.say('cancelled', {});
  }
  propose(turn, unitId, typed);
}

function writeTo(turn: Turn, unitId: string, text: string): void {
  if (!turn.may('comment', { unitId })) return refuse(turn, 'comment');
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
