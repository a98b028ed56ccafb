// Counts what a linked device received and could not use: for health, metrics and the operator. In memory only.

/** The figures since the start of the process. */
export interface Counts {
  readonly received: number;
  readonly undecryptable: number;
  readonly ignored: Readonly<Record<string, number>>;
  readonly lastInboundAt: Date | null;
}

export interface Counting {
  received(count: number): void;
  undecryptable(): void;
  ignored(reason: string, count: number): void;
  /** True once: the first time that the phone must be linked. */
  firstPairing(): boolean;
  read(): Counts;
}

const hour = 3_600_000;
const alarmAt = 5;

/** Makes the counters; `onMany` hears, at most once an hour, that messages keep coming that cannot be opened. */
export function countsOf(
  onMany: (undecryptable: number) => void,
  clock: () => number = Date.now,
): Counting {
  const ignored = new Map<string, number>();
  let received = 0;
  let undecryptable = 0;
  let lastInboundAt: Date | null = null;
  let recent: number[] = [];
  let asked = false;
  return {
    received(count) {
      received += count;
      lastInboundAt = new Date(clock());
    },
    undecryptable() {
      undecryptable += 1;
      const now = clock();
      recent = [...recent.filter((time) => time > now - hour), now];
      if (recent.length < alarmAt) return;
      onMany(recent.length);
      recent = [];
    },
    ignored(reason, count) {
      ignored.set(reason, (ignored.get(reason) ?? 0) + count);
    },
    firstPairing() {
      const first = !asked;
      asked = true;
      return first;
    },
    read: () => ({
      received,
      undecryptable,
      ignored: Object.fromEntries(ignored),
      lastInboundAt,
    }),
  };
}
