// The one-time upload page in a real Chromium on a phone, with JavaScript and without.
import { env } from 'node:process';
import path from 'node:path';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadReference } from '../../src/db/reference.ts';
import { sha256 } from '../../src/db/secrets.ts';
import { referenceUnits } from '../../src/domain/units.ts';
import { accessibilityProblems, sizes, startBrowser } from '../support/browser.ts';
import { type TestServer, startTestServer } from '../support/http.ts';
import { addInnovation, addPerson } from '../support/records.ts';

let browser: Browser;
let server: TestServer;
let address: string;

beforeAll(async () => {
  [browser, server] = await Promise.all([
    startBrowser(),
    startTestServer({ env: { MAX_FILE_MB: '1' } }),
  ]);
  address = await server.listen();
  const { db } = server.database;
  await loadReference(db);
  const personId = await addPerson(db, 'Rahmawati', 'telegram', '4711');
  const innovationId = await addInnovation(db, {
    code: 'INV-7KQ4M',
    unitId: referenceUnits[0]?.id ?? '',
    ownerId: personId,
    name: 'SIAP TIMBANG (Penimbangan Balita di Rumah)',
  });
  for (const token of ['satu', 'dua']) {
    await db
      .insertInto('upload_link')
      .values({
        token_hash: sha256(token),
        person_id: personId,
        innovation_id: innovationId,
        item: 'regulasi',
        expires_at: sql<Date>`now() + interval '1 day'`,
      })
      .execute();
  }
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function open(token: string, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({
    viewport: sizes.phone,
    isMobile: true,
    javaScriptEnabled,
  });
  const page = await context.newPage();
  await page.goto(`${address}/unggah/${token}`);
  await page.getByText('SIAP TIMBANG').waitFor();
  return page;
}

const file = (name: string, size: number) => ({
  name,
  mimeType: 'video/mp4',
  buffer: Buffer.alloc(size, name),
});

it('shows what it is for, says which file is too large, and takes the others', async () => {
  const page = await open('satu', true);
  expect(await accessibilityProblems(page)).toEqual([]);
  const input = page.getByLabel('Pilih satu atau beberapa berkas');
  await input.setInputFiles([file('panjang.mp4', 2 * 1024 * 1024)]);
  await page.getByRole('button', { name: 'Kirim' }).click();
  await page.getByText('panjang.mp4 berukuran 2 MB, lebih dari batas 1 MB').waitFor();
  expect(server.received).toEqual([]);
  await input.setInputFiles([file('video.mp4', 500_000), file('foto.mp4', 1000)]);
  const folder = env['SCREENSHOTS'];
  if (folder) await page.screenshot({ path: path.join(folder, 'upload-phone.png') });
  await page.getByRole('button', { name: 'Kirim' }).click();
  await page.getByText('2 berkas sudah diterima').waitFor();
  expect(server.received.map(({ files }) => files?.[0]?.size)).toEqual([500_000, 1000]);
  await page.reload();
  await page.getByRole('heading', { name: 'Tautan tidak berlaku' }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.context().close();
});

it('works without JavaScript', async () => {
  const page = await open('dua', false);
  await page.locator('#files').setInputFiles([file('kecil.mp4', 2000)]);
  await page.getByRole('button', { name: 'Kirim' }).click();
  await page.getByText('Berkas sudah diterima').waitFor();
  expect(server.received.at(-1)?.files?.[0]).toMatchObject({ name: 'kecil.mp4', size: 2000 });
  await page.context().close();
});
