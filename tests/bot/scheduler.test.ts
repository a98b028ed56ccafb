// The knocking clock: it looks, never twice at once, goes on after a failure, and stops with what is under way done.
import { expect, test, vi } from 'vitest';
import { createScheduler } from '../../src/bot/scheduler.ts';
import { makeLog } from '../../src/log.ts';

const log = makeLog('silent');

test('it knocks by itself, and a job that fails is tried again', async () => {
  let looks = 0;
  const run = async (): Promise<void> => {
    looks += 1;
    await Promise.resolve();
    throw new Error('not this time');
  };
  const scheduler = createScheduler([{ name: 'a', knocks: '* * * * * *', run }], log);
  scheduler.start();
  await vi.waitUntil(() => looks >= 2, { timeout: 30_000 });
  await scheduler.stop();
  const after = looks;
  scheduler.knock('a');
  expect(looks).toBe(after);
});

test.each([40, -40])(
  'a clock that jumps %i days lets everything be looked into once, and goes on',
  async (days) => {
    const looks = { often: 0, seldom: 0 };
    const count = (name: 'often' | 'seldom') => async () => {
      looks[name] += 1;
    };
    const scheduler = createScheduler(
      [
        { name: 'often', knocks: '* * * * * *', run: count('often') },
        { name: 'seldom', knocks: '0 0 0 1 1 *', run: count('seldom') },
      ],
      log,
    );
    scheduler.start();
    await vi.waitUntil(() => looks.often >= 1, { timeout: 30_000 });
    const now = Date.now.bind(Date);
    const jumped = vi.spyOn(Date, 'now').mockImplementation(() => now() + days * 86_400_000);
    await vi.waitUntil(() => looks.seldom === 1, { timeout: 30_000 });
    const before = looks.often;
    await vi.waitUntil(() => looks.often >= before + 2, { timeout: 30_000 });
    jumped.mockRestore();
    await vi.waitUntil(() => looks.seldom === 2, { timeout: 30_000 });
    await scheduler.stop();
    expect(looks.often).toBeLessThan(20);
  },
);

test('knocks during a look become one more look', async () => {
  const gates: (() => void)[] = [];
  let atOnce = 0;
  let most = 0;
  const run = async (): Promise<void> => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    await new Promise<void>((resolve) => {
      gates.push(resolve);
    });
    atOnce -= 1;
  };
  const scheduler = createScheduler([{ name: 'a', knocks: '0 0 0 1 1 *', run }], log);
  for (let nth = 0; nth < 5; nth += 1) scheduler.knock('a');
  expect(gates).toHaveLength(1);
  gates[0]?.();
  await vi.waitUntil(() => gates.length === 2, { timeout: 30_000 });
  const stopped = scheduler.stop();
  gates[1]?.();
  await stopped;
  expect([most, gates.length]).toEqual([1, 2]);
});
