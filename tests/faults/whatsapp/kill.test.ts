// The product is killed for real while people write on WhatsApp: the session lives on and nothing received is lost.
// WHATSAPP_KILLS sets how often; kill.long.test.ts is the full run, a few keep the suite short.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type ProductProcess, startProductProcess } from '../../support/product.ts';
import {
  botNumber,
  startStandIn,
  until,
  type WhatsappStandIn,
} from '../../support/whatsapp/stand-in.ts';

const kills = Number(process.env['WHATSAPP_KILLS'] ?? 2);
const ani = '6281200000001@s.whatsapp.net';
let database: TestDatabase;
let standIn: WhatsappStandIn;
let product: ProductProcess;

beforeAll(async () => {
  database = await createTestDatabase();
  standIn = await startStandIn();
  product = await startProductProcess({
    databaseUrl: database.url,
    env: { WHATSAPP: 'baileys', WHATSAPP_NUMBER: botNumber, WHATSAPP_WS_URL: standIn.wsUrl },
  });
});
afterAll(async () => {
  await product.close();
  await standIn.close();
  await database.drop();
});

/** Says something and waits for the next message of the bot. */
async function talk(text: string): Promise<void> {
  const before = standIn.shown.length;
  await standIn.say(ani, text);
  await until(`an answer to "${text}"`, () => standIn.shown.length > before);
}

interface Ready {
  readonly details: { readonly channels: Record<string, { readonly detail: string }> };
}

/** Waits until the process has a connection to WhatsApp. */
async function connected(): Promise<void> {
  await vi.waitUntil(
    async () => {
      const answer = await fetch(`${product.url()}/readyz`);
      const { details } = (await answer.json()) as Ready;
      return details.channels['whatsapp']?.detail === 'open';
    },
    { timeout: 20_000, interval: 20 },
  );
}

/** Waits until nothing is left to send, and gives the outbox. */
async function settled(): Promise<
  readonly { id: number; state: string; provider_ids: string[] }[]
> {
  // A backlog in one chat is sent at a person's pace, about one message in two seconds.
  for (let left = 200 + kills * 30; ; left -= 1) {
    const rows = await database.db
      .selectFrom('outbox')
      .select(['id', 'state', 'provider_ids'])
      .execute();
    const busy = rows.filter((row) => ['queued', 'sending', 'uncertain'].includes(row.state));
    if (busy.length === 0) return rows;
    if (left === 0) throw new Error(`${busy.length} still to send`);
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
}

const receipts = (): string[] =>
  standIn.nodes.flatMap(({ tag, attrs }) => (tag === 'receipt' ? [attrs['id'] ?? ''] : []));

test(
  'after every kill the session is usable, no second pairing is asked for, nothing received is lost',
  { timeout: 60_000 + kills * 20_000 },
  async () => {
    for (const text of ['halo', 'ya', 'dinkes', 'Rina Wulandari', 'SIAP PANEN']) await talk(text);
    const said: string[] = [];
    // The first process has talked already.
    let usable = 1;
    for (let round = 0; round < kills; round += 1) {
      const id = `KILL${String(round).padStart(4, '0')}`;
      said.push(id);
      await standIn.say(ani, round % 2 === 0 ? 'kurang' : 'bantuan', id);
      // From the first byte to the answer, at another place each time: the first is not stored, the last is.
      await new Promise((resolve) => {
        setTimeout(resolve, (round * 250) / Math.max(1, kills - 1));
      });
      await product.kill();
      await product.start();
      // Every other process is killed before or while it takes the linking over, wherever that happens to be.
      if (round % 2 === 1 && round !== kills - 1) continue;
      await connected();
      usable += 1;
    }
    await talk('ringkasan');

    const inbox = await database.db
      .selectFrom('inbox')
      .select(['external_id', 'outcome'])
      .execute();
    const stored = inbox.map((row) => row.external_id);
    // What WhatsApp was told we have, we have, once; it would deliver the rest again, which the stand-in cannot.
    expect(receipts().filter((id) => !stored.includes(id))).toEqual([]);
    expect(new Set(stored).size).toBe(stored.length);
    expect(said.filter((id) => stored.includes(id)).length).toBeGreaterThan(0);

    // Everything stored is handled and answered, and each answer is one message on the phone.
    const outbox = await settled();
    const ids = outbox.flatMap((row) => row.provider_ids);
    expect(new Set(ids).size).toBe(ids.length);
    const shown = new Set(standIn.shown.map((message) => message.id));
    expect([...shown].filter((id) => !ids.includes(id))).toEqual([]);
    expect(inbox.filter((row) => row.outcome === 'failed')).toEqual([]);

    // Linked once, never again: no code and no QR was ever printed.
    expect(product.log()).not.toMatch(/Perangkat tertaut/);
    const sessions = await database.db
      .selectFrom('wa_session')
      .select(['epoch', 'creds'])
      .execute();
    expect(sessions).toHaveLength(1);
    // Each process that had a connection had taken the linking over before.
    expect(sessions[0]?.epoch).toBeGreaterThanOrEqual(usable);
  },
);
