// Every process of PostgreSQL stands still: nothing is answered, nothing is closed.
import { readFileSync } from 'node:fs';
import { hold, play } from '../fault-stage.ts';
import type { RunFault } from '../faults.ts';

/** 40 people and 20 seconds unless told. */
export const run: RunFault = (people, seconds) =>
  play({
    ...{ fault: 'PostgreSQL stands still', people: people ?? 40, seconds: seconds ?? 20 },
    unready: true,
    async breaks({ postgres }, lasting) {
      const server = postgres();
      process.kill(server, 'SIGSTOP');
      // Read afterwards: who is stopped forks no more.
      const children = readFileSync(`/proc/${server}/task/${server}/children`, 'utf8');
      const frozen = [server, ...children.split(' ').filter(Boolean).map(Number)];
      try {
        for (const pid of frozen) process.kill(pid, 'SIGSTOP');
        await hold(lasting);
      } finally {
        for (const pid of frozen) process.kill(pid, 'SIGCONT');
      }
    },
  });
