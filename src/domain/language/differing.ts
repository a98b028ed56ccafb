// Shows two texts where they differ: what is the same at both ends is left out but for a few words. It judges nothing.

/** Both sides around the place where they differ; `…` stands for what was left out. */
export interface Sides {
  readonly before: string;
  readonly after: string;
}

/** Words that stay on either side of the place. */
const AROUND = 5;
/** Words of the place itself that are shown: its beginning and its end. */
const WITHIN = 24;

/** Gives the sides of two texts. Short texts stay whole. */
export function sidesOf(before: string, after: string, short = 160): Sides {
  if (before.length <= short && after.length <= short) return { before, after };
  const old = wordsOf(before);
  const now = wordsOf(after);
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  return { before: cut(old, head, tail), after: cut(now, head, tail) };
}

const wordsOf = (text: string): readonly string[] => text.trim().split(/\s+/u);

function cut(words: readonly string[], head: number, tail: number): string {
  const from = Math.max(0, head - AROUND);
  const to = Math.min(words.length, words.length - tail + AROUND);
  const place = words.slice(from, to);
  const shown =
    place.length <= WITHIN + 2 * AROUND
      ? place
      : [...place.slice(0, WITHIN / 2 + AROUND), '…', ...place.slice(-(WITHIN / 2 + AROUND))];
  return `${from > 0 ? '… ' : ''}${shown.join(' ')}${to < words.length ? ' …' : ''}`;
}
