// One kill -9 while many write and each call to the network takes 80 ms: how long were those silent whom it hit, who wrote before
// and was not answered by then, or wrote before the next process was there.
import { play, waitsIn } from '../fault-stage.ts';
import type { RunFault } from '../faults.ts';

/** 200 people unless told. */
export const run: RunFault = (people) =>
  play({
    ...{ fault: 'killed once, calls of 80 ms', people: people ?? 200, seconds: 0, latencyMs: 80 },
    async breaks({ product }) {
      await product.kill();
      await product.start();
    },
    measure: (silences, span) => {
      const [half = 0, most = 0, longest = 0] = waitsIn(silences, span);
      return [
        {
          what: 'ms from the kill to the end of the start',
          found: Math.round(span.ended - span.began),
          goal: 1000,
        },
        { what: 'ms of silence, half of those it hit', found: half, goal: 1000 },
        { what: 'ms of silence, 95 of a hundred', found: most, goal: 2000 },
        { what: 'ms of silence, the longest', found: longest, goal: 4000 },
      ];
    },
  });
