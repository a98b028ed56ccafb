// The same conversations over Telegram, a linked device and the Cloud API, with the running product: what is stored
// is the same, although the Cloud API asks several questions in one message.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { conversationCalled } from '../../support/conversations.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { settled } from '../../support/oracle.ts';
import { type ProductProcess, startProductProcess } from '../../support/product.ts';
import { type StandIn, startTelegram } from '../../support/telegram/stand-in.ts';
import { type GraphStandIn, startGraph } from '../../support/whatsapp/graph.ts';
import {
  botNumber,
  startStandIn,
  until,
  type WhatsappStandIn,
} from '../../support/whatsapp/stand-in.ts';
import { longTest } from '../../support/long-tests.ts';

type Network = 'telegram' | 'linked device' | 'cloud';
let databases: TestDatabase[];
let products: ProductProcess[];
let telegram: StandIn;
let device: WhatsappStandIn;
let graph: GraphStandIn;

beforeAll(async () => {
  [telegram, device, graph] = await Promise.all([startTelegram(), startStandIn(), startGraph()]);
  databases = [await createTestDatabase(), await createTestDatabase()];
  const linked = {
    WHATSAPP: 'baileys',
    WHATSAPP_NUMBER: botNumber,
    WHATSAPP_WS_URL: device.wsUrl,
  };
  products = [
    await startProductProcess({ databaseUrl: databases[0]?.url ?? '', telegram, env: linked }),
    await startProductProcess({ databaseUrl: databases[1]?.url ?? '', env: graph.env }),
  ];
});
afterAll(async () => {
  for (const product of products) await product.close();
  for (const database of databases) await database.drop();
  await Promise.all([telegram.close(), device.close(), graph.close()]);
});

/** Registers and begins; then one answer for each short field of the form, in its order. */
const registers = [...typedIn('hello')];
const shortFields = [
  'pelayanan publik',
  'digital',
  'penerapan',
  'ASN',
  'Rahmawati, A.Md.Keb',
  '1',
  '1',
  'lewati',
  'lewati',
  'lewati',
];

/** What the main person of a transcript types, message by message; nothing else may be in it. */
function typedIn(name: string): readonly string[] {
  const messages: string[] = [];
  for (const line of conversationCalled(name).source.split('\n')) {
    if (line.startsWith('> (')) throw new Error(`${name} is not only typed: ${line}`);
    if (line.startsWith('> ')) messages.push(line.slice(2));
    if (line.startsWith('>| ')) messages.push(`${messages.pop() ?? ''}\n${line.slice(3)}`);
  }
  return messages;
}

let people = 0;

/** Says everything on a network, each after the answer to the one before; gives what was stored and the answers. */
async function play(network: Network, messages: readonly string[]) {
  people += 1;
  const number = `62812000${String(people).padStart(5, '0')}`;
  const jid = `${number}@s.whatsapp.net`;
  const phone = telegram.phone(900_000 + people);
  const ways = {
    telegram: {
      shown: () => phone.shown().map(({ text }) => text),
      say: (text: string): Promise<unknown> => phone.says(text),
    },
    'linked device': {
      shown: () => device.shown.flatMap(({ to, text }) => (to === jid ? [text] : [])),
      say: (text: string) => device.say(jid, text),
    },
    cloud: {
      shown: () => graph.shown.flatMap(({ to, text }) => (to === number ? [text] : [])),
      say: (text: string) => graph.say(products[1]?.url() ?? '', number, text),
    },
  };
  const { shown, say } = ways[network];
  const db = databases[network === 'cloud' ? 1 : 0]?.db;
  if (db === undefined) throw new Error('no database');
  for (const text of messages) {
    const before = shown().length;
    await say(text);
    await until(`an answer to "${text}" on ${network}`, () => shown().length > before);
    // A long answer comes in several parts.
    await settled(db);
  }
  const nativeId = network === 'telegram' ? String(phone.id) : jid;
  const { rows } = await sql<{ form: unknown }>`
    select jsonb_build_object('name', n.name, 'unit', n.unit_id, 'state', n.state, 'person', p.name, 'nip', p.nip,
      'answers', (select jsonb_object_agg(w.item, w.value) from answer w where w.innovation_id = n.id)) as form
    from address a join person p on p.id = a.person_id join innovation n on n.owner_id = p.id
    where a.native_id = ${nativeId}`.execute(db);
  expect(rows).toHaveLength(1);
  const said = shown().map((text) => text.replaceAll(/INV-[0-9A-Z]{5}/g, 'INV-*'));
  return { form: rows[0]?.form, said };
}

/** A long text in three messages. */
const longText = [
  'ubah latar belakang',
  'Banyak balita tidak datang ke posyandu karena rumahnya jauh dari balai desa.',
  '+ Kader mendatangi mereka setiap bulan dengan sepeda.',
  '+ Orang tua menerima catatan timbangannya hari itu juga.',
];

/** The long form, same-form.long.test.ts, plays all of them. */
const forms = [
  ['typed-words-for-numbers', [], 5],
  ['a long text in pieces', longText, 2],
  ['dates', shortFields, 10],
] as const;

test.each(forms.slice(0, Number(process.env['FORMS'] ?? 1)))(
  '%s is stored alike on all three',
  { timeout: 240_000 },
  async (name, before, leastAnswers) => {
    const messages = [...registers, ...before, ...(before === longText ? [] : typedIn(name))];
    const onTelegram = await play('telegram', messages);
    const onDevice = await play('linked device', messages);
    const onCloud = await play('cloud', messages);
    expect(onDevice.form).toEqual(onTelegram.form);
    expect(onCloud.form).toEqual(onTelegram.form);
    const { answers } = Object(onTelegram.form);
    expect(Object.keys(answers).length).toBeGreaterThanOrEqual(leastAnswers);
    // The conversation was the same word by word on the linked device.
    expect(onDevice.said).toEqual(onTelegram.said);
  },
);

longTest(
  'a bundle answered in one message fills the same form with fewer messages',
  { timeout: 240_000 },
  async () => {
    const lines = shortFields.slice(0, 7);
    const one = await play('telegram', [...registers, ...lines]);
    const together = await play('cloud', [
      ...registers,
      lines.slice(0, 4).join('\n'),
      `6: ${lines[4]}\n7: ${lines[5]}`,
      ...lines.slice(6),
    ]);
    expect(together.form).toEqual(one.form);
    expect(together.said.length).toBeLessThan(one.said.length);
  },
);
