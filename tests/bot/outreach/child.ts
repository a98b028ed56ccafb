// Run as a process of its own by the tests, to be killed: sends a broadcast over a network that lives in its parent.
// Calls go out as lines of JSON, answers come in the same way, so the network outlives the sender.
import { createInterface } from 'node:readline';
import { createNetwork } from '../sender/network.ts';
import { startFeeding } from './process.ts';

const waiting = new Map<number, (answer: never) => void>();
let calls = 0;

function ask(question: object): Promise<never> {
  calls += 1;
  const call = calls;
  process.stdout.write(`${JSON.stringify({ ...question, call })}\n`);
  return new Promise((resolve) => {
    waiting.set(call, resolve);
  });
}

createInterface(process.stdin).on('line', (line) => {
  const { call, answer }: { call: number; answer: never } = JSON.parse(line);
  waiting.get(call)?.(answer);
  waiting.delete(call);
});

const { channel } = createNetwork();
channel.send = (part, to) => ask({ method: 'send', part, to });
channel.probe = (part, to, floor, ceiling) => ask({ method: 'probe', part, to, floor, ceiling });
await startFeeding(process.argv[2] ?? '', channel, Number(process.argv[3]));
