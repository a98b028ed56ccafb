// `sesi` lists the browsers that are open in somebody's name, `akhiri sesi 2` and `akhiri sesi lain` end them.
// It never ends the browser that is written from: that one has a button of its own, and would not see the answer.
// Whoever says "all" may mean that one as well, so what would be ended is asked first.
import { readConfirmation, yesNo } from '../shared/confirming.ts';
import type { ModeOf } from '../state.ts';
import type { OwnSession } from './types.ts';
import type { Turn } from '../turn.ts';
import { allSessions, otherSessions } from '../../language/own-data-words.ts';

type Confirming = ModeOf<'confirming_sessions'>;

const openOf = (turn: Turn): readonly OwnSession[] => turn.world.loaded.sessions ?? [];
const othersOf = (turn: Turn): readonly OwnSession[] => openOf(turn).filter(({ here }) => !here);

/** Lists one's own sessions. */
export function showSessions(turn: Turn): void {
  turn.say('sessions', { rows: openOf(turn) });
  turn.askAgain();
}

/** Ends one of them by its number in the list, or all but the one that is written from. */
export function endSessions(turn: Turn, rest: string | undefined): void {
  const named = /\d{1,4}/.exec(rest ?? '')?.[0];
  if (named !== undefined) endNumbered(turn, Number(named));
  else if (otherSessions.test(rest ?? '')) endOthers(turn);
  else if (allSessions.test(rest ?? '')) return askFirst(turn);
  else turn.say('sessions', { rows: openOf(turn) });
  turn.askAgain();
}

/** Ends all but the one that is written from when the others are named; "all" alone is asked about. */
export function endAllSessions(turn: Turn, rest: string | undefined): void {
  if (!otherSessions.test(rest ?? '')) return askFirst(turn);
  endOthers(turn);
  turn.askAgain();
}

/** Asks whether all others are meant, and says how the one that is written from ends. */
export function askAboutAll(turn: Turn): void {
  const count = othersOf(turn).length;
  turn.say('sessions_all_ask', { count, here: count < openOf(turn).length });
  turn.offer(yesNo);
}

/** Ends the others after a yes. */
export function onConfirmingSessions(turn: Turn, mode: Confirming, text: string): void {
  const answer = readConfirmation(text, 'end_all_sessions');
  if (answer === 'no') return keepSessions(turn, mode);
  if (answer !== 'yes') return askAboutAll(turn);
  goBack(turn, mode);
  endOthers(turn);
  turn.askAgain();
}

/** Ends none, and goes on with what was open before. */
export function keepSessions(turn: Turn, mode: Confirming): void {
  goBack(turn, mode);
  turn.say('sessions_kept', {});
  turn.askAgain();
}

function askFirst(turn: Turn): void {
  const { mode } = turn;
  if (othersOf(turn).length === 0) {
    turn.say('no_other_sessions', {});
    return turn.askAgain();
  }
  const back =
    mode.name === 'asking' ? mode : mode.name === 'confirming_sessions' ? mode.back : null;
  turn.open({ name: 'confirming_sessions', back });
  askAboutAll(turn);
}

function goBack(turn: Turn, { back }: Confirming): void {
  turn.open(back ?? { name: 'idle' });
}

function endNumbered(turn: Turn, number: number): void {
  const only = number === 0 ? undefined : openOf(turn)[number - 1];
  if (only === undefined) turn.say('sessions', { rows: openOf(turn) });
  else if (only.here) turn.say('session_is_here', {});
  else end(turn, [only]);
}

function endOthers(turn: Turn): void {
  const others = othersOf(turn);
  if (others.length === 0) turn.say('no_other_sessions', {});
  else end(turn, others);
}

function end(turn: Turn, ended: readonly OwnSession[]): void {
  const idsOf = (where: OwnSession['where']): readonly number[] =>
    ended.filter((one) => one.where === where).map(({ id }) => id);
  turn.do({ kind: 'end_sessions', addressIds: idsOf('webchat'), deskIds: idsOf('desk') });
  turn.say('sessions_ended', { count: ended.length });
}
