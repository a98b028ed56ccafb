// Telegram misbehaves: too fast, blocked, answers lost, the same update again and again in any order.
import { createServer, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { settled } from '../support/oracle.ts';
import { tooMany } from '../support/telegram/faults.ts';
import { everybodyTypes, openSetting, opening, seeded } from './setting.ts';
import { longTest } from '../support/long-tests.ts';

test('"too many requests" of one chat does not hold up the others', async () => {
  const { telegram, check } = await openSetting();
  const [slow, quick] = [telegram.phone(950_001), telegram.phone(950_002)];
  // Longer than this test takes: whoever waited for it would fail here.
  telegram.fault({ method: 'sendMessage', chat: 950_001, times: 1, fault: tooMany(5) });
  await slow.says('halo');
  await expect.poll(() => telegram.calls.get('sendMessage')).toBe(1);
  for (const text of opening(2)) {
    const before = quick.shown().length;
    await quick.says(text);
    await expect.poll(() => quick.shown().length).toBe(before + 1);
  }
  expect(slow.shown()).toEqual([]);
  await slow.sees(/Selamat datang/);
  await check();
});

test('a chat that blocked the bot is parked; writing again opens it', async () => {
  const { telegram, database, product, check } = await openSetting();
  const siti = telegram.phone(950_003);
  await siti.says('halo');
  await siti.sees(/setuju/);
  telegram.fault({
    method: 'sendMessage',
    chat: 950_003,
    times: 1,
    fault: { status: 403, description: 'Forbidden: bot was blocked by the user' },
  });
  await siti.says('ya');
  const parked = () =>
    database.db.selectFrom('outbox').select('id').where('state', '=', 'parked').execute();
  await expect.poll(async () => (await parked()).length).toBe(1);
  await siti.says('halo lagi');
  // What was parked was never shown: it is asked, and what they wrote is no answer to it.
  await siti.sees(/unit mana/);
  await siti.says('Dinas Kesehatan');
  await siti.sees(/Siapa nama lengkap/);
  const address = await database.db.selectFrom('address').select('state').execute();
  expect(address).toEqual([{ state: 'active' }]);
  expect(await parked()).toEqual([]);
  expect(product.log()).not.toMatch(/unhandled/i);
  await check();
});

test('what was shown although its answer was lost is shown once', async () => {
  const { telegram, database, check } = await openSetting();
  const siti = telegram.phone(950_004);
  for (const text of [...opening(4), '1', '2']) {
    const before = siti.shown().length;
    telegram.fault({ method: 'sendMessage', times: 1, fault: 'answer lost' });
    await siti.says(text);
    await expect.poll(() => siti.shown().length).toBe(before + 1);
    await settled(database.db);
    expect(siti.shown()).toHaveLength(before + 1);
  }
  await check();
});

longTest(
  'each update comes one to five times, in any order, ten at a time: one effect each',
  async () => {
    const random = seeded(11);
    const updates: { body: Buffer; secret: string }[] = [];
    // The address that Telegram is told: it keeps every update for later.
    const collector = createServer((request, response) => {
      void buffer(request).then((body) => {
        updates.push({ body, secret: String(request.headers['x-telegram-bot-api-secret-token']) });
        response.end();
      });
    });
    const toldPort = await listen(collector);
    onTestFinished(() => void collector.close());
    const own = createServer();
    const port = await listen(own);
    own.close();
    const { telegram, database, check } = await openSetting({
      PORT: String(port),
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: 'rahasia-untuk-uji-saja-0123456789',
      PUBLIC_URL: `http://127.0.0.1:${toldPort}`,
    });
    await everybodyTypes(telegram, 20, opening);
    await expect.poll(() => updates.length).toBeGreaterThanOrEqual(100);
    const deliveries = updates
      .flatMap((update) => Array.from({ length: 1 + Math.floor(random() * 5) }, () => update))
      .map((update) => ({ update, place: random() }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ update }) => update);
    expect(deliveries.length).toBeGreaterThan(200);
    const carry = async (): Promise<void> => {
      for (let next = deliveries.pop(); next; next = deliveries.pop()) {
        const answer = await fetch(`http://127.0.0.1:${port}/telegram/webhook`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-telegram-bot-api-secret-token': next.secret,
          },
          body: next.body.toString(),
        });
        expect(answer.status).toBe(200);
      }
    };
    await Promise.all(Array.from({ length: 10 }, carry));
    await check();
    const inbox = await database.db.selectFrom('inbox').select('id').execute();
    expect(inbox).toHaveLength(100);
  },
);

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
