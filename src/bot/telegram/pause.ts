// Waiting that can be cut short, and how long to wait after failures in a row.
// It holds no state.
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits `ms` milliseconds or until the signal ends it, whichever is first; never rejects. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {});
}

/** Gives the wait in ms before the next try after `failures` in a row: doubling from 250 ms to `most`, a little blurred. */
export function backOff(failures: number, most: number): number {
  const step = Math.min(most, 250 * 2 ** Math.min(failures - 1, 16));
  return step * (0.75 + Math.random() * 0.25);
}
