// The whole way on WhatsApp with the running product: hello, everything filled in, handed in, the admin told on
// Telegram; and one person on both networks with one draft.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type ProductProcess, startProductProcess } from '../../support/product.ts';
import { startTelegram } from '../../support/telegram/stand-in.ts';
import { fillIn } from '../../support/whatsapp/fill-in.ts';
import {
  botNumber,
  startStandIn,
  until,
  type WhatsappStandIn,
} from '../../support/whatsapp/stand-in.ts';
import { longTest } from '../../support/long-tests.ts';

const rina = '6281200000001@s.whatsapp.net';
type Telegram = Awaited<ReturnType<typeof startTelegram>>;
let database: TestDatabase;
let standIn: WhatsappStandIn;
let telegram: Telegram;
let product: ProductProcess;

beforeAll(async () => {
  database = await createTestDatabase();
  standIn = await startStandIn();
  telegram = await startTelegram();
  product = await startProductProcess({
    databaseUrl: database.url,
    telegram,
    env: { WHATSAPP: 'baileys', WHATSAPP_NUMBER: botNumber, WHATSAPP_WS_URL: standIn.wsUrl },
  });
});
afterAll(async () => {
  await product.close();
  await telegram.close();
  await standIn.close();
  await database.drop();
});

/** Waits for an answer and until no more of it comes. */
async function answered(count: () => number, before: number, what: string): Promise<void> {
  await until(`an answer to "${what}"`, () => count() > before);
  for (let seen = -1; seen !== count();) {
    seen = count();
    await new Promise((resolve) => {
      setTimeout(resolve, 80);
    });
  }
}

async function onWhatsapp(text: string): Promise<string> {
  const before = standIn.shown.length;
  await standIn.say(rina, text);
  await answered(() => standIn.shown.length, before, text);
  const shown = standIn.shown.slice(before);
  expect(shown.every((message) => message.to === rina)).toBe(true);
  return shown.map((message) => message.text).join('\n\n');
}

async function onTelegram(phone: ReturnType<Telegram['phone']>, text: string): Promise<string> {
  const before = phone.shown().length;
  await phone.says(text);
  await answered(() => phone.shown().length, before, text);
  return phone
    .shown()
    .slice(before)
    .map((message) => message.text)
    .join('\n\n');
}

longTest(
  'from hello to the hand-in, with the admin told on Telegram',
  { timeout: 240_000 },
  async () => {
    const admin = telegram.phone(900_001);
    const code = await product.admin('invite', '--role', 'unit_admin', '--unit', 'dinas-kesehatan');
    for (const text of [code, 'ya', 'Budi Santoso']) await onTelegram(admin, text);

    let prompt = '';
    for (const text of ['halo', 'ya', 'dinkes', 'Rina Wulandari', 'SIAP PANEN (Antar Pupuk)']) {
      prompt = await onWhatsapp(text);
    }
    expect(prompt).toContain('Tersimpan: SIAP PANEN (Antar Pupuk)');

    const before = standIn.shown.length;
    await standIn.speak(rina, Buffer.from('OggS suara'), true);
    await answered(() => standIn.shown.length, before, 'a voice note');
    const refused = standIn.shown.at(-1)?.text ?? '';
    expect(refused).toMatch(/suara/i);
    expect(refused).not.toContain('Tersimpan');

    await fillIn({ say: onWhatsapp }, prompt);
    expect(await onWhatsapp('kirim')).toContain('Siap dikirim');
    const told = admin.shown().length;
    expect(await onWhatsapp('ya')).toContain('Tersimpan dan terkirim');
    await until('the admin is told', () => admin.shown().length > told);
    expect(admin.shown().at(-1)?.text).toContain('Menunggu Anda: SIAP PANEN');
  },
);

test('one person on both networks goes on with the same draft', { timeout: 120_000 }, async () => {
  // Where the long test went before, Rina is known already.
  if (standIn.shown.length === 0)
    for (const text of ['halo', 'ya', 'dinkes', 'Rina Wulandari']) await onWhatsapp(text);
  else await onWhatsapp('baru');
  expect(await onWhatsapp('JEMPUT BOLA (Layanan Keliling)')).toContain('Tersimpan');
  const link = /TAUT(?:-[0-9A-Z]{4}){3}/.exec(await onWhatsapp('tautkan'))?.[0] ?? '';
  expect(link).not.toBe('');

  const phone = telegram.phone(900_002);
  expect(await onTelegram(phone, link)).toContain('akun Rina Wulandari');
  expect(await onTelegram(phone, 'ya')).toContain('terhubung dengan Rina Wulandari');
  expect(await onTelegram(phone, 'lanjut')).toContain('Bentuk Inovasi Daerah');
  expect(await onTelegram(phone, '2')).toContain('Tersimpan. Bentuk Inovasi Daerah');
  // Back on WhatsApp the next question is open, not the one that was answered on Telegram.
  const next = await onWhatsapp('lanjut');
  expect(next).toContain('Jenis Inovasi');
});
