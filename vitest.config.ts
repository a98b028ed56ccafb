// How the tests run: one PostgreSQL server for all of them, a database for each that asks.
// Runs that take long have names and a configuration of their own, vitest.long.config.ts.
import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: [...configDefaults.exclude, '**/*.long.test.ts'],
    reporters: ['default', './tests/support/slowest.ts'],
    globalSetup: ['tests/support/server.ts'],
    // Two small cores are the machine this must run on, together with a server and a browser; with three files at a time the
    // processor is busy all the time, and it takes as long.
    maxWorkers: 2,
    pool: 'forks',
    // A limit against hanging for ever, not a measure of speed: the machine may be busy.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
    expect: { poll: { timeout: 30_000 } },
    // Processes that tests start load what they loaded before without compiling it again.
    env: { NODE_COMPILE_CACHE: 'node_modules/.cache/compile' },
    // A focused test would silently switch off all the others.
    allowOnly: false,
  },
});
