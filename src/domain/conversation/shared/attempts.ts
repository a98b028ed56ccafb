// How often a code may be typed wrong, and how long nobody may try after that. It counts nothing; the database does.
import type { Grant } from '../../access.ts';
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

/**
 * Wrong codes of everybody together within an hour at which the operators and coordinators are told, and from which on
 * codes that anybody may try are not looked at for newcomers: accounts are free, and each one has tries of its own.
 */
export const crowdLimit = { minutes: 60, most: 100 } as const;

/** Days after which somebody is no newcomer any more. */
export const newcomerDays = 7;

/** Tells whether somebody is a newcomer: known for less than a week, and trusted by nobody with a role. */
export function isNewcomer(grants: readonly Grant[], knownSince: number, now: number): boolean {
  return (
    grants.every(({ role }) => role === 'innovator' || role === 'anonymous') &&
    now - knownSince < newcomerDays * 24 * 60 * 60_000
  );
}

/**
 * Gives how many minutes somebody waits until a code of theirs is looked at again, out of the times of the wrong codes
 * that count (milliseconds UTC, any order); null when the next one is looked at.
 */
export function waitMinutes(
  times: readonly number[],
  now: number,
  limits: readonly { readonly minutes: number; readonly most: number }[] = attemptLimits,
): number | null {
  const latest = times.toSorted((a, b) => b - a);
  const until = limits.map(
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
  const { waitMinutes: minutes = null, crowded = false } = turn.world.loaded;
  if (minutes === null) return false;
  turn.say('too_many_codes', { minutes, crowded });
  return true;
}
