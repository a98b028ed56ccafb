// Replies come late while people type the same again: sends that hang, whose answer hangs, or that are refused with a wait.
import { tooMany } from '../../tests/support/telegram/faults.ts';
import type { StandIn } from '../../tests/support/telegram/stand-in.ts';
import { hold, play } from '../fault-stage.ts';
import type { FaultResult, RunFault } from '../faults.ts';

type HowOneGoes = (leftMs: number) => Parameters<StandIn['fault']>[0]['fault'];

const ways: Readonly<Record<string, HowOneGoes>> = {
  'sends hang': (late) => ({ late }),
  'answers of sends are late': (answerLate) => ({ answerLate }),
  'sends are refused with 429': (left) => tooMany(Math.ceil(left / 1000)),
};

/** All of them one after the other; 40 people and 10 seconds unless told. */
export const run: RunFault = async (people, seconds) => {
  const found: FaultResult[] = [];
  for (const [fault, how] of Object.entries(ways))
    found.push(
      await play({
        ...{ fault, people: people ?? 40, seconds: seconds ?? 10 },
        async breaks({ telegram }, lasting) {
          const end = performance.now() + lasting * 1000;
          telegram.fault({
            method: 'send',
            during: () => performance.now() < end,
            fault: (method, chat) => {
              const one = how(end - performance.now());
              return typeof one === 'function' ? one(method, chat) : one;
            },
          });
          await hold(lasting);
        },
      }),
    );
  return {
    figures: found.flatMap(({ figures }) => figures),
    lines: found.flatMap(({ lines }) => lines),
  };
};
