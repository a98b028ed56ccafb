// Where to look first for a message in doubt, on a network that numbers all its messages in one row: whoever died had sent its
// messages about in the order of the queue. It only spares questions; what proves anything is find-out.ts's to decide.

/** A message that is looked for: what is looked for together is given in the order of the queue. */
interface Looked {
  readonly id: number;
  /** Ids between these are possible; null where nothing is known. */
  readonly floor: string | null;
  readonly ceiling: string | null;
}

/** Beyond so many ids that could be anything, an order says nothing. */
const MOST_FREE = 500;

/**
 * Gives up to three ids to try before all others, the likeliest first: the one whose place among the ids that are not known to
 * be anything else is that of the message among those looked for, and its neighbours. `highest` ends the row where a message
 * has no ceiling.
 */
export function likelyIds(
  row: Looked,
  together: readonly Looked[],
  others: ReadonlySet<number>,
  highest: number,
): readonly number[] {
  const lowest = Math.min(...together.map(({ floor }) => Number(floor ?? Number.NaN)));
  const floor = Number(row.floor ?? Number.NaN);
  const end = Number(row.ceiling ?? highest + 1);
  const place = together.findIndex(({ id }) => id === row.id);
  if (!(lowest <= floor) || !(floor < end) || place < 0) return [];
  const free: number[] = [];
  for (let id = lowest + 1; id < end; id += 1) {
    if (others.has(id)) continue;
    free.push(id);
    if (free.length > MOST_FREE) return [];
  }
  // Fewer ids than messages: the last ones were not sent any more. More: what is unknown lies anywhere between.
  const at =
    free.length < together.length
      ? place
      : Math.round((place * (free.length - 1)) / Math.max(1, together.length - 1));
  return [at, at + 1, at - 1].flatMap((nth) => {
    const id = free[nth];
    return id !== undefined && id > floor ? [id] : [];
  });
}
