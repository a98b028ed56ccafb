// The web chat's page in a real Chromium, at phone and desk size, over a conversation that echoes.
import path from 'node:path';
import { env } from 'node:process';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityProblems, sizes, startBrowser } from '../support/browser.ts';
import { echo } from '../support/echo.ts';
import { type TestServer, startTestServer } from '../support/http.ts';

let browser: Browser;
let server: TestServer;
let address: string;
let context: BrowserContext | undefined;

beforeAll(async () => {
  [browser, server] = await Promise.all([startBrowser(), startTestServer({ makeSink: echo })]);
  address = await server.listen();
}, 60_000);
afterEach(async () => {
  await context?.close();
  context = undefined;
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function agree(): Promise<void> {
  for (const { name, value } of (await context?.cookies()) ?? [])
    await server.agree(`${name}=${value}`);
}

async function open(size: keyof typeof sizes = 'phone', where = '/'): Promise<Page> {
  context = await browser.newContext({
    viewport: sizes[size],
    isMobile: size === 'phone',
    hasTouch: size === 'phone',
    locale: 'id-ID',
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(address + where);
  await page.getByText('tersambung', { exact: true }).waitFor();
  expect(problems).toEqual([]);
  return page;
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Tulis pesan' }).fill(text);
  await page.getByRole('button', { name: 'Kirim pesan' }).click();
}

const bubbles = (page: Page, who: 'me' | 'bot') => page.locator(`.message.${who} .text`);

/** Keeps a picture when SCREENSHOTS names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = env['SCREENSHOTS'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

describe.each(['phone', 'desk'] as const)('the page at %s size', (size) => {
  it(
    'greets, takes a message, shows the answer and is accessible',
    { timeout: 30_000 },
    async () => {
      const page = await open(size);
      await page.getByRole('heading', { name: 'Selamat datang di Sepeda Baru' }).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await picture(page, `welcome-${size}`);
      await page.getByRole('button', { name: 'Mulai percakapan' }).click();
      await page.getByText('Diterima: Halo').waitFor();
      await say(page, 'pilih');
      await page.getByRole('button', { name: 'Non digital' }).waitFor();
      await page.locator('.message.me .meta', { hasText: 'terkirim' }).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await picture(page, `chat-${size}`);
      await page.getByRole('button', { name: 'Non digital' }).click();
      await page.getByText('Diterima: pilih:2').waitFor();
      // The pressed choice stands in the conversation under its own words.
      await expect
        .poll(() => bubbles(page, 'me').allTextContents())
        .toEqual(['Halo', 'pilih', 'Non digital']);
      expect(await page.getByRole('button', { name: 'Non digital' }).count()).toBe(0);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(wide).toBe(false);
    },
  );
});

it('keeps the conversation and the unsent text over a reload', { timeout: 30_000 }, async () => {
  const page = await open();
  await say(page, 'Baris satu\nbaris dua <b>tebal</b> https://contoh.test/a?b=1');
  await page.getByText('Diterima: Baris satu').waitFor();
  await page.getByRole('textbox', { name: 'Tulis pesan' }).fill('belum selesai');
  await page.reload();
  await page.getByText('Diterima: Baris satu').waitFor();
  expect(await bubbles(page, 'me').allTextContents()).toEqual([
    'Baris satu\nbaris dua <b>tebal</b> https://contoh.test/a?b=1',
  ]);
  expect(await page.getByRole('textbox', { name: 'Tulis pesan' }).inputValue()).toBe(
    'belum selesai',
  );
  expect(await page.locator('.message.me a').getAttribute('href')).toBe(
    'https://contoh.test/a?b=1',
  );
});

it(
  'holds messages back without a connection, over a reload too, and sends each once',
  { timeout: 40_000 },
  async () => {
    const page = await open();
    await say(page, 'pertama');
    await page.getByText('Diterima: pertama').waitFor();
    await page
      .context()
      .route('**/webchat/messages', (route) =>
        route.request().method() === 'POST' ? route.abort() : route.continue(),
      );
    await say(page, 'kedua');
    await say(page, 'ketiga');
    await expect.poll(() => page.getByText('mengirim…').count()).toBe(2);
    await page.reload();
    await expect.poll(() => page.getByText('mengirim…').count()).toBe(2);
    await page.context().unroute('**/webchat/messages');
    await page.getByText('Diterima: ketiga').waitFor();
    expect(await bubbles(page, 'me').allTextContents()).toEqual(['pertama', 'kedua', 'ketiga']);
    expect(await bubbles(page, 'bot').count()).toBe(3);
  },
);

it('sends a message once when the confirmation is lost', { timeout: 30_000 }, async () => {
  const page = await open();
  let posts = 0;
  await page.context().route('**/webchat/messages', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    posts += 1;
    if (posts > 1) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await say(page, 'sekali saja');
  await page.getByText('Diterima: sekali saja').waitFor();
  await expect.poll(() => page.getByText('mengirim…').count()).toBe(0);
  expect(await bubbles(page, 'bot').allTextContents()).toEqual(['Diterima: sekali saja']);
  expect(await bubbles(page, 'me').allTextContents()).toEqual(['sekali saja']);
});

it('sends several files as one album and shows name and size', { timeout: 30_000 }, async () => {
  const page = await open('desk');
  await agree();
  const files = ['SK Tim.pdf', 'foto kegiatan.png'].map((name) => ({
    name,
    mimeType: name.endsWith('.pdf') ? 'application/pdf' : 'image/png',
    buffer: Buffer.from(`isi ${name}`.repeat(300)),
  }));
  await page.locator('#files').setInputFiles(files);
  await page.getByText('Diterima: foto kegiatan.png').waitFor();
  await page.locator('.message.me .file', { hasText: 'SK Tim.pdf' }).waitFor();
  await expect
    .poll(() => page.locator('.message.me .file small').allTextContents())
    .toEqual(['4 KB', '6 KB']);
  await picture(page, 'files-desk');
  const { rows } = await readFiles();
  expect(new Set(rows.map(({ album }) => album)).size).toBe(1);
  for (const [index, row] of rows.entries()) {
    expect(await server.store.stat(row.stored)).toEqual({
      sha256: row.stored,
      size: files[index]?.buffer.length,
    });
  }
});

it('sends what stands in the box along with the first file', { timeout: 30_000 }, async () => {
  const page = await open();
  await agree();
  const box = page.getByRole('textbox', { name: 'Tulis pesan' });
  const file = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(name) });
  await box.fill('sk 188.45/321/2026');
  await page.locator('#files').setInputFiles([file('SK.pdf'), file('Lampiran.pdf')]);
  await page.getByText('Diterima: sk 188.45/321/2026').waitFor();
  await page.getByText('Diterima: Lampiran.pdf').waitFor();
  expect(await box.inputValue()).toBe('');
  await expect.poll(() => bubbles(page, 'me').allTextContents()).toEqual(['sk 188.45/321/2026']);
  // What is too long for a caption stays in the box, as an answer that is being written.
  const answer = 'jawaban panjang '.repeat(100);
  await box.fill(answer);
  await page.locator('#files').setInputFiles([file('Bukti.pdf')]);
  await page.getByText('Diterima: Bukti.pdf').waitFor();
  expect(await box.inputValue()).toBe(answer);
});

it('stays at the newest message when pictures are drawn late', { timeout: 30_000 }, async () => {
  const page = await open();
  await agree();
  const buffer = await photo();
  const files = ['1.jpg', '2.jpg'].map((name) => ({
    name,
    mimeType: 'image/jpeg',
    buffer,
  }));
  await page.locator('#files').setInputFiles(files);
  await page.getByText('Diterima: 2.jpg').waitFor();
  await expect.poll(() => drawn(page)).toBeGreaterThan(0);
  const below = () =>
    page
      .locator('#scroller')
      .evaluate((all) => Math.round(all.scrollHeight - all.scrollTop - all.clientHeight));
  await expect.poll(below).toBeLessThan(5);
  expect(await page.getByRole('button', { name: 'Pesan terbaru' }).isVisible()).toBe(false);
});

const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 900, height: 1200, channels: 3, background: '#245a78' } })
    .jpeg()
    .toBuffer();

const drawn = (page: Page): Promise<number> =>
  page
    .locator('.message.me img.picture')
    .evaluateAll((all) => all.filter((one) => one.clientHeight > 100).length);

async function readFiles(): Promise<{ rows: { album: string; stored: string }[] }> {
  return server.database.pool.query(
    `select payload ->> 'albumId' as album, payload -> 'files' -> 0 -> 'ref' ->> 'stored' as stored
     from inbox where kind = 'file' order by id`,
  );
}

it('uses a one-time link only after a press', { timeout: 30_000 }, async () => {
  const page = await open('phone', '/?kode=ABCD-EFGH');
  await page.getByRole('heading', { name: 'Tautan undangan' }).waitFor();
  await picture(page, 'invitation-phone');
  expect(await bubbles(page, 'me').count()).toBe(0);
  await page.getByRole('button', { name: 'Pakai kode ini' }).click();
  await page.getByText('Diterima: /start ABCD-EFGH').waitFor();
  expect(page.url()).toBe(`${address}/`);
});

it(
  'hears from the bot without asking, and loads older pages on demand',
  { timeout: 30_000 },
  async () => {
    const page = await open();
    for (let number = 1; number <= 60; number += 1) {
      await fetchAsPage(page, { id: `pesan-nomor-${number}`, text: `pesan ${number}`, waited: 0 });
    }
    await page.getByText('Diterima: pesan 60', { exact: true }).waitFor();
    await page.reload();
    await page.getByText('Diterima: pesan 60', { exact: true }).waitFor();
    expect(await page.locator('.message').count()).toBe(50);
    for (const expected of [100, 120]) {
      await page.getByRole('button', { name: 'Tampilkan pesan sebelumnya' }).click();
      await expect.poll(() => page.locator('.message').count()).toBe(expected);
    }
    expect((await bubbles(page, 'me').allTextContents()).slice(0, 2)).toEqual([
      'pesan 1',
      'pesan 2',
    ]);
    expect(await page.getByRole('button', { name: 'Tampilkan pesan sebelumnya' }).isVisible()).toBe(
      false,
    );
  },
);

async function fetchAsPage(page: Page, body: object): Promise<void> {
  const status = await page.evaluate(async (sent) => {
    const answer = await fetch('/webchat/messages', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(sent),
    });
    return answer.status;
  }, body);
  expect(status).toBe(202);
}

it('works with the keyboard alone at a desk', { timeout: 30_000 }, async () => {
  const page = await open('desk');
  await page.getByRole('textbox', { name: 'Tulis pesan' }).focus();
  await page.keyboard.type('baris satu');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('baris dua');
  await page.keyboard.press('Enter');
  await page.getByText('Diterima: baris satu').waitFor();
  expect(await bubbles(page, 'me').allTextContents()).toEqual(['baris satu\nbaris dua']);
  await page.getByRole('button', { name: 'Menu' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Bantuan' }).waitFor();
  await picture(page, 'menu-desk');
  await page.keyboard.press('Escape');
  expect(await page.locator('#menu').isVisible()).toBe(false);
});

it('keeps two browsers apart, and forgets on leaving', { timeout: 30_000 }, async () => {
  const page = await open('desk');
  await say(page, 'rahasia unit A');
  await page.getByText('Diterima: rahasia unit A').waitFor();
  const other = await browser.newContext();
  const stranger = await other.newPage();
  await stranger.goto(address);
  await stranger.getByRole('heading', { name: 'Selamat datang di Sepeda Baru' }).waitFor();
  expect(await stranger.getByText('rahasia unit A').count()).toBe(0);
  await other.close();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByText('Keluar dari perangkat ini').click();
  await page.getByRole('button', { name: 'Keluar', exact: true }).click();
  await page.getByRole('heading', { name: 'Selamat datang di Sepeda Baru' }).waitFor();
  expect(await page.getByText('rahasia unit A').count()).toBe(0);
});
