// Every crash point of a short story: the process kills itself just before its n-th operation outside (a query, a call to
// Telegram, a file), is started again, and the person goes on. In the end everything is there, once.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { createFiller, onTelegram } from '../support/filler.ts';
import { settled, violations } from '../support/oracle.ts';
import { startProductProcess } from '../support/product.ts';
import { startTelegram } from '../support/telegram/stand-in.ts';

/** The first sixty, every thirtieth of them unless told otherwise: crash-points.long.test.ts takes every one. */
const points = 60;
const step = Number(process.env['CRASH_STEP'] ?? 30);

test('the first points after the start, one after the other', async () => {
  const [database, telegram] = await Promise.all([createTestDatabase(), startTelegram()]);
  onTestFinished(async () => {
    await telegram.close();
    await database.drop();
  });
  const env: Record<string, string> = { CRASH_AT: '0' };
  const product = await startProductProcess({ databaseUrl: database.url, telegram, env });
  onTestFinished(() => product.close());
  // What starting alone costs: points before that are not about messages. The invitation is the last thing printed.
  await expect.poll(() => product.log()).toContain('or type this code');
  await product.stop('SIGTERM');
  const counted = () => Number(/outside operations: (\d+)/.exec(product.log())?.[1] ?? 0);
  await expect.poll(counted).toBeGreaterThan(0);
  const started = counted();
  const filler = createFiller(onTelegram(telegram, 996_001), {
    unit: 'Dinas Kesehatan',
    name: 'Rina Wulandari',
    innovation: 'SIAP PANEN',
    patienceMs: 60_000,
  });
  const run = { over: false };
  const story = filler
    .until(/^Bukti: /m)
    .then(() => filler.until(/Tersimpan: Bukti 1\./))
    .finally(() => {
      run.over = true;
    });
  story.catch(() => undefined);
  let crashes = 0;
  for (let point = 1; point <= points && !run.over; point += step) {
    env['CRASH_AT'] = String(started + point);
    // It may die before it says where it is: then the next point has its turn.
    await product.start().catch(() => undefined);
    while (!run.over && isAlive(product.pid())) await sleep(5);
    if (!run.over) crashes += 1;
  }
  expect(crashes).toBeGreaterThanOrEqual(points / step / 2);
  delete env['CRASH_AT'];
  await product.kill();
  await product.start();
  await story;
  await settled(database.db, telegram);
  const files = path.join(product.dataDir, 'evidence');
  expect(await violations({ db: database.db, telegram, files })).toEqual([]);
}, 240_000);

/** A process that has ended and is not yet collected counts as dead. */
function isAlive(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
