// Answers what was written before its question was shown: said already, or to be answered once the question is read.
// It stores nothing but the rest of a long text; what the person meant is not guessed.
import type { Command } from '../../language/index.ts';
import { isUnseen, questionOf, saysTheSame } from '../open-question.ts';
import type { Conversation } from '../state.ts';
import type { Turn } from '../turn.ts';
import { goesOnUnseen } from './long-text.ts';

/** Commands that mean the question at which they are typed. */
const ofQuestion: ReadonlySet<Command['name']> = new Set(['skip', 'back', 'done', 'delete']);

/** True for a command that means the same whatever question is open. */
function standsAlone(command: Command | null): boolean {
  if (command === null) return false;
  return command.name === 'change' ? command.item !== undefined : !ofQuestion.has(command.name);
}

/** Numbers of the newest prompt: shown before the message was written, and by now. */
export interface Shown {
  readonly seen: number;
  readonly shown: number;
}

/**
 * Tells whether a text would answer a question that the person had not been shown: `same` as what was taken last, or
 * something `else`. `command` is null where the open dialogue takes the text for no command.
 */
export function cameEarly(
  state: Conversation,
  text: string,
  { seen }: Shown,
  command: Command | null,
): 'same' | 'else' | null {
  if (standsAlone(command)) return null;
  if (saysTheSame(state, text, seen)) return 'same';
  return isUnseen(state, seen) && questionOf(state.mode) !== null ? 'else' : null;
}

/**
 * Says of such a text that it is there already, or that it is not stored; asks what is open. What goes on from a long text
 * belongs to the question that was seen, and is stored.
 */
export function answerEarly(
  turn: Turn,
  how: 'same' | 'else',
  text: string,
  { shown, command }: { readonly shown: number; readonly command: Command | null },
): void {
  if (how === 'same') sayTaken(turn, text);
  else if (command === null && goesOnUnseen(turn, text)) return;
  // The word that once closed what was being written asks for nothing.
  else if (command?.name !== 'done' || turn.mode.name !== 'asking') turn.say('typed_early', {});
  askAnew(turn, shown);
}

/** The same for files: true when they came before the question that they would belong to. */
export function filesCameEarly(turn: Turn, { seen, shown }: Shown): boolean {
  if (!isUnseen(turn.state, seen)) return false;
  turn.say('typed_early', {});
  askAnew(turn, shown);
  return true;
}

function sayTaken(turn: Turn, text: string): void {
  const { last } = turn.state;
  if (last === null || last.text.trim() !== text.trim()) return turn.say('already_received', {});
  turn.say('already_stored', { label: turn.form().byId.get(last.item)?.label ?? '' });
}

/** Asks anew, unless the question has come meanwhile: it may be answered already by the time this is read. */
function askAnew(turn: Turn, shown: number): void {
  const { state } = turn;
  if (!isUnseen(state, shown)) return turn.aside();
  turn.askAgain();
}
