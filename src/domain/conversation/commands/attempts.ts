// How often a code may be typed wrong, and how long nobody may try after that. It counts nothing; the database does.
import type { Turn } from '../turn.ts';

/**
 * Wrong codes of one person within so many minutes after which no further code is looked at: whoever goes on after the
 * first quarter of an hour waits longer each time.
 */
export const attemptLimits = [
  { minutes: 15, most: 5 },
  { minutes: 2 * 60, most: 10 },
  { minutes: 24 * 60, most: 20 },
] as const;

/** Wrong codes of everybody together within an hour at which the operators and coordinators are told. */
export const attemptAlarm = 100;

/**
 * Gives how many minutes somebody waits until a code of theirs is looked at again, out of the times of their wrong codes
 * (milliseconds UTC, any order); null when the next one is looked at.
 */
export function waitMinutes(times: readonly number[], now: number): number | null {
  const latest = times.toSorted((a, b) => b - a);
  const until = attemptLimits.map(
    ({ minutes, most }) => (latest[most - 1] ?? -Infinity) + minutes * 60_000,
  );
  const wait = Math.max(...until) - now;
  return wait > 0 ? Math.ceil(wait / 60_000) : null;
}

/** Counts a wrong code of this person; only what looks like a code may count, never a word or another command. */
export function countWrongCode(turn: Turn, detail: string): void {
  turn.do({ kind: 'count_attempt', what: 'card' });
  turn.do({ kind: 'record', what: 'wrong_code', detail });
}

/** Says that codes are not looked at for a while, when that is so; true when it was said. */
export function saysToWait(turn: Turn): boolean {
  const minutes = turn.world.loaded.waitMinutes ?? null;
  if (minutes === null) return false;
  turn.say('too_many_codes', { minutes });
  return true;
}
