// The desk as people meet it: the link comes in the chat, pages are read on a phone and on a desk, a decision is taken,
// and the innovator hears of it.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { env } from 'node:process';
import { sql } from 'kysely';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { loadReference } from '../../src/db/reference.ts';
import { createInvitation } from '../../src/db/transactions/create-invitation.ts';
import { referenceUnits } from '../../src/domain/units.ts';
import { makeLog } from '../../src/log.ts';
import { type Product, startProduct } from '../../src/product.ts';
import { accessibilityProblems, sizes, startBrowser } from '../support/browser.ts';
import { type TestDatabase, createTestDatabase } from '../support/database.ts';
import { addInnovation, addPerson } from '../support/records.ts';

let browser: Browser;
let database: TestDatabase;
let product: Product;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-desk-'));
  database = await createTestDatabase();
  await loadReference(database.db);
  const loaded = loadConfig({
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    PORT: '0',
    SECRET_KEY: 'k'.repeat(40),
  });
  if (!loaded.ok) throw new Error(loaded.problems.join(' '));
  product = await startProduct({
    config: loaded.config,
    log: makeLog('fatal'),
    open: database,
    sessionUrl: database.url,
  });
  const owner = await addPerson(database.db, 'Rahmah Fitriani, A.Md.Keb.');
  const names = [
    'Kelas Gizi Balita Keliling (KEGILING)',
    'Ambulans Desa Terpadu',
    'Rekam Medis Tanpa Map dari Loket sampai Poli untuk Semua Pasien Lanjut Usia',
  ];
  for (const [nth, name] of names.entries()) {
    const unitId = referenceUnits[nth]?.id ?? '';
    const code = `INV-P000${nth}`;
    const id = await addInnovation(database.db, {
      code,
      unitId,
      ownerId: owner,
      name,
      state: 'submitted',
    });
    await sql`update innovation set state = 'unit_endorsed', version = 0,
      state_since = now() - make_interval(days => ${7 - 3 * nth}) where id = ${id}`.execute(
      database.db,
    );
    await sql`insert into answer (innovation_id, item, value, revision, written_by) values
      (${id}, 'latar_belakang', ${JSON.stringify({ type: 'text', text: 'Banyak balita tidak datang ke posyandu karena rumahnya jauh.\n\nKader mendatangi mereka.' })}::jsonb, 1, ${owner})`.execute(
      database.db,
    );
  }
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

/** The link that the bot gives to a verifier who types `masuk`. */
async function linkFromChat(context: BrowserContext): Promise<string> {
  const code = '0AJK025ZY4VBNZH9E5MP1Y0Q3X';
  await createInvitation(database.db, {
    code,
    role: 'verifier',
    unitId: null,
    note: null,
    hours: 1,
  });
  const page = await context.newPage();
  await page.goto(`${product.url}/#kode=${code}`);
  await page.getByRole('button', { name: 'Pakai kode ini' }).click();
  await page.getByRole('button', { name: 'Ya, setuju' }).click();
  await page.getByText('Siapa nama lengkap Anda?').waitFor();
  const say = async (text: string): Promise<void> => {
    await page.getByRole('textbox', { name: 'Tulis pesan' }).fill(text);
    await page.getByRole('button', { name: 'Kirim pesan' }).click();
  };
  await say('Nor Hidayah');
  await page.getByText(/Senang berkenalan/).waitFor();
  await say('masuk');
  const answer = await page.locator('.message.bot').getByText('/masuk/').last().innerText();
  await page.close();
  return /http\S+\/masuk\/\w+/.exec(answer)?.[0] ?? '';
}

/** Looks at the page as it stands: nothing wider than the window, nothing that axe finds; a picture where they are kept. */
async function lookedAt(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect([name, size, wide <= 0]).toEqual([name, size, true]);
    const pictures = env['SCREENSHOTS'];
    if (pictures)
      await page.screenshot({
        path: path.join(pictures, `desk-${name}-${size}.png`),
        fullPage: true,
      });
  }
  expect([name, await accessibilityProblems(page)]).toEqual([name, []]);
}

it('lets a verifier in by a link from the chat, shows what waits, and takes a decision', async () => {
  const context = await browser.newContext({ viewport: sizes.desk });
  const link = await linkFromChat(context);
  const page = await context.newPage();
  await page.goto(link);
  await lookedAt(page, 'masuk');
  await page.getByRole('button', { name: 'Ya, masuk' }).click();
  await page.getByRole('heading', { name: /Selamat datang, Bapak\/Ibu Nor Hidayah/ }).waitFor();
  await lookedAt(page, 'beranda');
  for (const [place, name] of [
    ['/meja/inovasi?giliran=verifier', 'inovasi'],
    ['/meja/ringkasan?spd=51&tambah=5', 'ringkasan'],
    ['/meja/perangkat-daerah', 'perangkat-daerah'],
    ['/meja/berkas', 'berkas'],
    ['/meja/akun', 'akun'],
    ['/meja/inovasi/INV-ZZZZZ', 'tidak-ada'],
    ['/meja/antrean', 'antrean'],
  ] as const) {
    await page.goto(product.url + place);
    await lookedAt(page, name);
  }
  await page.setViewportSize(sizes.desk);
  await page.getByRole('link', { name: /KEGILING/ }).click();
  await page.getByText('Kader mendatangi mereka.').waitFor();
  await lookedAt(page, 'lembar');
  await page.getByRole('button', { name: 'Terima' }).click();
  await page.getByRole('button', { name: 'Ya, terima' }).waitFor();
  await lookedAt(page, 'tanya');
  await page.getByRole('button', { name: 'Ya, terima' }).click();
  await page.getByText('✔ Kelas Gizi Balita Keliling (KEGILING)').waitFor();
  const { rows } = await sql<{
    state: string;
  }>`select state from innovation where code = 'INV-P0000'`.execute(database.db);
  expect(rows).toEqual([{ state: 'accepted' }]);
  // A note outlives the tab; a change by somebody else is said without touching it.
  page.setDefaultTimeout(8000);
  await page.goto(`${product.url}/meja/inovasi/INV-P0001`);
  await page.getByText('Tulis catatan').first().click();
  const note = page.locator('textarea').first();
  await note.fill('Mohon foto yang lebih jelas.');
  await page.reload();
  expect(await note.inputValue()).toBe('Mohon foto yang lebih jelas.');
  await sql`update innovation set version = version + 1 where code = 'INV-P0001'`.execute(
    database.db,
  );
  await page.getByText('Inovasi ini berubah sejak halaman dibuka').waitFor();
  expect(await note.inputValue()).toBe('Mohon foto yang lebih jelas.');
  await context.close();
});
