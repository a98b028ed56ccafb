// One whole innovation with the running product on a phone's screen in a real Chromium: short talk, photos picked with the file
// button, the caption in the box. SCREENSHOTS names a folder for pictures to be looked at.
import path from 'node:path';
import { env } from 'node:process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityProblems, sizes, startBrowser } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type ProductProcess, startProductProcess } from '../support/product.ts';
import { storedAsMeant, tellsAll } from '../support/whole-innovation.ts';

let browser: Browser;
let database: TestDatabase;
let product: ProductProcess;
beforeAll(async () => {
  database = await createTestDatabase();
  [browser, product] = await Promise.all([
    startBrowser(),
    startProductProcess({ databaseUrl: database.url }),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
  await database?.drop();
});

async function picture(page: Page, name: string): Promise<void> {
  const folder = env['SCREENSHOTS'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

const box = (page: Page) => page.getByRole('textbox', { name: 'Tulis pesan' });

async function says(page: Page, text: string): Promise<void> {
  await box(page).fill(text);
  await page.getByRole('button', { name: 'Kirim pesan' }).click();
}

/** What the page shows of the bot, all of it. */
async function shown(page: Page): Promise<readonly string[]> {
  const older = page.getByRole('button', { name: 'Tampilkan pesan sebelumnya' });
  expect(await older.isVisible()).toBe(false);
  return page.locator('.message.bot .text').allInnerTexts();
}

/** The page is no wider than the screen. */
const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

test('an innovation is told in the browser of a phone', { timeout: 480_000 }, async () => {
  const context = await browser.newContext({
    viewport: sizes.phone,
    isMobile: true,
    hasTouch: true,
    deviceScaleFactor: 2,
    locale: 'id-ID',
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(`${product.url()}/`);
  await page.getByText('tersambung', { exact: true }).waitFor();
  await picture(page, 'welcome');
  const told = await tellsAll(
    {
      shown: () => shown(page),
      says: (text) => says(page, text),
      async sends(files, caption) {
        await box(page).fill(caption);
        await page.locator('#files').setInputFiles(
          files.map(({ name, bytes }) => ({
            name,
            mimeType: name.endsWith('.mp4') ? 'video/mp4' : 'image/jpeg',
            buffer: Buffer.from(bytes),
          })),
        );
      },
    },
    database.db,
    async (replies) => {
      expect(await fits(page)).toBe(true);
      await expect
        .poll(() => page.getByRole('button', { name: 'Pesan terbaru' }).isVisible())
        .toBe(false);
      const name = [
        [/isian, boleh dijawab/u, 'fields'],
        [/foto digabung: SK Bupati/u, 'indicator'],
        [/Terbaca, mohon dipastikan/u, 'finishing'],
        [/Siap dikirim/u, 'overview'],
      ] as const;
      for (const [words, called] of name)
        if (words.test(replies.join('\n'))) await picture(page, called);
    },
  );
  await storedAsMeant(database.db, told);
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(problems).toEqual([]);
});
