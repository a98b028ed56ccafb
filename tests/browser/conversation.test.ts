// The whole product behind the page: a person comes in by browser, is asked, answers, and sees it stored.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { env } from 'node:process';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { loadReference } from '../../src/db/reference.ts';
import { createInvitation } from '../../src/db/transactions/create-invitation.ts';
import { makeLog } from '../../src/log.ts';
import { type Product, startProduct } from '../../src/product.ts';
import { accessibilityProblems, sizes, startBrowser } from '../support/browser.ts';
import { type TestDatabase, createTestDatabase } from '../support/database.ts';

let browser: Browser;
let database: TestDatabase;
let product: Product;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-page-'));
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
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

async function open(where = '/'): Promise<Page> {
  const context = await browser.newContext({
    viewport: sizes.phone,
    isMobile: true,
    hasTouch: true,
    deviceScaleFactor: 2,
  });
  const page = await context.newPage();
  await page.goto(product.url + where);
  await page.getByText('tersambung', { exact: true }).waitFor();
  return page;
}

async function say(page: Page, text: string, answer: string | RegExp): Promise<void> {
  await page.getByRole('textbox', { name: 'Tulis pesan' }).fill(text);
  await page.getByRole('button', { name: 'Kirim pesan' }).click();
  await page.locator('.message.bot').getByText(answer).last().waitFor();
}

async function begin(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Mulai percakapan' }).click();
  await page.getByRole('button', { name: 'Ya, setuju' }).click();
  await page.getByText('Anda bertugas di unit mana?').waitFor();
  await say(page, 'puskesmas awayan', 'Siapa nama lengkap Anda?');
  await say(page, 'Rahmawati', 'Nama Inovasi');
}

it('takes a person from hello to a stored answer, and shows it again on another day', async () => {
  const page = await open();
  await begin(page);
  await say(page, 'SIAP TIMBANG', 'Tersimpan: SIAP TIMBANG');
  // The newest message is in view without scrolling.
  await expect.poll(() => page.locator('.message').last().isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: 'Pesan terbaru' }).isVisible()).toBe(false);
  expect(await accessibilityProblems(page)).toEqual([]);
  const folderOfPictures = env['SCREENSHOTS'];
  if (folderOfPictures) {
    await page.screenshot({ path: path.join(folderOfPictures, 'webchat.png') });
  }
  const stored = await database.db
    .selectFrom('innovation')
    .select(['name', 'state'])
    .executeTakeFirstOrThrow();
  expect(stored).toEqual({ name: 'SIAP TIMBANG', state: 'draft' });

  // What was said before the consent is not kept.
  const before = (await page.locator('.message').allInnerTexts()).map((text) =>
    text.replace(/^(Anda:\n)Halo\n/u, '$1(isi pesan ini tidak kami simpan)\n'),
  );
  await page.reload();
  await expect.poll(() => page.locator('.message').allInnerTexts()).toEqual(before);
  // What the page shows is what the outbox proves to have sent.
  const { rows } = await sql<{ sent: number; shown: number }>`
    select (select count(*)::int from outbox where state = 'sent') as sent,
      (select count(*)::int from webchat_message) as shown`.execute(database.db);
  expect(rows[0]?.shown).toBe(rows[0]?.sent);
  await page.context().close();
});

it('lets the holder of a one-time link in, once', async () => {
  const code = '0AJK025ZY4VBNZH9E5MP1Y0Q3X';
  await createInvitation(database.db, {
    code,
    role: 'coordinator',
    unitId: null,
    note: null,
    hours: 1,
  });
  const page = await open(`/#kode=${code}`);
  await page.getByRole('button', { name: 'Pakai kode ini' }).click();
  await page.getByRole('button', { name: 'Ya, setuju' }).click();
  const grants = () =>
    database.db.selectFrom('role_grant').select('role').where('role', '=', 'coordinator').execute();
  // The code waits for the name: nobody gets a role without one.
  await page.getByText('Siapa nama lengkap Anda?').waitFor();
  expect(await grants()).toEqual([]);
  await say(page, 'Hj. Norhayati', /Senang berkenalan, Hj\. Norhayati/);
  await expect.poll(grants, { timeout: 30_000 }).toEqual([{ role: 'coordinator' }]);
  await page.context().close();
});
