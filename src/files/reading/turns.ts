// Whose file is read next: turns between people, nobody in two lanes while others wait, and last whoever's files took too
// long twice. It reads nothing and knows people by a number alone.

/** What waits, and whose it is; null for the office's own. */
export interface Waiting {
  readonly owner: number | null;
}

/** For so long it is remembered whose files took too long, milliseconds. */
const REMEMBERED = 3_600_000;
const OFTEN = 2;

/** The order in which files are read. */
export interface Turns<Job extends Waiting> {
  readonly add: (job: Job) => void;
  /** Takes the next one out; undefined when none may begin now. */
  readonly next: () => Job | undefined;
  /** One that was taken has ended, by the clock or otherwise. */
  readonly ended: (job: Job, tookTooLong: boolean) => void;
}

/** Makes an empty order for so many lanes; `now` in milliseconds. */
export function createTurns<Job extends Waiting>(
  lanes: number,
  now: () => number = Date.now,
): Turns<Job> {
  const waiting: Job[] = [];
  const reading: Job[] = [];
  const served = new Map<number | null, number>();
  const slow = new Map<number | null, readonly number[]>();
  let turn = 0;

  const isSlow = ({ owner }: Job): boolean =>
    (slow.get(owner) ?? []).filter((at) => now() - at < REMEMBERED).length >= OFTEN;
  const mayBegin = (job: Job): boolean => {
    if (reading.some(({ owner }) => owner === job.owner))
      return !waiting.some((other) => other.owner !== job.owner) && !isSlow(job);
    // One lane always stays for the others.
    return !isSlow(job) || lanes < 2 || !reading.some(isSlow);
  };
  const rank = (job: Job): number => (isSlow(job) ? Infinity : (served.get(job.owner) ?? 0));

  return {
    add: (job) => void waiting.push(job),
    next() {
      if (reading.length >= lanes) return undefined;
      const able = waiting.filter(mayBegin);
      const [first] = able;
      if (first === undefined) return undefined;
      // Of equal rank the one that came first.
      const job = able.reduce((best, one) => (rank(one) < rank(best) ? one : best), first);
      waiting.splice(waiting.indexOf(job), 1);
      reading.push(job);
      turn += 1;
      served.set(job.owner, turn);
      if (waiting.length === 0 && served.size > 1000) served.clear();
      return job;
    },
    ended(job, tookTooLong) {
      reading.splice(reading.indexOf(job), 1);
      if (!tookTooLong) return;
      const recent = (slow.get(job.owner) ?? []).filter((at) => now() - at < REMEMBERED);
      slow.set(job.owner, [...recent, now()]);
    },
  };
}
