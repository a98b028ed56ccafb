// The product is killed for real while people write on WhatsApp: the session lives on and nothing received is lost.
// WHATSAPP_KILLS sets how often; a hundred is the full run, a few keep the suite short.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { messageIdFor } from '../../../src/bot/whatsapp/baileys/message-id.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type ProductProcess, startProductProcess } from '../../support/product.ts';
import {
  botNumber,
  startStandIn,
  until,
  type WhatsappStandIn,
} from '../../support/whatsapp/stand-in.ts';

const kills = Number(process.env['WHATSAPP_KILLS'] ?? 6);
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
    for (let round = 0; round < kills; round += 1) {
      const id = `KILL${String(round).padStart(4, '0')}`;
      said.push(id);
      await standIn.say(ani, round % 2 === 0 ? 'kurang' : 'bantuan', id);
      // Somewhere between the first byte and the answer, at another place each time.
      await new Promise((resolve) => {
        setTimeout(resolve, (round * 37) % 250);
      });
      await product.kill();
      await product.start();
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
    // A reply that was shown just before the kill, and given up because a newer one followed, never got its id written.
    const givenUp = outbox
      .filter(({ state }) => state === 'superseded')
      .flatMap(({ id }) => [0, 1, 2, 3].map((part) => messageIdFor(botNumber, `${id}-${part}`)));
    expect([...shown].filter((id) => !ids.includes(id) && !givenUp.includes(id))).toEqual([]);
    expect(inbox.filter((row) => row.outcome === 'failed')).toEqual([]);

    // Linked once, never again: no code and no QR was ever printed.
    expect(product.log()).not.toMatch(/Perangkat tertaut/);
    const sessions = await database.db
      .selectFrom('wa_session')
      .select(['epoch', 'creds'])
      .execute();
    expect(sessions).toHaveLength(1);
    // Each process took the linking over, but for one or the other that was killed before it came so far.
    expect(sessions[0]?.epoch).toBeGreaterThan(kills * 0.8);
  },
);
