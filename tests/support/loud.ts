// Moments at which people may be written to, for tests that run at any hour. It sets no clock.
import { isQuiet, loudFrom, quietFrom } from '../../src/domain/calendar.ts';

const hour = 3_600_000;

/**
 * Gives a moment outside the quiet hours at which what a test makes now has begun and is not late: an hour away, or half
 * way to the quiet hours, or the first moment after them.
 */
export const loudSoon = (now: number = Date.now()): number =>
  isQuiet(now) ? loudFrom(now) : now + Math.min(hour, Math.floor((quietFrom(now) - now) / 2));

/** Gives a moment in the future that is followed by two hours or more in which people may be written to. */
export function loudForHours(now: number = Date.now()): number {
  const soon = loudFrom(now + hour);
  return quietFrom(soon) - soon < 2 * hour ? loudFrom(quietFrom(soon)) : soon;
}
