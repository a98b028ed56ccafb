// What people and mentors write to each other: questions to the mentor, answers, messages to a unit's people.
// It decides who may; whom a message reaches is looked up when it is stored.
import { isQuiet } from '../../calendar.ts';
import { leadingUnit, searchUnits } from '../../language/index.ts';
import { agrees, declines, readConfirmation, yesNo } from '../shared/confirming.ts';
import type { Aside } from '../shared/dialogue.ts';
import type { Mode, ModeOf } from '../state.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';
import type { Need } from '../world.ts';
import { manageGakor } from './gakor.ts';
import { answerWord, gakorWord, messageWord } from '../../language/mentor-words.ts';

/** Most letters of a message that people write to each other. */
export const longestMessage = 3500;
/** Most messages that one person writes to others on a day: nobody's chat is filled by somebody else. */
export const mostADay = { innovator: 20, withRole: 200 } as const;

/** A message that names another, a unit or the gakor where no dialogue waits for it; null for any other text. */
export function messageAside(mode: Mode, text: string): Aside | null {
  const typed = text.trim();
  const [, id, rest = ''] = answerWord.exec(typed) ?? [];
  if (id !== undefined) return answerAside(mode, Number(id), rest);
  if (mode.name !== 'idle') return null;
  const [, change] = gakorWord.exec(typed) ?? [];
  if (change !== undefined)
    return {
      needs: [{ kind: 'gakor' }],
      take: (turn) => {
        if (turn.may('invite_unit_role')) manageGakor(turn, change.trim());
        else refuse(turn, 'invite_unit_role');
        return true;
      },
    };
  const [, message] = messageWord.exec(typed) ?? [];
  if (message === undefined) return null;
  return {
    needs: [],
    take: (turn) => {
      if (turn.grantsOf('mentor').length === 0) return false;
      beginMessage(turn, message);
      return true;
    },
  };
}

/** `jawab 12 …`; while something else is open, only where there is such a message: the words may be an answer. */
function answerAside(mode: Mode, id: number, text: string): Aside {
  return {
    needs: [{ kind: 'message', id }],
    take: (turn) => {
      const found = turn.world.loaded.message ?? null;
      if (found === null && mode.name !== 'idle') return false;
      if (text === '') beginAnswer(turn, id);
      else answer(turn, id, text);
      return true;
    },
  };
}

/** Takes the question to the mentors, and shows again what was open before. */
export function onAskingMentor(turn: Turn, { back }: ModeOf<'asking_mentor'>, text: string): void {
  turn.open(back ?? { name: 'idle' });
  ask(turn, text.trim());
  if (back !== null) turn.askAgain();
}

/** What must be loaded for the text of an answer: the message it names, or the one that is open. */
export function answeringNeeds(mode: ModeOf<'answering_message'>, text: string): readonly Need[] {
  const named = answerWord.exec(text.trim())?.[1];
  return [{ kind: 'message', id: named === undefined ? mode.id : Number(named) }];
}

/** Takes the answer to a message; whoever names another message means that one. */
export function onAnsweringMessage(
  turn: Turn,
  mode: ModeOf<'answering_message'>,
  text: string,
): void {
  turn.open({ name: 'idle' });
  const [, id, rest = ''] = answerWord.exec(text.trim()) ?? [];
  if (id === undefined) answer(turn, mode.id, text.trim());
  else if (rest === '') beginAnswer(turn, Number(id));
  else answer(turn, Number(id), rest);
}

/** Takes the text for a unit's people, or the yes or no to the one that was shown. */
export function onWritingUnit(turn: Turn, mode: ModeOf<'writing_unit'>, text: string): void {
  if (mode.text === undefined) propose(turn, mode.unitId, text.trim());
  else onProposed(turn, mode.unitId, mode.text, text.trim());
}

/** Asks again for the text for a unit's people, or whether the one that stands shall go. */
export function askUnitMessage(turn: Turn, { unitId, text }: ModeOf<'writing_unit'>): void {
  if (text === undefined) turn.say('message_unit_write', { unit: turn.unitName(unitId) });
  else propose(turn, unitId, text);
}

/** `tanya pamong`, with the question or before it. */
export function askMentor(turn: Turn, rest: string | undefined): void {
  if (unitOf(turn) === null) {
    turn.say('mentor_no_unit', {});
    return turn.askAgain();
  }
  if (rest !== undefined && rest.trim() !== '') {
    ask(turn, rest.trim());
    return turn.askAgain();
  }
  turn.open({ name: 'asking_mentor', back: turn.mode.name === 'asking' ? turn.mode : null });
  turn.say('mentor_ask', {});
}

const unitOf = (turn: Turn): string | null => turn.innovation?.unitId ?? turn.person.unitId;

function ask(turn: Turn, text: string): void {
  const unitId = unitOf(turn);
  if (unitId === null || text === '') return turn.say('mentor_ask', {});
  if (text.length > longestMessage) return turn.say('mentor_too_long', { limit: longestMessage });
  if (hasWrittenEnough(turn)) return;
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

/** Says so when today's messages to others are used up; what was typed goes to nobody then. */
function hasWrittenEnough(turn: Turn): boolean {
  const withRole = turn.person.grants.some(({ role }) => role !== 'innovator');
  const limit = withRole ? mostADay.withRole : mostADay.innovator;
  if ((turn.world.loaded.messagesToday ?? 0) < limit) return false;
  turn.say('mentor_enough', { limit });
  return true;
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
  turn.askAgain();
}

function answer(turn: Turn, id: number, text: string): void {
  const found = turn.world.loaded.message ?? null;
  if (found === null || !mayAnswer(turn)) return refuseMessage(turn, id);
  if (text.length > longestMessage) return turn.say('mentor_too_long', { limit: longestMessage });
  if (hasWrittenEnough(turn)) return;
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
  turn.askAgain();
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
  const said = readConfirmation(typed, 'submit');
  if (agrees(said)) {
    turn.open({ name: 'idle' });
    return writeTo(turn, unitId, text);
  }
  if (declines(said)) {
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
