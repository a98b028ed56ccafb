// Reading and deciding at the desk in a real browser: what is typed is never lost, what others do shows by itself.
import path from 'node:path';
import { env } from 'node:process';
import { sql } from 'kysely';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityProblems, sizes, startBrowser } from '../support/browser.ts';
import { type DeskTest, startDeskTest } from '../support/desk.ts';

const field = 'latar_belakang';
let browser: Browser;
let desk: DeskTest;
let address: string;

beforeAll(async () => {
  desk = await startDeskTest();
  address = await desk.server.listen();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

/** Somebody's browser, signed in. */
async function browserOf(who: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: sizes.desk });
  const cookies = Object.entries(await desk.cookiesOf(who));
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: address })));
  return context;
}

async function sheet(context: BrowserContext, code: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${address}/meja/inovasi/${code}`);
  return page;
}

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
          path: path.join(pictures, `desk-${name}-${size}-${colorScheme}.png`),
        });
    }
  }
  // In the dark: the light colours are looked at where every page is.
  expect([name, await accessibilityProblems(page)]).toEqual([name, []]);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(sizes.desk);
}

const noteOf = (page: Page) => page.locator(`#catatan-${field}`);
const openNote = (page: Page) =>
  page.locator(`#${field}`).getByText('Tulis catatan', { exact: true }).click();
const stored = async (code: string) => {
  const { rows } = await sql<{ text: string }>`select d.text from desk_note d
    join innovation n on n.id = d.innovation_id where n.code = ${code} and d.item = ${field}`.execute(
    desk.db,
  );
  return rows.map(({ text }) => text);
};

// The slowest of what several people do together in two browsers.
const LONG = { timeout: 120_000 };

it(
  'stores a note while it is typed, through a lost connection, a closed tab and another browser',
  LONG,
  async () => {
    const code = await desk.innovation('unit_endorsed');
    const context = await browserOf('verifier');
    const page = await sheet(context, code);
    await openNote(page);
    await noteOf(page).fill('Mohon foto yang lebih jelas.');
    await page.getByText(/^Tersimpan di meja ini/).waitFor();
    expect(await stored(code)).toEqual(['Mohon foto yang lebih jelas.']);
    await lookedAt(page, 'catatan');
    await context.setOffline(true);
    await noteOf(page).fill('Mohon foto yang lebih jelas, dari depan.');
    await page.getByText(/^Belum tersambung/).waitFor();
    await page.close();
    await context.setOffline(false);
    // What the server had not heard lay in the browser.
    const again = await sheet(context, code);
    await again.getByText(/^Tersimpan di meja ini/).waitFor();
    await expect.poll(() => stored(code)).toEqual(['Mohon foto yang lebih jelas, dari depan.']);
    // Closed at once after the last key.
    await noteOf(again).fill('Diketik lalu ditutup');
    await again.close({ runBeforeUnload: true });
    await expect.poll(() => stored(code)).toEqual(['Diketik lalu ditutup']);
    const elsewhere = await sheet(await browserOf('verifier'), code);
    expect(await noteOf(elsewhere).inputValue()).toBe('Diketik lalu ditutup');
    await context.close();
  },
);

it(
  'shows who else is there and what they decide while a note is being typed, and loses nothing of the slower one',
  LONG,
  async () => {
    const code = await desk.innovation('unit_endorsed');
    const [mine, theirs] = [await browserOf('verifier'), await browserOf('second verifier')];
    const page = await sheet(mine, code);
    const other = await sheet(theirs, code);
    await page.getByText('Ahmad Rizani', { exact: true }).waitFor();
    await openNote(page);
    await noteOf(page).fill('Mohon dilengkapi');
    // The first note takes the innovation in hand.
    await other.getByText(/^Sedang dipegang Nor Hidayah sampai/).waitFor();
    await page.getByText(/^Dipegang Bapak\/Ibu sampai/).waitFor();
    await lookedAt(other, 'dipegang');
    await sql`delete from claim`.execute(desk.db);
    await other.getByText('Belum ada yang memegang inovasi ini.').waitFor();
    await noteOf(page).pressSequentially(' dengan');
    const late = desk.decide(code, 'second verifier', 'kembalikan', {
      'catatan-tujuan': 'Perjelas tujuannya.',
    });
    await noteOf(page).pressSequentially(' daftar hadir');
    expect((await late).statusCode).toBe(303);
    const bar = page.getByRole('form', { name: 'Keputusan' });
    await bar.getByText('Versi 1 sudah ada.').waitFor();
    expect(await bar.getByRole('button').count()).toBe(0);
    await page
      .getByText(/dikembalikan oleh Ahmad Rizani/)
      .first()
      .waitFor();
    expect(await noteOf(page).inputValue()).toBe('Mohon dilengkapi dengan daftar hadir');
    await lookedAt(page, 'didahului');
    await expect.poll(() => stored(code)).toEqual(['Mohon dilengkapi dengan daftar hadir']);
    await bar.getByRole('link', { name: 'Buka versi 1' }).click();
    await page.getByText('Inovasi ini berubah sejak').waitFor({ state: 'detached' });
    expect(await noteOf(page).inputValue()).toBe('Mohon dilengkapi dengan daftar hadir');
    await mine.close();
    await theirs.close();
  },
);

it('keeps a queue that is open up to date', async () => {
  const context = await browserOf('verifier');
  const page = await context.newPage();
  await page.goto(`${address}/meja/antrean`);
  await page.getByRole('heading', { name: 'Antrean' }).waitFor();
  const code = await desk.innovation('unit_verified', undefined, 'Sumur Resapan Sekolah');
  await desk.decide(code, 'unit_head', 'tetapkan');
  const row = page.getByRole('link', { name: 'Sumur Resapan Sekolah' });
  await row.waitFor();
  expect(await row.getAttribute('href')).toBe(`/meja/inovasi/${code}`);
  await lookedAt(page, 'antrean-hidup');
  await context.close();
});
