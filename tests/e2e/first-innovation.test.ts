// The whole way of one innovation with everything running: the product as a process, the real Telegram client, the
// command line, the web chat over HTTP and the API. Nothing is looked up inside except by the oracle.
// The long form, first-innovation.long.test.ts, hands the second one in from the browser.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createFiller, onTelegram, onWebchat } from '../support/filler.ts';
import { settled, violations } from '../support/oracle.ts';
import { type ProductProcess, startProductProcess } from '../support/product.ts';
import { type StandIn, startTelegram } from '../support/telegram/stand-in.ts';

let database: TestDatabase;
let telegram: StandIn;
let product: ProductProcess;
beforeEach(async () => {
  [database, telegram] = await Promise.all([createTestDatabase(), startTelegram()]);
  product = await startProductProcess({ databaseUrl: database.url, telegram });
});
afterEach(async () => {
  await product.close();
  await telegram.close();
  await database.drop();
});

/** Whether a draft that goes on in a browser is filled in to its end. */
const whole = process.env['WHOLE_INNOVATION'] !== undefined;

const unit = 'Dinas Kesehatan';
const rina = { unit, name: 'Rina Wulandari', innovation: 'SIAP PANEN' };

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const check = async (): Promise<void> => {
  await settled(database.db);
  const files = path.join(product.dataDir, 'evidence');
  expect(await violations({ db: database.db, telegram, files })).toEqual([]);
};

interface Shown {
  readonly state: string;
  readonly answers: readonly { readonly item: string; readonly text: string }[];
  readonly evidence: readonly { readonly name: string; readonly sha256: string }[];
  readonly history: readonly { readonly type: string }[];
}

async function api(pathname: string): Promise<unknown> {
  const token = await product.admin('token', '--role', 'verifier');
  const answer = await fetch(`${product.url()}/api/v1/${pathname}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(200);
  return answer.json();
}

test('an innovation is filled in, checked, returned, repaired, approved, and read by a machine', async () => {
  const filler = createFiller(onTelegram(telegram, 900_001), rina);
  const admin = telegram.phone(900_002);
  const invitation = await product.admin('invite', '--role', 'unit_admin', '--unit', unit);
  await admin.says(`/start ${invitation}`);
  await admin.sees(/setuju/i);
  await admin.says('ya');
  await admin.sees(/Siapa nama/);
  await admin.says('Hasan Basri');
  await admin.sees(/Senang berkenalan/);

  const handedIn = await filler.until(/Tersimpan dan terkirim/);
  const [code = ''] = /INV-[0-9A-Z]+/.exec(handedIn.text) ?? [];
  const notice = await admin.sees(/^Menunggu Anda: SIAP PANEN/);
  expect(notice.text).toContain('Rina Wulandari');
  // Nobody decides what they did not open: the notice has no code.
  expect(notice.text).not.toMatch(/setujui \d/);

  await admin.says(`lihat ${code}`);
  const { text: decisions } = await admin.sees(/kembalikan \d{4}/);
  expect(decisions).toMatch(/^SIAP PANEN/);
  expect(decisions.split('\n').length).toBeLessThanOrEqual(14);
  await admin.says('baca semua');
  const look = await admin.sees(/1\. Nama Inovasi: SIAP PANEN/);
  expect(look.text).toContain('Inisiator');
  const [, card = ''] = /kembalikan (\d{4})/.exec(decisions) ?? [];
  await admin.says(`bukti ${code}`);
  await admin.sees(/berkas bukti dari/);
  await settled(database.db);
  const evidence = admin.shown().flatMap(({ file }) => (file ? [file] : []));
  expect(evidence.map(({ name }) => name).toSorted()).toEqual(
    filler.sent.map(({ name }) => name).toSorted(),
  );
  const hashes = new Map(filler.sent.map(({ name, sha256 }) => [name, sha256]));
  // Pictures are shown without what a camera wrote into them; everything else is byte for byte what was sent.
  for (const { name, bytes } of evidence.filter(({ name }) => !/\.(?:png|jpg)$/.test(name)))
    expect([name, bytes.length, sha256(bytes)]).toEqual([name, bytes.length, hashes.get(name)]);

  await admin.says(`kembalikan ${card}`);
  await admin.sees(/satu per baris/);
  await admin.says('6 mohon tulis gelarnya lengkap\nindikator 1 SK belum ditandatangani');
  await admin.sees(/2 catatan/);
  await admin.says('selesai');
  await admin.sees(/dikembalikan dengan catatan/);

  const repairer = createFiller(onTelegram(telegram, 900_001), {
    ...rina,
    answers: [
      [/Catatan pemeriksa: mohon tulis gelarnya/, 'Rahmawati, A.Md.Keb., Bdn.'],
      [/Balas tingkatnya/, '2'],
    ],
  });
  await telegram.phone(900_001).sees(/dikembalikan oleh Hasan Basri/);
  await repairer.until(/Tersimpan dan terkirim/);

  await admin.sees(/^Sudah diperbaiki dan menunggu Anda/);
  await admin.says(`lihat ${code}`);
  const again = await admin.sees(/setujui \d{4}/);
  expect(again.text).toMatch(/Berubah sejak dikembalikan: butir 6/);
  await admin.says('baca 6');
  const second = await admin.sees(/Nama Inisiator \(diubah\)/);
  expect(second.text).toContain('Sebelumnya: Rahmawati, A.Md.Keb\n');
  expect(second.text).toContain('Sekarang: Rahmawati, A.Md.Keb., Bdn.');
  const [, newCard = ''] = /setujui (\d{4})/.exec(again.text) ?? [];
  await admin.says(`setujui ${newCard}`);
  await admin.sees(/disetujui; sekarang menunggu kepala unit/);
  await telegram.phone(900_001).sees(/Kabar baik: SIAP PANEN/);
  await check();
  const notices = admin.shown().filter(({ text }) => text.startsWith('Menunggu Anda: SIAP PANEN'));
  expect(notices).toHaveLength(1);

  const shown = (await api(`innovations/${code}`)) as Shown;
  expect(shown.state).toBe('unit_verified');
  const texts = new Map(shown.answers.map(({ item, text }) => [item, text]));
  expect(texts.get('nama')).toBe('SIAP PANEN');
  expect(texts.get('nama_inisiator')).toBe('Rahmawati, A.Md.Keb., Bdn.');
  expect(shown.evidence.map(({ sha256 }) => sha256).toSorted()).toEqual(
    [...filler.sent, ...repairer.sent].map(({ sha256 }) => sha256).toSorted(),
  );
  expect(shown.history.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['created', 'submit', 'return', 'repair', 'verify']),
  );
  const list = (await api('innovations')) as { items: { code: string; state: string }[] };
  expect(list.items).toEqual([expect.objectContaining({ code, state: 'unit_verified' })]);
});

test('a draft that was begun on Telegram goes on in the web chat after a code was typed there', async () => {
  const phone = createFiller(onTelegram(telegram, 900_001), rina);
  await phone.until(/Isian 6\//);
  const linking = await phone.says('tautkan');
  const [code = ''] = /TAUT(?:-[0-9A-Z]{4}){3}/.exec(linking.text) ?? [];
  expect(code).not.toBe('');

  const browser = createFiller(await onWebchat(product.url()), { ...rina, name: 'Orang Lain' });
  expect((await browser.says(code)).text).toContain('akun Rina Wulandari');
  const linked = await browser.says('ya');
  expect(linked.text).toContain('terhubung dengan Rina Wulandari');
  await browser.says('lanjut');
  await browser.until(whole ? /Tersimpan dan terkirim/ : /Isian (?:1[3-9]|2\d)\//);
  // Nobody introduced themselves a second time, and nothing was asked that was answered on the phone.
  expect(browser.said).not.toContain('Orang Lain');
  expect(browser.said).not.toContain('SIAP PANEN');
  const written = await database.db
    .selectFrom('answer as w')
    .innerJoin('innovation as n', 'n.id', 'w.innovation_id')
    .select(['n.name', 'w.item'])
    .execute();
  expect(new Set(written.map(({ name }) => name))).toEqual(new Set(['SIAP PANEN']));
  expect(written.length).toBeGreaterThan(whole ? 30 : 8);
  const files = await database.db
    .selectFrom('evidence_file')
    .select('sha256')
    .where('state', '=', 'stored')
    .execute();
  expect(files.map((file) => file.sha256).toSorted()).toEqual(
    browser.sent.map((file) => file.sha256).toSorted(),
  );
  await check();
});
