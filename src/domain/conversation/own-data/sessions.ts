// `sesi` lists the browsers that are open in somebody's name, `akhiri sesi 2` and `akhiri sesi lain` end them.
// It never ends the browser that is written from: that one has a button of its own, and would not see the answer.
import type { OwnSession } from './types.ts';
import type { Turn } from '../turn.ts';

/** Lists one's own sessions. */
export function showSessions(turn: Turn): void {
  turn.say('sessions', { rows: turn.world.loaded.sessions ?? [] });
  turn.askAgain();
}

/** Ends one of them by its number in the list, or all but the one that is written from. */
export function endSessions(turn: Turn, rest: string | undefined): void {
  const open = turn.world.loaded.sessions ?? [];
  const named = /\d{1,4}/.exec(rest ?? '')?.[0];
  const others = /\b(?:lain|lainnya|semua|seluruh)\b/i.test(rest ?? '');
  const chosen =
    named === undefined ? (others ? open : []) : open.slice(Number(named) - 1).slice(0, 1);
  const ended = chosen.filter(({ here }) => !here);
  const [only] = chosen;
  if (named !== undefined && Number(named) >= 1 && only?.here === true)
    turn.say('session_is_here', {});
  else if (ended.length > 0 && named !== '0') {
    const idsOf = (where: OwnSession['where']): readonly number[] =>
      ended.filter((one) => one.where === where).map(({ id }) => id);
    turn.do({ kind: 'end_sessions', addressIds: idsOf('webchat'), deskIds: idsOf('desk') });
    turn.say('sessions_ended', { count: ended.length });
  } else if (others) turn.say('no_other_sessions', {});
  else turn.say('sessions', { rows: open });
  turn.askAgain();
}
