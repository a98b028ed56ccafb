// A chat network that lives in the process above, for processes that are there to be killed: it outlives them.
// Calls go out as lines of JSON, answers come in the same way.
import { createInterface } from 'node:readline';
import type { Channel } from '../../../src/bot/channel.ts';
import { createNetwork } from './network.ts';

/** Makes the channel whose sends and probes the parent carries out. */
export function networkOfParent(): Channel {
  const waiting = new Map<number, (answer: never) => void>();
  let calls = 0;
  const ask = (question: object): Promise<never> => {
    calls += 1;
    const call = calls;
    process.stdout.write(`${JSON.stringify({ ...question, call })}\n`);
    return new Promise((resolve) => {
      waiting.set(call, resolve);
    });
  };
  createInterface(process.stdin).on('line', (line) => {
    const { call, answer }: { call: number; answer: never } = JSON.parse(line);
    waiting.get(call)?.(answer);
    waiting.delete(call);
  });
  const { channel } = createNetwork();
  channel.send = (part, to) => ask({ method: 'send', part, to });
  channel.probe = (part, to, floor, ceiling) => ask({ method: 'probe', part, to, floor, ceiling });
  return channel;
}
