// The crash seam in processes of their own: it counts, it kills just before, and never in production.
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

function runWith(env: Record<string, string>) {
  const code = `import { outside } from '../src/crash.ts';
    for (const kind of ['query', 'http', 'file', 'query']) {
      outside(kind);
      process.stdout.write(kind + ' ');
    }`;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...env },
  });
}

test('0 counts and ends well', () => {
  const { status, stdout, stderr } = runWith({ CRASH_AT: '0' });
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'query http file query ' });
  expect(stderr).toContain('outside operations: 4 (query 2, http 1, file 1)');
});

test.each([
  [1, ''],
  [3, 'query http '],
  [4, 'query http file '],
])('%i kills just before that operation', (n, before) => {
  const { signal, stdout } = runWith({ CRASH_AT: String(n) });
  expect({ signal, stdout }).toEqual({ signal: 'SIGKILL', stdout: before });
});

test.each<Record<string, string>>([
  { CRASH_AT: '1', NODE_ENV: 'production' },
  { CRASH_AT: '' },
  { CRASH_AT: '9' },
  {},
])('%j runs to the end and says nothing', (env) => {
  const { status, stdout, stderr } = runWith(env);
  expect({ status, stdout, stderr }).toEqual({
    status: 0,
    stdout: 'query http file query ',
    stderr: '',
  });
});
