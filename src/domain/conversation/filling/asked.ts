// Takes a text while a question of the form is open, to whichever step of it is open.
// After a silence it takes nothing for an answer.
import { readYesNo } from '../../language/index.ts';
import { answersAttempt } from '../shared/unread.ts';
import type { Asking } from './types.ts';
import type { Turn } from '../turn.ts';
import { onAnswer } from './answering.ts';
import { takesEvidenceWords } from './by-number.ts';
import { onTogether } from './answering-together.ts';
import { onIndicator } from './indicator.ts';
import { takesMore } from './long-text.ts';

/** A day of silence, after which a message is not taken for an answer (product rule, section 3). Milliseconds. */
const silence = 24 * 60 * 60 * 1000;

/** Takes a text as the answer to the open question; after a day of silence it is asked whether to go on first. */
export function onAsked(turn: Turn, asking: Asking, text: string): void {
  const item = turn.form().byId.get(asking.item);
  if (item === undefined) throw new Error(`no item ${asking.item}`);
  if (wasSilent(turn)) return offerToGoOn(turn, asking);
  if (asking.offered === true && ['yes', 'weak_yes'].includes(readYesNo(text).kind)) {
    turn.open(withoutOffer(asking));
    return turn.askAgain();
  }
  const open = asking.offered === true ? withoutOffer(asking) : asking;
  if (open !== asking) turn.open(open);
  if (takesMore(turn, text)) return;
  if (open.step === 'value' && takesEvidenceWords(turn, text, true)) return;
  if (answersAttempt(turn, open, item, text)) return;
  if (open.step === 'value')
    return open.more === undefined
      ? onAnswer(turn, open, item, text)
      : onTogether(turn, open, text);
  return onIndicator(turn, open, item, text);
}

function withoutOffer(asking: Asking): Asking {
  const { offered: _, ...open } = asking;
  return open;
}

/** True after a day without a message. */
export function wasSilent(turn: Turn): boolean {
  const before = turn.moment.lastInbound;
  return before !== null && turn.moment.now - before > silence;
}

function offerToGoOn(turn: Turn, asking: Asking): void {
  turn.say('welcome_back', { name: turn.person.name, innovation: turn.needFocus().name });
  turn.open({ ...asking, offered: true });
  turn.nameOpen();
}
