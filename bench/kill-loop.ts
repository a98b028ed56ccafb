// Kills the product by hand as often as one likes while people fill in innovations, and checks every invariant after each story.
//
//   node bench/kill-loop.ts [kills] [people] [seed]        100 kills, 3 people, seed 1 unless told
//
// It stands apart from the tests because hundreds of restarts take minutes; tests/faults/kill.test.ts does a dozen.
import { spawn } from 'node:child_process';

const [kills = '100', people = '3', seed = '1'] = process.argv.slice(2);
const run = spawn(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', 'tests/faults/kill.test.ts', '-t', 'random moments'],
  { stdio: 'inherit', env: { ...process.env, KILLS: kills, PEOPLE: people, SEED: seed } },
);
run.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
