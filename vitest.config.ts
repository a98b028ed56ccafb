// How the tests run: one PostgreSQL server for all of them, a database for each that asks. Where nothing is left behind two
// processes take the files one after the other and keep what they loaded; clients of networks and the like are alone.
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

/** What decides, stores and answers, and leaves nothing behind: processes take such files one after the other. */
const together = [
  ...['domain', 'cases', 'db', 'api', 'files', 'documents'],
  ...['bot/text', 'bot/telegram', 'bot/sender'],
].map((folder) => `tests/${folder}/**/*.test.ts`);

/** They publish an edition, which a process knows from then on. */
const publish = [
  'db/carry-over',
  'db/carry-over-unit',
  'db/edition-in-chat',
  'db/moving-drafts',
  'db/other-region',
  'db/access-chat/letterheads',
  'api/desk-workbooks',
].map((name) => `tests/${name}.test.ts`);

/** They wait most of their time: for a process that starts, for an answer that does not come, for a limit to be over. */
const waiting = [
  'tests/faults/**/*.test.ts',
  ...['cases/silent-database', 'cases/full-disks', 'api/hostile', 'db/embedded'].map(
    (name) => `tests/${name}.test.ts`,
  ),
  ...['inbound', 'scheduler', 'telegram/adapter'].map((name) => `tests/bot/${name}.test.ts`),
  'tests/readiness.test.ts',
];

/** Where each file is a process of its own. */
export const setupFiles = ['tests/support/drop-kept.ts'];

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
          include: together,
          exclude: [...never, ...publish, ...waiting],
          isolate: false,
        },
      },
      {
        test: {
          ...everywhere,
          name: 'alone',
          include: [
            'tests/!(domain|cases|db|api|files|documents|bot|faults)/**/*.test.ts',
            'tests/bot/!(text|telegram|sender)/**/*.test.ts',
            'tests/bot/*.test.ts',
            'tests/*.test.ts',
            ...publish,
          ],
          exclude: [...never, ...waiting],
          setupFiles,
        },
      },
      {
        test: {
          ...everywhere,
          name: 'waiting',
          include: waiting,
          exclude: never,
          setupFiles,
          maxWorkers: 4,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
