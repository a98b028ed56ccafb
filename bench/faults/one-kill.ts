// One kill -9 while many write and each call to the network takes 80 ms: how long were those silent whom it hit.
import { play, waitsAt } from '../fault-stage.ts';
import type { RunFault } from '../faults.ts';

/** 200 people unless told. */
export const run: RunFault = (people) => {
  let at = 0;
  return play({
    ...{ fault: 'killed once, calls of 80 ms', people: people ?? 200, seconds: 0, latencyMs: 80 },
    async breaks({ product }) {
      at = performance.now();
      await product.kill();
      await product.start();
    },
    measure: (silences) => {
      const [half = 0, most = 0, longest = 0] = waitsAt(silences, at);
      return [
        { what: 'ms of silence, half of those it hit', found: half, goal: 1000 },
        { what: 'ms of silence, 95 of a hundred', found: most, goal: 2000 },
        { what: 'ms of silence, the longest', found: longest, goal: 4000 },
      ];
    },
  });
};
