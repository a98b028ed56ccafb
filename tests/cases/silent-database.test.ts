// Row 34: the way to PostgreSQL swallows everything for a while, new connections as well, and nobody is told. Meanwhile
// `/readyz` says no; afterwards what was written is answered by itself. Played with the product as a process, Telegram's real
// client and the web chat; how fast it recovers is measured in tests/faults/silent-connections.test.ts.
import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { settled } from '../support/oracle.ts';
import { startProductProcess } from '../support/product.ts';
import { silentWay } from '../support/silent-way.ts';
import { startTelegram } from '../support/telegram/stand-in.ts';

it('row 34: intake recovers by itself, and readiness says no meanwhile', async () => {
  const [database, telegram] = await Promise.all([createTestDatabase(), startTelegram()]);
  onTestFinished(async () => {
    await telegram.close();
    await database.drop();
  });
  const way = await silentWay(database.url);
  onTestFinished(() => way.close());
  const product = await startProductProcess({ databaseUrl: way.url, telegram });
  onTestFinished(() => product.close());
  const ready = async (): Promise<number> => (await fetch(`${product.url()}/readyz`)).status;
  const rina = telegram.phone(900_034);
  await rina.says('halo');
  await rina.sees(/Apakah Anda setuju/u);
  expect(await ready()).toBe(200);

  way.mute();
  await rina.says('apa itu inovasi?');
  await expect.poll(ready, { timeout: 20_000 }).toBe(503);
  // Somebody who writes meanwhile is not told that it was taken.
  const page = await fetch(product.url(), { headers: { accept: 'text/html' } });
  const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const sent = await fetch(`${product.url()}/webchat/messages`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', origin: product.url() },
    body: JSON.stringify({ id: randomUUID(), text: 'halo' }),
  });
  expect(sent.status).toBeGreaterThanOrEqual(400);

  way.unmute();
  await rina.sees(/cara kerja atau layanan yang baru/u);
  await expect.poll(ready, { timeout: 30_000 }).toBe(200);
  await settled(database.db, telegram);
  expect(product.log()).not.toMatch(/unhandled|uncaught/iu);
}, 120_000);
