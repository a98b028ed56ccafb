// The connection to WhatsApp breaks again and again while a backlog waits there: everything is taken once, in order.
// WHATSAPP_DROPS sets how often; drops.long.test.ts is the full run, a few keep the suite short.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import type { BinaryNode, WASocket } from '../../../src/bot/whatsapp/baileys/library.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type WayToCut, wayToCut } from '../../support/cuts.ts';
import { Season } from '../../support/season.ts';
import { type Device, makeDevice } from '../../support/whatsapp/harness.ts';
import { deliver, makePhone, plainStanza } from '../../support/whatsapp/phone.ts';
import { startStandIn, until, type WhatsappStandIn } from '../../support/whatsapp/stand-in.ts';

const drops = Number(process.env['WHATSAPP_DROPS'] ?? 12);
const people = 20;
const count = Math.round(drops * 2.5);
let database: TestDatabase;
let standIn: WhatsappStandIn;
let way: WayToCut;
let device: Device;

beforeAll(async () => {
  database = await createTestDatabase();
  standIn = await startStandIn();
  way = await wayToCut(standIn.host);
  const wsUrl = standIn.wsUrl.replace(standIn.host, way.host);
  device = await makeDevice(database, { wsUrl }, { backOff: () => 10 });
  await device.connect();
});
afterAll(async () => {
  await device.close();
  await way.close();
  await standIn.close();
  await database.drop();
});

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** What WhatsApp still keeps for the number: all but what it was told is there. */
const waiting = (queue: readonly Sent[]): readonly Sent[] => {
  const told = new Set(
    standIn.nodes.flatMap(({ tag, attrs }) =>
      tag === 'receipt' || tag === 'ack' ? [attrs['id'] ?? ''] : [],
    ),
  );
  return queue.filter(({ id }) => !told.has(id));
};

interface Sent {
  readonly id: string;
  readonly from: string;
  readonly node: BinaryNode;
}

/** Messages of some people, by turns, marked as kept while we were away; two of three people's as the real network has them, encrypted. */
async function backlog(socket: WASocket): Promise<readonly Sent[]> {
  const phones = Array.from({ length: people }, (_, who) => {
    const from = `62812000${String(1000 + who)}@s.whatsapp.net`;
    return { from, phone: who % 3 === 0 ? null : makePhone(from) };
  });
  const queue: Sent[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const of = phones[nth % people];
    if (of === undefined) break;
    const id = `DROP${String(nth).padStart(4, '0')}`;
    const [message, attrs] = [{ conversation: `pesan ${nth}` }, { offline: '1' }];
    const sealed = await of.phone?.seal(socket, message, id, attrs);
    const node = sealed ?? plainStanza(of.from, id, message, attrs);
    queue.push({ id, from: of.from, node });
  }
  return queue;
}

test(
  'a backlog over a connection that breaks again and again is taken whole, once and in order',
  { timeout: 60_000 + drops * 3000 },
  async () => {
    const queue = await backlog(device.socket());
    for (let drop = 0; drop < drops; drop += 1) {
      const socket = await connected();
      for (const { node } of waiting(queue).slice(0, drop % 6)) deliver(socket, node);
      // Somewhere between the first message and the last receipt, at another place each time.
      await pause((drop * 37) % 250);
      const before = device.sockets.length;
      way.cut();
      await until('another socket', () => device.sockets.length > before);
    }
    // The stand-in takes 32 frames ahead of its own work, so WhatsApp hands over what is left in pieces.
    for (let left = waiting(queue); left.length > 0; left = waiting(queue)) {
      const socket = await connected();
      for (const { node } of left.slice(0, 25)) deliver(socket, node);
      await until('a receipt or another socket', () => {
        return waiting(queue).length < left.length || device.socket() !== socket;
      });
    }

    const rows = await database.db
      .selectFrom('inbox')
      .innerJoin('address', 'address.id', 'inbox.address_id')
      .select(['inbox.external_id as id', 'address.native_id as from'])
      .orderBy('inbox.id')
      .execute();
    expect(rows.map(({ id }) => id).toSorted()).toEqual(queue.map(({ id }) => id));
    const bySender = (all: readonly { from: string; id: string }[]) =>
      Map.groupBy(
        all.map(({ from, id }) => ({ from, id })),
        ({ from }) => from,
      );
    const [stored, sent] = [bySender(rows), bySender(queue)];
    for (const [from, messages] of sent) expect(stored.get(from)).toEqual(messages);

    const season = await Season.open(database);
    await season.handle();
    const { rows: outcomes } = await sql<{ outcome: string; count: number }>`
      select outcome, count(*)::int as count from inbox group by outcome`.execute(database.db);
    expect(outcomes).toEqual([{ outcome: 'handled', count }]);
  },
);

async function connected(): Promise<WASocket> {
  await until('connected', () => device.channel.pairing().state === 'open');
  return device.socket();
}
