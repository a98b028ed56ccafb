// Compares two words by the number of slips of the finger between them.
// Never looks at meaning; callers decide which words may be compared at all.

/**
 * Counts insertions, deletions, replacements and swaps of neighbours between `a` and `b`, and stops
 * with `limit + 1` as soon as there are more than `limit`.
 */
export function distance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  if (limit === 1) return isOneAway(a, b) ? 1 : 2;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + same,
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    before = above;
    above = current;
  }
  return Math.min(above[b.length] ?? limit + 1, limit + 1);
}

/** Tells whether one slip makes `b` of `a`, which are not the same: what follows the first difference tells it. */
function isOneAway(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short.charCodeAt(at) === long.charCodeAt(at)) at += 1;
  if (short.length < long.length) return isSameFrom(short, at, long, at + 1);
  return (
    isSameFrom(short, at + 1, long, at + 1) ||
    (short.charCodeAt(at) === long.charCodeAt(at + 1) &&
      short.charCodeAt(at + 1) === long.charCodeAt(at) &&
      isSameFrom(short, at + 2, long, at + 2))
  );
}

/** Tells whether two words of which as much is left are the same from there on. */
function isSameFrom(a: string, from: number, b: string, to: number): boolean {
  for (let at = 0; from + at < a.length; at += 1)
    if (a.charCodeAt(from + at) !== b.charCodeAt(to + at)) return false;
  return true;
}

/** Tells whether `typed` is `meant` with one slip: both of at least five letters, same first letter. */
export function oneSlip(typed: string, meant: string): boolean {
  return (
    typed.length >= 5 &&
    meant.length >= 5 &&
    typed[0] === meant[0] &&
    typed !== meant &&
    distance(typed, meant, 1) === 1
  );
}
