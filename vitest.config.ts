// How the tests run: one PostgreSQL server for all of them, a database for each that asks; two processes take the files one
// after the other, and keep what they loaded. A file that leaves something behind in its process runs in one of its own.
// Runs that take long have names and a configuration of their own, vitest.long.config.ts.
import { configDefaults, defineConfig, type TestUserConfig } from 'vitest/config';

/** What every test runs with, in whichever project it stands. */
export const everywhere = {
  pool: 'forks',
  // A limit against hanging for ever, not a measure of speed: the machine may be busy.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  teardownTimeout: 30_000,
  expect: { poll: { timeout: 30_000 } },
  // Processes that tests start load what they loaded before without compiling it again.
  env: { NODE_COMPILE_CACHE: 'node_modules/.cache/compile' },
} satisfies TestUserConfig;

/** They publish an edition, which a process knows from then on, or put something of their own in the place of a module. */
const leaveSomething = [
  'tests/admin/edition.test.ts',
  'tests/bot/whatsapp/evidence.test.ts',
  'tests/db/carry-over.test.ts',
  'tests/db/moving-drafts.test.ts',
];

const never = [...configDefaults.exclude, '**/*.long.test.ts'];

export default defineConfig({
  test: {
    reporters: ['default', './tests/support/slowest.ts'],
    globalSetup: ['tests/support/server.ts'],
    // Two small cores are the machine this must run on, together with a server and a browser; with three files at a time the
    // processor is busy all the time, and it takes as long.
    maxWorkers: 2,
    // A focused test would silently switch off all the others.
    allowOnly: false,
    projects: [
      {
        test: {
          ...everywhere,
          name: 'together',
          include: ['tests/**/*.test.ts'],
          exclude: [...never, ...leaveSomething],
          isolate: false,
        },
      },
      { test: { ...everywhere, name: 'alone', include: leaveSomething, exclude: never } },
    ],
  },
});
