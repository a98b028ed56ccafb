// Figures over very many innovations, counted once for all who look within some seconds and shown as they are meanwhile.
// It counts nothing itself; figures of few are counted anew for everybody who looks.

/** Counting more innovations than these takes a second and more: who looks a moment later is shown the same figures. */
export const MANY = 3000;
/** So long figures of many are shown as they are; and so long while they are counted anew, for whoever comes next. */
const KEPT_MS = 30_000;
const STALE_MS = 300_000;

/** What is kept says when it was counted, milliseconds. */
interface Counted {
  readonly countedAt: number;
}

/** Reads figures by the question they answer. */
export type KeptFigures<T extends Counted> = (
  /** Whose figures: those of one database are nobody else's. */
  owner: object,
  key: string,
  count: () => Promise<T>,
) => Promise<T>;

/** Keeps the figures of so many questions; `isMany`: they are worth it. */
export function keptFigures<T extends Counted>(
  most: number,
  isMany: (counted: T) => boolean,
): KeptFigures<T> {
  const keptOf = new WeakMap<object, Kept<T>>();
  return async (owner, key, count) => {
    const kept = keptOf.get(owner) ?? { reads: new Map(), counts: new Map() };
    keptOf.set(owner, kept);
    const counting = (): Promise<T> => countOnce(kept, key, count, { most, isMany });
    const known = kept.reads.get(key);
    const age = known === undefined ? STALE_MS : Date.now() - known.countedAt;
    if (known === undefined || age >= STALE_MS) return counting();
    // Nobody waits for it; the next one who looks counts where this failed.
    if (age >= KEPT_MS) counting().catch(() => kept.reads.delete(key));
    return known;
  };
}

interface Kept<T> {
  /** The figures that are shown, where there are many. */
  readonly reads: Map<string, T>;
  /** What is being counted just now: who looks meanwhile waits for the same. */
  readonly counts: Map<string, Promise<T>>;
}

/** Counts, or gives what is counted for the same question already; figures of many are kept. */
function countOnce<T>(
  { reads, counts }: Kept<T>,
  key: string,
  count: () => Promise<T>,
  { most, isMany }: { readonly most: number; readonly isMany: (counted: T) => boolean },
): Promise<T> {
  const running = counts.get(key);
  if (running !== undefined) return running;
  const counted = (async () => {
    try {
      const read = await count();
      reads.delete(key);
      if (isMany(read)) reads.set(key, read);
      const [oldest = ''] = reads.keys();
      if (reads.size > most) reads.delete(oldest);
      return read;
    } finally {
      counts.delete(key);
    }
  })();
  counts.set(key, counted);
  return counted;
}
