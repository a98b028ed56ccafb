// A moment at which people may be written to, for tests that run at any hour. It sets no clock.
import { loudFrom } from '../../src/domain/calendar.ts';

/** Gives a moment outside the quiet hours, an hour away or later: what a test makes now has begun by then. */
export const loudSoon = (): number => loudFrom(Date.now() + 3_600_000);
