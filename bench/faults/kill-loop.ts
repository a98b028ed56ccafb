// kill -9 every 0.4 to 1 s, twelve times, while people write.
import { hold, peopleSilentOver, play } from '../fault-stage.ts';
import type { RunFault } from '../faults.ts';

const KILLS = 12;

/** 200 people unless told; the seconds follow from the kills. */
export const run: RunFault = (people) =>
  play({
    ...{ fault: `killed ${KILLS} times`, people: people ?? 200, seconds: 0 },
    async breaks({ product }) {
      for (let kills = 0; kills < KILLS; kills += 1) {
        await hold(0.4 + 0.6 * Math.random());
        await product.kill();
        await product.start();
      }
    },
    measure: (silences, { ended }) => [
      {
        what: 'people silent for over 4 s after the last start',
        found: peopleSilentOver(
          silences.map((one) => ({ ...one, since: Math.max(one.since, ended) })),
          4000,
          ended + 12_000,
        ),
        goal: 0,
      },
    ],
  });
