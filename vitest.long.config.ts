// The long runs: each file NAME.long.test.ts, and those that keep long tests beside short ones (tests/support/long-tests.ts).
// `npm run test:long -- NAME` runs one, without a name all of them. They stand on what the other tests stand on, one file
// at a time.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import suite, { everywhere, setupFiles } from './vitest.config.ts';

const withLongTests = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts') && !name.endsWith('.long.test.ts'))
  .map((name) => path.join('tests', name))
  .filter((file) => /\blongTest\b/.test(readFileSync(file, 'utf8')));

export default defineConfig({
  test: {
    ...everywhere,
    env: { ...everywhere.env, LONG_TESTS: '1' },
    globalSetup: suite.test?.globalSetup ?? [],
    setupFiles,
    allowOnly: false,
    include: ['tests/**/*.long.test.ts', ...withLongTests],
    maxWorkers: 1,
    reporters: ['verbose', './tests/support/slowest.ts'],
  },
});
