// One of two processes stands still under load: first the one that does not poll, then the one that polls.
import { hold, longestWait, play } from '../fault-stage.ts';
import type { FaultResult, RunFault } from '../faults.ts';

/** 40 people and 30 seconds unless told. */
export const run: RunFault = async (people, seconds) => {
  const found: FaultResult[] = [];
  for (const [fault, which, longestMs] of [
    ['the other process frozen', 1, 5000],
    ['the polling process frozen', 0, 10_000],
  ] as const) {
    found.push(
      await play({
        ...{ fault, people: people ?? 40, seconds: seconds ?? 30, processes: 2 },
        async breaks({ products }, lasting) {
          const pid = products[which]?.pid();
          if (pid === undefined) throw new Error('no such process');
          process.kill(pid, 'SIGSTOP');
          try {
            await hold(lasting);
          } finally {
            process.kill(pid, 'SIGCONT');
          }
        },
        measure: (silences, span) => [
          {
            what: 'ms of silence, the longest',
            found: longestWait(silences, span),
            goal: longestMs,
          },
        ],
      }),
    );
  }
  return {
    figures: found.flatMap(({ figures }) => figures),
    lines: found.flatMap(({ lines }) => lines),
  };
};
