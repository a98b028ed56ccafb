// Reading and deciding at the desk in a real browser: what is typed is never lost, what others do shows by itself.
import path from 'node:path';
import { env } from 'node:process';
import { sql } from 'kysely';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityProblems, sizes, startBrowser } from '../support/browser.ts';
import { type DeskTest, startDeskTest } from '../support/desk.ts';
import { longTest } from '../support/long-tests.ts';

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

longTest(
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

longTest(
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

/** A PDF of one page that says something. */
const pdf = Buffer.from(
  `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 66>>stream
BT /F1 18 Tf 30 340 Td (SURAT TUGAS Nomor 800/052/2026) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>`,
  'latin1',
);

it(
  'takes four keys for an approval with a look at its evidence, and the next one is open',
  LONG,
  async () => {
    await sql`update innovation set state = 'accepted' where state = 'unit_endorsed'`.execute(
      desk.db,
    );
    const codes: string[] = [];
    for (const name of ['Ambulans Desa', 'Kartu Obat Lansia']) {
      const code = await desk.innovation('unit_endorsed', undefined, name);
      await desk.evidence(code, 'surat-tugas.pdf', pdf, 'application/pdf');
      codes.push(code);
    }
    const context = await browserOf('verifier');
    const page = await context.newPage();
    await page.goto(`${address}/meja/antrean`);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ambulans Desa' }).waitFor();
    // The heading stands before the page's script listens to keys.
    await page.waitForLoadState();
    await page.keyboard.press('e');
    const drawn = page.getByRole('img', { name: 'surat-tugas.pdf, halaman 1 dari 1' });
    await drawn.waitFor();
    // Not an empty page: something dark was drawn.
    await expect
      .poll(() =>
        drawn.evaluate((canvas) => {
          if (!(canvas instanceof HTMLCanvasElement)) return false;
          const { data } = canvas
            .getContext('2d')
            ?.getImageData(0, 0, canvas.width, canvas.height) ?? {
            data: new Uint8ClampedArray(),
          };
          return data.some((value, at) => at % 4 === 0 && value < 90 && data[at + 3] === 255);
        }),
      )
      .toBe(true);
    await lookedAt(page, 'bukti');
    await page.keyboard.press('s');
    await page.getByRole('button', { name: 'Ya, terima' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('✔ Ambulans Desa: tersimpan').waitFor();
    await page.getByRole('heading', { name: 'Kartu Obat Lansia' }).waitFor();
    await page.waitForLoadState();
    const { rows } = await sql<{ state: string }>`select state from innovation
    where code = any(${codes}::text[]) order by code`.execute(desk.db);
    expect(rows.map(({ state }) => state)).toEqual(['accepted', 'unit_endorsed']);
    // The verified level of the item in hand: t, a digit, the reason.
    await page.keyboard.press('t');
    await page.keyboard.press('1');
    await page.keyboard.type('Baru rancangan.');
    await lookedAt(page, 'tingkat');
    await page.keyboard.press('Enter');
    await page.getByText('✔ Tingkat verifikasi tersimpan.').waitFor();
    // Returning with one note: the note is asked for first.
    await page.keyboard.press('r');
    await page.keyboard.type('Mohon tanda tangan.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Tombol' }).waitFor();
    await lookedAt(page, 'tombol');
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await page.getByText('Dengan 1 catatan.').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('✔ Kartu Obat Lansia').waitFor();
    await context.close();
  },
);

longTest(
  'shows old and new of any two versions, history, conversation and papers',
  LONG,
  async () => {
    const code = await desk.innovation('unit_endorsed', undefined, 'Posyandu Malam Keliling');
    const long = 'Banyak balita tidak datang ke posyandu karena rumahnya jauh dari jalan besar.';
    const event = (seq: number, type: string, before: string | null, after: string | null) =>
      sql`insert into event (subject, seq, type, item, innovation_id, prev_hash, hash, at, before, after)
      select 'innovation:' || code, ${seq}, ${type}, ${type === 'answer_saved' ? field : null}, id,
        case when ${seq} = 1 then null else sha256('w') end, sha256('x'), now(),
        ${before === null ? null : JSON.stringify({ type: 'text', text: before })}::jsonb,
        ${after === null ? null : JSON.stringify({ type: 'text', text: after })}::jsonb
      from innovation where code = ${code}`.execute(desk.db);
    await event(1, 'answer_saved', null, long);
    await event(2, 'submit', null, null);
    await event(3, 'answer_saved', long, long.replace('jauh', 'sangat jauh'));
    await sql`update innovation set version = 3 where code = ${code}`.execute(desk.db);
    const context = await browserOf('verifier');
    const page = await sheet(context, code);
    await page.getByRole('link', { name: 'Lama dan baru' }).click();
    await page.getByText('1 isian atau indikator berbeda antara versi 2 dan versi 3.').waitFor();
    expect((await page.locator('ins').allInnerTexts()).map((text) => text.trim())).toEqual([
      'sangat',
    ]);
    await lookedAt(page, 'beda');
    await page.getByLabel('Lama', { exact: true }).selectOption('0');
    await page.getByRole('button', { name: 'Bandingkan' }).click();
    await page.getByText('antara versi 0 dan versi 3.').waitFor();
    for (const face of ['Riwayat', 'Percakapan', 'Cetak']) {
      await page.getByRole('link', { name: face, exact: true }).click();
      await page.getByRole('heading', { name: face, exact: true }).waitFor();
      await lookedAt(page, face.toLowerCase());
    }
    await context.close();
  },
);
