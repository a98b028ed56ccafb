// What is said to a message that begins as a command does and was not understood: how that command is written.
// Also which parts of a message with several answers were not understood. It carries nothing out and stores nothing.
import { type Command, readAttempt, readCommand, readLoosely } from '../../language/index.ts';
import { readAnswer } from '../../edition/items/index.ts';
import type { Item } from '../../edition/definition.ts';
import type { AskStep, Asking } from '../filling/types.ts';
import type { Mode } from '../state.ts';
import type { Turn } from '../turn.ts';

/** Reads a message as a command; where no question is open, some may be followed by anything. */
export function commandIn(mode: Mode, text: string): Command | null {
  return readCommand(text) ?? (mode.name === 'idle' ? readLoosely(text) : null);
}

/** Says how the command is written that a message begins with; false when it begins with none. */
export function sayHow(turn: Turn, text: string): boolean {
  const attempt = readAttempt(text);
  if (attempt === null) return false;
  turn.say('command_how', { command: attempt.name, typed: text.trim() });
  return true;
}

/**
 * Answers a message that came to an open question and is a command with something it cannot read. Where free text is asked
 * for it may be the answer all the same: sent once more it is. True when it was answered.
 */
export function answersAttempt(turn: Turn, asking: Asking, item: Item, text: string): boolean {
  if (asking.join !== undefined || asking.more !== undefined) return false;
  const attempt = readAttempt(text);
  if (attempt === null || asking.doubted === text.trim()) return false;
  const type = item.kind === 'field' && asking.step === 'value' ? item.value.type : null;
  if (item.kind === 'field' && type !== null && type !== 'text' && type !== 'longtext') {
    const { kind } = readAnswer(item, text, turn.moment.today);
    if (kind !== 'refused' && kind !== 'unknown') return false;
  } else if (!attempt.sure) return false;
  const free = type === 'text' || type === 'longtext' || written.has(asking.step);
  if (free && hasStroke(text)) return false;
  sayHow(turn, text);
  if (free) {
    turn.say('send_once_more', {});
    turn.open({ ...asking, doubted: text.trim() });
  }
  turn.askAgain();
  return true;
}

/** A stroke makes a command of what we know and nothing of the rest: in an answer that is text like any other. */
const hasStroke = (text: string): boolean => /^\s*[/／]/u.test(text);

/** Steps of an indicator that take free text. */
const written: ReadonlySet<AskStep> = new Set([
  'description',
  'document_number',
  'document_subject',
]);

/** The same for the name of a new innovation. */
export function doubtsName(turn: Turn, doubted: string | undefined, text: string): boolean {
  if (doubted === text.trim() || hasStroke(text) || readAttempt(text)?.sure !== true) return false;
  sayHow(turn, text);
  turn.say('send_once_more', {});
  const { mode } = turn;
  if (mode.name === 'naming_innovation') turn.open({ ...mode, doubted: text.trim() });
  turn.askAgain();
  return true;
}

/** Says which parts of a message with several answers were not understood. */
export function sayUnread(turn: Turn, parts: readonly string[]): void {
  if (parts.length > 0) turn.say('parts_unread', { parts: [...new Set(parts)] });
}
