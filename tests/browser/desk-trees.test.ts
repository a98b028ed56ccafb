// What a screen reader is given of each page of the desk, kept and compared; each page also without findings of axe, and 320
// pixels wide without a line that runs out of the window. A golden file changes with `-u`, and the change is read.
import { sql } from 'kysely';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityProblems, startBrowser } from '../support/browser.ts';
import { type DeskTest, startDeskTest } from '../support/desk.ts';
import { longTest } from '../support/long-tests.ts';

let browser: Browser;
let desk: DeskTest;
let address: string;
const contexts = new Map<string, BrowserContext>();

beforeAll(async () => {
  desk = await startDeskTest();
  address = await desk.server.listen();
  for (const state of ['submitted', 'unit_endorsed', 'accepted', 'unit_verified'] as const)
    await desk.innovation(state, desk.units.own, `Posyandu Malam ${state}`);
  await sql`update innovation set state_since = now() - interval '5 days 1 hour'`.execute(desk.db);
  await desk.evidence('INV-M0002', 'surat tugas.txt', Buffer.from('Surat tugas'), 'text/plain');
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

async function contextOf(who: string): Promise<BrowserContext> {
  const known = contexts.get(who);
  if (known !== undefined) return known;
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const cookies = Object.entries(await desk.cookiesOf(who));
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: address })));
  contexts.set(who, context);
  return context;
}

/** What is another thing at another time stands as what it is. */
const timeless = (tree: string): string =>
  tree
    .replaceAll(/(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu), \d+ \p{L}+ \d{4}/gu, 'HARI')
    .replaceAll(
      /\d{1,2} (?:Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Sep|Okt|Nov|Des)\p{L}* \d{4}/gu,
      'TANGGAL',
    )
    .replaceAll(/\d{4}-\d{2}-\d{2}/g, 'TANGGAL')
    .replaceAll(/pukul \d{2}\.\d{2}/g, 'pukul JAM')
    .replaceAll(/Versi \d+\.\d+\.\d+/g, 'VERSI')
    .replaceAll(/\d[\d.,]* (?:KB|MB|GB)(?: \(\d+%\))?/g, 'UKURAN');

/** Opens a page: how far it runs out of the window, what axe finds, and what a screen reader is given. */
async function seen(who: string, place: string) {
  const page = await (await contextOf(who)).newPage();
  await page.goto(address + place);
  await page.waitForLoadState();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const problems = await accessibilityProblems(page);
  const tree = `${timeless(await page.locator('body').ariaSnapshot())}\n`;
  await page.close();
  return { found: { tooWide: Math.max(0, wide), problems }, tree };
}
const nothing = { tooWide: 0, problems: [] };

it.each([
  ['coordinator', '/meja/berkas/templat', 'templat'],
  ['coordinator', '/meja/berkas/templat/surat-edaran', 'templat-satu'],
])('is what it was, for %s at %s', async (who, place, name) => {
  const { found, tree } = await seen(who, place);
  expect(found).toEqual(nothing);
  await expect(tree).toMatchFileSnapshot(`trees/${name}.txt`);
});

const pages: readonly (readonly [who: string, place: string, name: string])[] = [
  ['verifier', '/meja', 'beranda'],
  ['verifier', '/meja/antrean', 'antrean'],
  ['verifier', '/meja/inovasi', 'inovasi'],
  ['verifier', '/meja/inovasi?cari=tidak-ada', 'inovasi-kosong'],
  ['verifier', '/meja/inovasi/INV-M0002', 'lembar'],
  ['verifier', '/meja/inovasi/INV-M0002/riwayat', 'riwayat'],
  ['verifier', '/meja/inovasi/INV-M0002/percakapan', 'percakapan'],
  ['verifier', '/meja/inovasi/INV-M0002/beda', 'beda'],
  ['verifier', '/meja/inovasi/INV-M0002/cetak', 'cetak'],
  ['verifier', '/meja/inovasi/INV-ZZZZZ', 'tidak-ada'],
  ['unit_admin', '/meja', 'beranda-unit'],
  ['unit_head', '/meja/antrean', 'antrean-kepala'],
  ['coordinator', '/meja/perangkat-daerah', 'perangkat-daerah'],
  ['coordinator', '/meja/ringkasan', 'ringkasan'],
  ['coordinator', '/meja/berkas', 'berkas'],
  ['coordinator', '/meja/berkas/paket', 'paket'],
  ['coordinator', '/meja/orang', 'orang'],
  ['coordinator', '/meja/undangan', 'undangan'],
  ['coordinator', '/meja/undangan/baru', 'undang-satu'],
  ['coordinator', '/meja/undangan/banyak', 'undang-banyak'],
  ['coordinator', '/meja/unit', 'unit'],
  ['coordinator', '/meja/gakor', 'gakor'],
  ['coordinator', '/meja/siaran', 'siaran'],
  ['coordinator', '/meja/siaran/baru', 'siaran-baru'],
  ['coordinator', '/meja/acara', 'acara'],
  ['coordinator', '/meja/edisi', 'edisi'],
  ['coordinator', '/meja/lomba', 'lomba'],
  ['coordinator', '/meja/akun', 'akun'],
  ['operator', '/meja/kesehatan', 'kesehatan'],
];

longTest('is what it was, for every page', { timeout: 600_000 }, async () => {
  for (const [who, place, name] of pages) {
    const { found, tree } = await seen(who, place);
    expect([place, found]).toEqual([place, nothing]);
    await expect(tree).toMatchFileSnapshot(`trees/${name}.txt`);
  }
});
