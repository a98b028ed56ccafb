// The public catalogue in a real browser without any script: found, narrowed, read, gone; on a phone and a desk, light and
// dark, without anything that axe objects to or the policy of the page stops.
import path from 'node:path';
import { env } from 'node:process';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadReference } from '../../src/db/reference.ts';
import { accessibilityProblems, sizes, startBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/http.ts';
import { addInnovation, addPerson } from '../support/records.ts';
import { longTest } from '../support/long-tests.ts';

let browser: Browser;
let server: TestServer;
let address: string;

beforeAll(async () => {
  server = await startTestServer();
  const { db } = server.database;
  await loadReference(db);
  const ownerId = await addPerson(db, 'Rahmawati');
  const units = ['puskesmas-awayan', 'puskesmas-juai'];
  for (let n = 1; n <= 25; n += 1) {
    const code = `INV-K${String(n).padStart(4, '0')}`;
    const unitId = units[n % 2] ?? '';
    await addInnovation(db, { code, unitId, ownerId, state: 'submitted' });
    const name =
      n === 7
        ? 'Pendampingan Keluarga Berisiko Melalui Kunjungan Rumah Terjadwal dan Antrean-Tanpa-Kertas-Terintegrasi (PELITA KELUARGA)'
        : `Kelas Gizi Balita ${n}`;
    const text = `Balita ditimbang di rumah oleh kader desa.\n${'Panjang sekali kalimat ini. '.repeat(20)}`;
    const texts = [
      { item: 'permasalahan', label: 'Permasalahan (Hulu)', text },
      { item: 'hasil', label: 'Hasil Inovasi', text: 'Cakupan naik dari 60 menjadi 91 persen.' },
    ];
    const card = { summary: 'Balita ditimbang di rumah.', texts, video: 'https://youtu.be/contoh' };
    await sql`insert into hub_card (code, version, unit_id, edition_id, year, name, form, kind, stage, field, card)
      values (${code}, 1, ${unitId}, 'balangan-2026', ${2025 + (n % 2)}, ${name}, 'pelayanan_publik', 'non_digital',
        'penerapan', 'kesehatan', ${JSON.stringify(card)}::jsonb)`.execute(db);
  }
  address = await server.listen();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Looks at the page in light and dark, on a phone and a desk; a picture of each where they are kept. */
async function lookedAt(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect([name, size, wide <= 0]).toEqual([name, size, true]);
      const pictures = env['SCREENSHOTS'];
      if (pictures)
        await page.screenshot({
          path: path.join(pictures, `hub-${name}-${size}-${colorScheme}.png`),
        });
    }
    expect([name, colorScheme, await accessibilityProblems(page)]).toEqual([name, colorScheme, []]);
  }
}

longTest('looks right and stops at nothing', { timeout: 120_000 }, async () => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${address}/inovasi`);
  await lookedAt(page, 'list');
  await page.goto(`${address}/inovasi?cari=pelita`);
  await lookedAt(page, 'found');
  await page.goto(`${address}/inovasi/INV-K0007`);
  await lookedAt(page, 'card');
  expect(complaints).toEqual([]);
  await page.goto(`${address}/inovasi/INV-00000`);
  await lookedAt(page, 'none');
  await page.close();
});

it('is searched, narrowed, read on and left without a script', { timeout: 60_000 }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: sizes.phone });
  const page = await context.newPage();
  await page.goto(`${address}/inovasi`);
  expect(await page.getByRole('article').count()).toBe(20);
  await page.getByRole('link', { name: '20 berikutnya' }).click();
  expect(await page.getByRole('article').count()).toBe(5);
  await page.goto(`${address}/inovasi`);
  await page.getByText('Cari dan saring', { exact: true }).click();
  await page.getByLabel('Unit').selectOption({ label: 'UPT Puskesmas Awayan' });
  await page.getByLabel('Tahun').selectOption('2025');
  await page.getByLabel('Kata yang dicari').fill('balita');
  await page.getByRole('button', { name: 'Cari', exact: true }).click();
  expect(await page.getByRole('article').count()).toBe(12);
  expect(await page.getByLabel('Kata yang dicari').inputValue()).toBe('balita');
  await page.getByRole('link', { name: 'Kelas Gizi Balita 24' }).click();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Kelas Gizi Balita 24');
  await page.getByRole('link', { name: 'Kesehatan' }).click();
  expect(await page.getByRole('article').count()).toBe(20);
  await context.close();
});
