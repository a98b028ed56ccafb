// Counts as pages say them: up to a limit, and with the moment at which they were counted where that is not now.
// It counts nothing.
import { COUNTED } from '../../db/views/desk.ts';

/** A count that was read up to a limit: "999+" stands for more. */
export const countText = (count: number): string =>
  count > COUNTED ? `${COUNTED}+` : String(count);

const FRESH_MS = 60_000;

/** The moment for which figures hold, where it is not the present one; else null. */
export const countedText = (
  countedAt: number,
  words: { readonly moment: (iso: string) => string },
): string | null =>
  Date.now() - countedAt < FRESH_MS ? null : words.moment(new Date(countedAt).toISOString());
