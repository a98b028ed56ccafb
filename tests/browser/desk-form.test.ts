// The form as a page, as whoever fills in meets it in Chromium: opened from the chat by its link, on a phone and on a desk,
// each field stored when it is left, with nothing that axe finds; what is typed without a connection is kept.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { env } from 'node:process';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { loadReference } from '../../src/db/reference.ts';
import { makeLog } from '../../src/log.ts';
import { type Product, startProduct } from '../../src/product.ts';
import { accessibilityProblems, sizes, startBrowser } from '../support/browser.ts';
import { type TestDatabase, createTestDatabase } from '../support/database.ts';
import { evidence } from '../support/filler/evidence.ts';
import { longTest } from '../support/long-tests.ts';

let browser: Browser;
let database: TestDatabase;
let product: Product;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-form-'));
  database = await createTestDatabase();
  await loadReference(database.db);
  const loaded = loadConfig({
    ...{ DATABASE_URL: database.url, DATA_DIR: folder, PORT: '0', SECRET_KEY: 'k'.repeat(40) },
  });
  if (!loaded.ok) throw new Error(loaded.problems.join(' '));
  const { config } = loaded;
  const log = makeLog('fatal');
  product = await startProduct({ config, log, open: database, sessionUrl: database.url });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

async function say(page: Page, text: string, answer: string | RegExp): Promise<void> {
  await page.getByRole('textbox', { name: 'Tulis pesan' }).fill(text);
  await page.getByRole('button', { name: 'Kirim pesan' }).click();
  await page.locator('.message.bot').getByText(answer).last().waitFor();
}

/** Somebody who has begun an innovation in the web chat, with the form as a page opened from there. */
async function begun(name: string): Promise<{ readonly chat: Page; readonly form: Page }> {
  const context = await browser.newContext({
    viewport: sizes.phone,
    isMobile: true,
    hasTouch: true,
  });
  const chat = await context.newPage();
  await chat.goto(product.url);
  await chat.getByText('tersambung', { exact: true }).waitFor();
  await chat.getByRole('button', { name: 'Mulai percakapan' }).click();
  await chat.getByRole('button', { name: 'Ya, setuju' }).click();
  await chat.getByText('Anda bertugas di unit mana?').waitFor();
  await say(chat, 'puskesmas awayan', 'Siapa nama lengkap Anda?');
  await say(chat, 'Rahmawati', 'Nama Inovasi');
  await say(chat, name, `Tersimpan: ${name}`);
  await say(chat, 'masuk', /Formulir .* sebagai halaman/);
  const said = await chat.locator('.message.bot').last().innerText();
  const link = /https?:\S+\/masuk\/\S+/.exec(said)?.[0] ?? '';
  const form = await context.newPage();
  // A preview of the link uses nothing up.
  await form.goto(link);
  await form.goto(link);
  await form.getByRole('button', { name: 'Ya, masuk' }).click();
  await form.getByRole('heading', { level: 1, name }).waitFor();
  // Its script has run by then.
  await form.waitForLoadState('load');
  return { chat, form };
}

const item = (page: Page, id: string) => page.locator(`#${id}`);

const answerOf = async (name: string, which: string): Promise<unknown> => {
  const { rows } = await sql<{ value: unknown }>`
    select a.value from answer a join innovation n on n.id = a.innovation_id
    where n.name = ${name} and a.item = ${which}`.execute(database.db);
  return rows[0]?.value;
};

async function lookedAt(
  page: Page,
  name: string,
  {
    within = 'html',
    schemes = ['light'],
  }: { readonly within?: string; readonly schemes?: readonly ('light' | 'dark')[] } = {},
): Promise<void> {
  const before = page.viewportSize();
  for (const scheme of schemes) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect([name, size, wide <= 0]).toEqual([name, size, true]);
      const pictures = env['SCREENSHOTS'];
      const file = path.join(pictures ?? '', `form-${name}-${size}-${scheme}.png`);
      if (pictures) await page.screenshot({ path: file });
      expect([name, size, scheme, await accessibilityProblems(page, within)]).toEqual([
        name,
        size,
        scheme,
        [],
      ]);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (before !== null) await page.setViewportSize(before);
}

it('is opened from the chat, stores each field when it is left, and shows what the chat stores', async () => {
  const { chat, form } = await begun('Timbang Keliling');
  const background = form.getByRole('textbox', { name: 'Latar Belakang' });
  await background.fill(
    'Balita di desa jarang ditimbang karena posyandu buka pada jam kerja orang tua.',
  );
  await form
    .getByRole('textbox', { name: /Permasalahan/ })
    .first()
    .focus();
  await form.getByText('Semua tulisan tersimpan.').waitFor();
  expect(await answerOf('Timbang Keliling', 'latar_belakang')).toMatchObject({ type: 'text' });
  await item(form, 'jenis').getByText('Non Digital', { exact: true }).click();
  await expect.poll(() => answerOf('Timbang Keliling', 'jenis')).toMatchObject({ type: 'choice' });
  // A date is read as in the chat, and refused in its words beside the field.
  const start = item(form, 'tanggal_mulai').getByRole('textbox');
  await start.fill('kapan-kapan');
  await start.blur();
  await item(form, 'tanggal_mulai')
    .getByRole('alert')
    .getByText(/Tanggalnya belum terbaca/)
    .waitFor();
  await lookedAt(form, 'refused', { within: '#tanggal_mulai' });
  await start.fill('3/4/2025');
  await start.blur();
  await item(form, 'tanggal_mulai').getByRole('button', { name: 'Ya, simpan begitu' }).click();
  await expect
    .poll(() => answerOf('Timbang Keliling', 'tanggal_mulai'))
    .toMatchObject({ type: 'date' });
  await expect.poll(() => start.inputValue()).toContain('April 2025');
  // What the chat stores shows on the page without a reload, and the number of what is complete with it.
  const counted = await form.locator('#kurang').innerText();
  await say(chat, 'ubah bentuk', 'Bentuk Inovasi Daerah');
  await say(chat, '1', /Tersimpan. Bentuk/);
  await expect
    .poll(() =>
      item(form, 'bentuk')
        .locator('input:checked')
        .inputValue()
        .catch(() => ''),
    )
    .toBe('1');
  await expect.poll(() => form.locator('#kurang').innerText()).not.toBe(counted);
  await form.context().close();
});

longTest('shows the whole form on a phone and on a desk, light and dark', async () => {
  const { form } = await begun('Lihat Semua');
  // All forty items on one page, as it comes over the wire.
  const answer = await form.request.get(form.url());
  expect((await answer.body()).length).toBeLessThan(98_000);
  await lookedAt(form, 'filling');
  await item(form, 'regulasi').scrollIntoViewIfNeeded();
  await lookedAt(form, 'indicator', { schemes: ['dark'] });
  await form.context().close();
});

longTest(
  'brings in hints, facts of documents and long lists when they are opened, and what was typed there and not stored',
  async () => {
    const { form } = await begun('Buka Isian');
    const law = item(form, 'regulasi');
    const hint = law.getByText('Petunjuk dan contoh');
    // Without a connection the link stays, and opening it again asks again; a page that changed is another thing.
    await form.route('**/butir/**', (route) => route.abort());
    await hint.click();
    await form.getByText('Belum tersambung. Mohon dibuka lagi sebentar lagi.').waitFor();
    await hint.click();
    await form.route('**/butir/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>Lain</p>' }),
    );
    await hint.click();
    await form.getByText('Isian ini sudah berubah; mohon muat ulang halaman.').waitFor();
    await hint.click();
    await form.unroute('**/butir/**');
    await hint.click();
    await law
      .getByText('Bukti yang diterima: halaman depan regulasi', { exact: false })
      .first()
      .waitFor();
    await law.locator('fieldset.levels label').nth(1).click();
    await law.getByText('Keterangan dokumen dan tautan').click();
    const number = law.getByRole('textbox', { name: 'Nomor dokumen' });
    await number.fill('188.45/12/2026');
    await number.blur();
    await expect
      .poll(() => answerOf('Buka Isian', 'regulasi'))
      .toMatchObject({ document: { number: '188.45/12/2026' } });
    await law.locator('summary').getByText(': 188.45/12/2026').waitFor();
    await lookedAt(form, 'opened', { within: '#regulasi' });
    // What was asked for before something was stored comes after it, and changes nothing of it.
    const late = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const came = Promise.withResolvers<void>();
    await form.route(
      '**/butir/regulasi',
      async (route) => {
        const response = await route.fetch();
        asked.resolve();
        await late.promise;
        await route.fulfill({ response });
        came.resolve();
      },
      { times: 1 },
    );
    const year = law.getByRole('textbox', { name: 'Tanggal dokumen' });
    await year.fill('3 Februari 2026');
    await year.blur();
    await asked.promise;
    await number.fill('188.45/13/2026');
    await number.blur();
    await expect
      .poll(() => answerOf('Buka Isian', 'regulasi'))
      .toMatchObject({ document: { number: '188.45/13/2026' } });
    await form.getByText('Semua tulisan tersimpan.').waitFor();
    const next = form.waitForResponse('**/butir/regulasi');
    late.resolve();
    await came.promise;
    await next;
    await law.locator('summary').getByText('188.45/13/2026').waitFor();
    expect(await number.inputValue()).toBe('188.45/13/2026');
    await item(form, 'urusan_beririsan').getByText('Pilih', { exact: true }).click();
    await item(form, 'urusan_beririsan').getByText('Sosial', { exact: true }).click();
    await expect
      .poll(() => answerOf('Buka Isian', 'urusan_beririsan'))
      .toMatchObject({ type: 'choice' });
    await form.route('**/satu', (route) => route.abort());
    await law.getByRole('textbox', { name: 'Dokumen tentang' }).fill('Penetapan inovasi daerah');
    await law.getByRole('textbox', { name: 'Dokumen tentang' }).blur();
    await form.getByText('Belum tersambung.').waitFor();
    const again = await form.context().newPage();
    await again.goto(form.url());
    await form.close();
    await expect
      .poll(() => answerOf('Buka Isian', 'regulasi'))
      .toMatchObject({ document: { subject: 'Penetapan inovasi daerah' } });
    await again.context().close();
  },
);

it('keeps what was typed while the connection was lost, and shows both texts where another one was stored', async () => {
  const { chat, form } = await begun('Sambung Lagi');
  const method = form.getByRole('textbox', { name: /Metode/ }).first();
  await form.context().setOffline(true);
  await method.fill(
    'Bidan datang ke kebun tiap pekan dan menimbang balita di tempat kerja orang tuanya.',
  );
  await method.blur();
  await form.getByText('Belum tersambung. Tulisan aman di peramban ini').waitFor();
  expect(await answerOf('Sambung Lagi', 'metode')).toBeUndefined();
  await form.context().setOffline(false);
  await expect
    .poll(() => answerOf('Sambung Lagi', 'metode'), { timeout: 15_000 })
    .toMatchObject({ type: 'text' });
  // Typed without a connection, and the tab closed: the next page has it.
  const purpose = form.getByRole('textbox', { name: /Tujuan/ }).first();
  await form.route('**/satu', (route) => route.abort());
  await purpose.fill(
    'Semua balita ditimbang setiap bulan tanpa orang tuanya meninggalkan pekerjaan.',
  );
  await purpose.blur();
  await form.getByText('Belum tersambung.').waitFor();
  const address = form.url();
  await form.close();
  // The chat stores another text meanwhile.
  await say(chat, 'ubah tujuan', /Tujuan/);
  await say(chat, 'Menaikkan jumlah balita yang ditimbang setiap bulan di desa.', /Tersimpan/);
  const again = await chat.context().newPage();
  await again.goto(address);
  const alert = item(again, 'tujuan').getByRole('alert');
  await alert.getByText(/Menaikkan jumlah balita/).waitFor();
  expect(await item(again, 'tujuan').getByRole('textbox').inputValue()).toContain('Semua balita');
  await lookedAt(again, 'two-texts', { within: '#tujuan' });
  await item(again, 'tujuan').getByRole('button', { name: 'Simpan tulisan saya' }).click();
  await expect
    .poll(async () => JSON.stringify(await answerOf('Sambung Lagi', 'tujuan')))
    .toContain('Semua balita');
  await again.context().close();
});

longTest('takes a photo of the camera as evidence, which the chat tells about', async () => {
  const { chat, form } = await begun('Bukti Kamera');
  const photo = await evidence(['jpg'], 0);
  await item(form, 'regulasi')
    .getByText(/Belum ada buktinya/)
    .waitFor();
  await item(form, 'regulasi').locator('fieldset.levels label').nth(1).click();
  await expect.poll(() => answerOf('Bukti Kamera', 'regulasi')).toMatchObject({ level: 2 });
  await item(form, 'regulasi')
    .locator('input[type=file]')
    .setInputFiles({ name: 'foto-sk.jpg', mimeType: 'image/jpeg', buffer: photo.bytes });
  await form.getByText('1 berkas sudah sampai').waitFor();
  await item(form, 'regulasi').getByText('tersimpan', { exact: true }).waitFor();
  await chat
    .locator('.message.bot')
    .getByText(/foto-sk/)
    .last()
    .waitFor();
  await lookedAt(form, 'evidence', { within: '#regulasi' });
  await form.getByRole('link', { name: 'Kirim ke pemeriksa' }).first().click();
  await form.getByRole('heading', { name: /Kirim Bukti Kamera/ }).waitFor();
  await form
    .getByText(/belum lengkap|kurang/i)
    .first()
    .waitFor();
  await lookedAt(form, 'hand-in');
  await form.goto(`${product.url}/meja/isian`);
  await lookedAt(form, 'own');
  await form.context().close();
});
