// The product behind a pooler in transaction mode with four sessions, killed while somebody writes: its leases go with it.
// `npm run faults -- pooler` is the long run, with PgBouncer itself.
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { settled, violations } from '../support/oracle.ts';
import { startPooler } from '../support/pooler.ts';
import { startProductProcess } from '../support/product.ts';
import { startTelegram } from '../support/telegram/stand-in.ts';
import { asking, everybodyBegins, everybodyTypes, shownAtLeast } from './setting.ts';

const PEOPLE = 1;

test('somebody is answered, and the next process polls at once', async () => {
  const [database, telegram] = await Promise.all([createTestDatabase(), startTelegram()]);
  onTestFinished(async () => {
    await telegram.close();
    await database.drop();
  });
  const pooler = await startPooler(database.url, { sessions: 4 });
  onTestFinished(() => pooler.close());
  const product = await startProductProcess({
    databaseUrl: pooler.url,
    telegram,
    env: { DATABASE_SESSION_URL: database.url },
  });
  onTestFinished(() => product.close());
  await everybodyBegins(telegram, PEOPLE);
  const shown = telegram.journal.shown().length;
  await everybodyTypes(telegram, PEOPLE, () => asking.slice(0, 2));
  await shownAtLeast(telegram, shown + 1);
  await product.kill();
  await product.start();
  await settled(database.db, telegram);
  const files = path.join(product.dataDir, 'evidence');
  expect(await violations({ db: database.db, telegram, files })).toEqual([]);
  expect((await fetch(`${product.url()}/readyz`)).status).toBe(200);
}, 120_000);
