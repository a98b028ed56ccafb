// A slow step is told of, by mode and kind of input alone; a quick one and the waiting between its parts are not.
import { expect, test, vi } from 'vitest';
import type { SlowStep } from '../../../src/db/step/handling.ts';
import { SLOW_STEP_MS, StepClock } from '../../../src/db/step/step-clock.ts';

const step = { mode: 'idle', input: 'text', inboxId: 7 };

/** What is told of a step whose parts take this long, with this long between them. Milliseconds. */
function told(parts: readonly number[], between: number): readonly SlowStep[] {
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  const slow: SlowStep[] = [];
  const watch = new StepClock();
  for (const ms of parts) {
    watch.run(() => (now += ms));
    now += between;
  }
  watch.tell({ onSlow: (one) => slow.push(one) }, step);
  clock.mockRestore();
  return slow;
}

test('a slow step is told of, and nothing of its text', () => {
  expect(told([60, SLOW_STEP_MS], 0)).toEqual([{ ms: 160, ...step }]);
});

test('a quick step is not told of, however long its needs were loaded', () => {
  expect(told([40, 40], 5000)).toEqual([]);
});
