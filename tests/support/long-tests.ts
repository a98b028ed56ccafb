// Tests that a file keeps for the long runs: `npm test` does not know them and plays the shorter ones beside them.
// Which files hold some is found by vitest.long.config.ts.
import { env } from 'node:process';
import { test } from 'vitest';

const unknown = Object.assign(() => {}, { each: () => () => {} });

/** `test` in `npm run test:long`; nothing in `npm test`, where its file has other tests. */
export const longTest: Pick<typeof test, 'each'> & Registering =
  env['LONG_TESTS'] === '1' ? test : unknown;

interface Registering {
  (name: string, run: () => Promise<void> | void, timeout?: number): void;
  (name: string, options: { readonly timeout: number }, run: () => Promise<void> | void): void;
}
