// What a decision still lacks: a reason, or the number that the national portal gave. It is asked for and waited for.
// The code stays bound to the card, the verb and the version that were named; nothing is done by another one.
import {
  type Command,
  isAddress,
  isParticle,
  readYesNo,
  saysPlainly,
} from '../../language/index.ts';
import { yesNo } from '../shared/confirming.ts';
import type { Completing } from './types.ts';
import type { ModeOf } from '../state.ts';
import type { Turn } from '../turn.ts';
import type { Card } from './types.ts';
import type { Need } from '../world.ts';
import { cardForStep, isAlive, mayTake, take } from './deciding.ts';
import { enterReport } from '../designation/designating.ts';
import { isReason, levelWithReason } from './levels.ts';
import { trimEndOf } from '../../trimming.ts';
import { aroundNumber } from '../../language/checking-words.ts';

/** True where a message is a command and not the reason that was asked for: a decision on an innovation, or a bare command. */
export const isOther = (text: string, command: Command): boolean =>
  command.name === 'level' || saysPlainly(text, command);

/** Rejects for good, or reopens; without a reason behind the code it is asked for. */
export function decideWithReason(
  turn: Turn,
  step: 'reject' | 'reopen',
  code: string,
  note: string | undefined,
): void {
  const card = cardForStep(turn, code);
  // Asked before the reason is written, so that nobody writes it in vain.
  if (card === null || !mayTake(turn, card, step)) return;
  if (note !== undefined && isReason(note, true)) return withReason(turn, card, step, note);
  ask(turn, { name: 'completing', code: card.innovation.code, lacks: { step, card: code } });
}

function withReason(turn: Turn, card: Card, step: 'reject' | 'reopen', reason: string): void {
  turn.open({ name: 'idle' });
  take(turn, card, { step, seen: card.version, reason: reason.trim() });
}

/**
 * Ticks an innovation off as entered into the national portal. A number that stands alone is taken; out of words around
 * it, it is read back first; without one it is asked for.
 */
export function report(turn: Turn, code: string, typed: string | undefined): void {
  const card = cardForStep(turn, code);
  if (card === null || !mayTake(turn, card, 'report')) return;
  onPortalId(turn, card, code, typed ?? '');
}

function onPortalId(turn: Turn, card: Card, code: string, typed: string): void {
  const id = readPortalId(typed);
  if (id !== null && id === typed.trim() && !/\s/.test(id) && id !== code) {
    turn.open({ name: 'idle' });
    return enterReport(turn, card, id);
  }
  const read = id === null || id === code ? {} : { read: id };
  ask(turn, {
    name: 'completing',
    code: card.innovation.code,
    lacks: { step: 'report', card: code, ...read },
  });
}

/** The number among words around it ("ID nya 99881 ya pak"), at most four groups of letters and digits; null without a digit. */
function readPortalId(typed: string): string | null {
  const words = typed.trim().replace(aroundNumber, '').split(/\s+/u);
  while (words.length > 1 && isSoft(words.at(-1) ?? '')) words.pop();
  const id = trimEndOf(words.join(' '), '.,;!');
  const shaped = words.length <= 4 && id.length <= 60 && /^[\p{L}\d][\p{L}\d ./_-]*$/u.test(id);
  return shaped && /\d/.test(id) ? id : null;
}

function isSoft(word: string): boolean {
  const plain = trimEndOf(word.toLowerCase(), '.,!');
  return isAddress(plain) || isParticle(plain);
}

function ask(turn: Turn, mode: Completing): void {
  turn.open(mode);
  askToComplete(turn, mode);
}

/** Asks again for what is missing. */
export function askToComplete(turn: Turn, { code, lacks }: Completing): void {
  switch (lacks.step) {
    case 'reject':
    case 'reopen':
      return turn.say('ask_reason', { code, step: lacks.step });
    case 'level':
      return turn.say('level_needs_reason', { number: lacks.number, label: lacks.label });
    case 'report':
      if (lacks.read === undefined) return turn.say('portal_id_needed', { code });
      turn.say('portal_id_read', { code, portalId: lacks.read });
      turn.offer(yesNo);
  }
}

/** What must be loaded for the answer. */
export function completingNeeds({ code, lacks }: Completing): readonly Need[] {
  return lacks.step === 'level' ? [{ kind: 'look', code }] : [{ kind: 'card', code: lacks.card }];
}

/** Takes the reason or the number that was asked for. */
export function onCompleting(turn: Turn, mode: ModeOf<'completing'>, text: string): void {
  const { lacks } = mode;
  const kind = readYesNo(text).kind;
  const readBack = lacks.step === 'report' && lacks.read !== undefined;
  const leaves = ['no', 'later', 'not_yet', 'none'].includes(kind) && !isReason(text, false);
  if (leaves && !readBack) {
    turn.say('cancelled', {});
    return turn.open({ name: 'idle' });
  }
  if (lacks.step === 'level')
    return isReason(text, false)
      ? levelWithReason(turn, lacks, text.trim())
      : askToComplete(turn, mode);
  const card = turn.world.loaded.card ?? null;
  // Between the two messages the card may have died, or the role ended.
  if (card === null || !isAlive(turn, card)) {
    turn.open({ name: 'idle' });
    if (card === null) turn.say('wrong_card_code', { codes: 1 });
    return;
  }
  if (lacks.step !== 'report')
    return isReason(text, false)
      ? withReason(turn, card, lacks.step, text)
      : askToComplete(turn, mode);
  if (lacks.read === undefined) return onPortalId(turn, card, lacks.card, text);
  if (kind === 'yes' || kind === 'weak_yes' || text.trim() === '1') {
    turn.open({ name: 'idle' });
    return enterReport(turn, card, lacks.read);
  }
  const no = kind === 'no' || text.trim() === '2';
  onPortalId(turn, card, lacks.card, no ? '' : text);
}
