// What the running product tells its operators: the page about WhatsApp, lines in their chat on Telegram, and a unit
// that was added beside it.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type ProductProcess, startProductProcess } from '../../support/product.ts';
import { type StandIn, startTelegram } from '../../support/telegram/stand-in.ts';
import { type GraphStandIn, startGraph } from '../../support/whatsapp/graph.ts';

const ops = '-4001';
let database: TestDatabase;
let telegram: StandIn;
let graph: GraphStandIn;
let product: ProductProcess;

beforeAll(async () => {
  database = await createTestDatabase();
  [telegram, graph] = await Promise.all([startTelegram(), startGraph()]);
  product = await startProductProcess({
    databaseUrl: database.url,
    telegram,
    env: { ...graph.env, TELEGRAM_OPERATOR_CHAT: ops },
  });
});
afterAll(async () => {
  await product.close();
  await Promise.all([telegram.close(), graph.close()]);
  await database.drop();
});

test('a refused account is told in the operators’ chat once, and seen on their page', async () => {
  const token = await product.admin('token', '--role', 'operator');
  const page = async () => {
    const answer = await fetch(`${product.url()}/operator/whatsapp`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return `${answer.status} ${await answer.text()}`;
  };
  expect(await page()).toMatch(/^200 [^]*menunggu panggilan Meta/);

  graph.refuse(190);
  for (const who of ['6281200000001', '6281200000002']) await graph.say(product.url(), who, 'halo');
  const told = () => telegram.shown(ops).map(({ text }) => text);
  await vi.waitUntil(() => told().some((text) => /WhatsApp/.test(text)), {
    timeout: 30_000,
    interval: 20,
  });
  expect(told()).toEqual([expect.stringContaining('Pengiriman WhatsApp dihentikan')]);
  expect(told().join()).not.toContain('62812');
  expect(await page()).not.toContain('menunggu panggilan Meta');
  expect(product.log()).toContain('Pengiriman WhatsApp dihentikan');
});

test(
  'a unit that is added while the server runs is found in the chat within seconds',
  { timeout: 90_000 },
  async () => {
    const phone = telegram.phone(900_001);
    await phone.says('halo');
    await phone.sees(/setuju/i);
    await phone.says('ya');
    await phone.sees(/di unit mana/);
    await phone.says('Dinas Antariksa');
    await phone.sees(/belum kami temukan/);
    const name = 'Dinas Antariksa';
    expect(await product.admin('unit', '--name', name, '--kind', 'skpd')).toBe('dinas-antariksa');
    const chosen = () => phone.shown().some(({ text }) => /Siapa nama lengkap/.test(text));
    await vi.waitUntil(
      async () => {
        if (!chosen()) await phone.says(name);
        return chosen();
      },
      { timeout: 40_000, interval: 500 },
    );
  },
);
