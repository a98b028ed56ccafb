// How old the oldest thing is that each loop of the process has in hand; what watches the process reads it.
// It ends nothing by itself: what a loop waits for has its own deadline where it is waited for.

/** What one loop has in hand. */
export interface Hand {
  /** Takes something in hand; the function given back lays it down, once. */
  readonly begin: () => () => void;
  /** Milliseconds since the oldest thing still in hand was taken; 0 when there is none. */
  readonly oldestMs: () => number;
}

/** The loops of one process, as they stand now. */
interface LoopState {
  readonly name: string;
  readonly oldestMs: number;
  /** Older than this means that the loop does not get on. */
  readonly deadlineMs: number;
}

/** Where loops are made known to what watches the process. */
export interface Loops {
  readonly add: (name: string, deadlineMs: number, oldestMs: () => number) => void;
  readonly states: () => readonly LoopState[];
}

/** Makes an empty hand. */
export function createHand(): Hand {
  const things = new Set<{ readonly since: number }>();
  return {
    begin() {
      const thing = { since: performance.now() };
      things.add(thing);
      return () => void things.delete(thing);
    },
    oldestMs() {
      // A set keeps the order in which things came.
      for (const { since } of things) return performance.now() - since;
      return 0;
    },
  };
}

/** Makes a register without loops. */
export function createLoops(): Loops {
  const loops = new Map<string, { deadlineMs: number; oldestMs: () => number }>();
  return {
    add: (name, deadlineMs, oldestMs) => void loops.set(name, { deadlineMs, oldestMs }),
    states: () =>
      [...loops].map(([name, { deadlineMs, oldestMs }]) => ({
        name,
        oldestMs: oldestMs(),
        deadlineMs,
      })),
  };
}
