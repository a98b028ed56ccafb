// Measures how long the conversation thinks about one message, which holds up everybody else's.
// It never sees the message: a slow step is told with the names of its mode and of its kind of input.
import { performance } from 'node:perf_hooks';
import type { Handling, SlowStep } from './handling.ts';

/** A step that takes longer is told of. Milliseconds. */
export const SLOW_STEP_MS = 100;

/** Adds up the time of the parts of one step; what is waited for between them does not count. */
export class StepClock {
  private ms = 0;

  /** Runs a part and gives what it gives. */
  run<T>(part: () => T): T {
    const before = performance.now();
    try {
      return part();
    } finally {
      this.ms += performance.now() - before;
    }
  }

  /** Tells of the step when it was slow. */
  tell(handling: Pick<Handling, 'onSlow'>, step: Omit<SlowStep, 'ms'>): void {
    if (this.ms > SLOW_STEP_MS) handling.onSlow({ ms: Math.round(this.ms), ...step });
  }
}
