// The long runs, each in a file NAME.long.test.ts; `npm run test:long -- NAME` runs one, without a name all of them.
// They stand on what the other tests stand on, one file at a time.
import { defineConfig } from 'vitest/config';
import suite, { everywhere, setupFiles } from './vitest.config.ts';

export default defineConfig({
  test: {
    ...everywhere,
    globalSetup: suite.test?.globalSetup ?? [],
    setupFiles,
    allowOnly: false,
    include: ['tests/**/*.long.test.ts'],
    maxWorkers: 1,
    reporters: ['verbose', './tests/support/slowest.ts'],
  },
});
