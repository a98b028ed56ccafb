// The pages for whoever looks after people, dates, broadcasts and papers, as a coordinator meets them in Chromium:
// on a phone and on a desk, with nothing that axe finds, and each of them done without script as well.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { env } from 'node:process';
import { sql } from 'kysely';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { loadReference } from '../../src/db/reference.ts';
import { region } from '../../src/domain/region.ts';
import { referenceUnits } from '../../src/domain/units.ts';
import { makeLog } from '../../src/log.ts';
import { type Product, startProduct } from '../../src/product.ts';
import { accessibilityProblems, sizes, startBrowser } from '../support/browser.ts';
import { type TestDatabase, createTestDatabase } from '../support/database.ts';
import { addInnovation, addPerson } from '../support/records.ts';
import { longTest } from '../support/long-tests.ts';

let browser: Browser;
let database: TestDatabase;
let product: Product;
let folder: string;
let coordinator: number;

const people = [
  ['H. Rusdiansyah, S.Sos.', 'coordinator', null],
  ['Nor Hidayah, S.AP.', 'verifier', null],
  ['Salmah Hayati, S.Kep.', 'unit_admin', 0],
  ['dr. H. Fauzan Ridha, M.Kes.', 'unit_head', 0],
  ['Rahmah Fitriani, A.Md.Keb.', 'innovator', 0],
  ['Ahmad Rizani', 'unit_admin', 1],
] as const;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-office-'));
  database = await createTestDatabase();
  const { db } = database;
  await loadReference(db);
  const loaded = loadConfig({
    ...{ DATABASE_URL: database.url, DATA_DIR: folder, PORT: '0', SECRET_KEY: 'k'.repeat(40) },
  });
  if (!loaded.ok) throw new Error(loaded.problems.join(' '));
  const { config } = loaded;
  const log = makeLog('fatal');
  product = await startProduct({ config, log, open: database, sessionUrl: database.url });
  for (const [name, role, unit] of people) {
    const id = await addPerson(db, name);
    if (role === 'coordinator') coordinator = id;
    const unitId = unit === null ? null : (referenceUnits[unit]?.id ?? null);
    await sql`insert into role_grant (person_id, role, unit_id) values (${id}, ${role}, ${unitId})`.execute(
      db,
    );
    await sql`update person set unit_id = ${unitId} where id = ${id}`.execute(db);
  }
  await sql`update person set consented_at = now(), consent_version = '1'`.execute(db);
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

/** A browser in which the coordinator, or somebody else, is signed in. */
async function signedIn(
  options: { readonly javaScriptEnabled?: boolean } = {},
  { who = coordinator, begins = /Selamat datang/ }: { who?: number; begins?: RegExp } = {},
) {
  const token = randomBytes(20).toString('hex').toUpperCase();
  const hash = createHash('sha256').update(token).digest();
  await sql`insert into desk_link (token_hash, person_id, expires_at)
    values (${hash}, ${who}, now() + interval '10 minutes')`.execute(database.db);
  const context: BrowserContext = await browser.newContext({ viewport: sizes.desk, ...options });
  const page = await context.newPage();
  await page.goto(`${product.url}/masuk/${token}`);
  await page.getByRole('button', { name: 'Ya, masuk' }).click();
  await page.getByRole('heading', { name: begins }).waitFor();
  return page;
}

/** Looks at the page as it stands: nothing wider than the window, nothing that axe finds; a picture where they are kept. */
async function lookedAt(page: Page, name: string, scripted = true): Promise<void> {
  // Nothing is measured while the page is still on its way; whoever clicked has waited for something that only it says.
  await page.waitForLoadState();
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect([name, size, wide <= 0]).toEqual([name, size, true]);
    const pictures = env['SCREENSHOTS'];
    const file = path.join(pictures ?? '', `office-${name}-${size}.png`);
    if (pictures) await page.screenshot({ path: file, fullPage: true });
  }
  // What the frame shows of a sheet alone has no place here, whatever the values of a page are called.
  expect([name, await page.locator('.step-nav, body.reviewing').count()]).toEqual([name, 0]);
  // axe is a script itself.
  const problems = scripted ? await accessibilityProblems(page) : [];
  expect([name, problems]).toEqual([name, []]);
}

longTest('invites many by a list, and prints their sheets', async () => {
  const page = await signedIn();
  await page.getByText('Lainnya').click();
  await page.getByRole('link', { name: 'Orang & undangan' }).click();
  await page.getByText('Salmah Hayati').first().waitFor();
  await lookedAt(page, 'orang');
  await page.getByRole('link', { name: 'Undang banyak' }).click();
  await page
    .getByLabel('Daftar', { exact: true })
    .fill(
      [
        `${referenceUnits[2]?.name}; Siti Aminah; 0813-1111-2222; admin`,
        `${referenceUnits[3]?.name}; kepala`,
        'Dinas Entah; Budi; admin',
      ].join('\n'),
    );
  await page.getByRole('button', { name: 'Periksa daftar' }).click();
  await page.getByRole('heading', { name: '2 undangan siap' }).waitFor();
  await lookedAt(page, 'undang-banyak');
  await page.getByRole('button', { name: 'Buat 2 undangan' }).click();
  await page.getByRole('heading', { name: '✔ 2 undangan dibuat' }).waitFor();
  await lookedAt(page, 'undangan');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Unduh lembar undangan (PDF)' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.pdf$/);
  await page.context().close();
});

it('invites one person, and ends a role', async () => {
  const page = await signedIn();
  await page.goto(`${product.url}/meja/undangan`);
  await page.getByRole('link', { name: 'Undang satu orang' }).first().click();
  await page.getByRole('heading', { name: 'Undang satu orang' }).waitFor();
  await lookedAt(page, 'undang-satu');
  await page.getByLabel('Peran').selectOption('verifier');
  await page.getByLabel(/Nama orangnya/).fill('Hj. Noor Laila');
  await page.getByRole('button', { name: 'Buat undangan' }).click();
  await page.getByRole('heading', { name: 'Buat undangan ini?' }).waitFor();
  await page.getByRole('button', { name: 'Ya, buat undangan' }).click();
  await page.getByRole('heading', { name: 'Undangan siap' }).waitFor();
  await lookedAt(page, 'undangan-siap');
  await page.goto(`${product.url}/meja/orang?cari=Rizani`);
  await page.getByRole('link', { name: /Akhiri peran/ }).click();
  await page.getByRole('heading', { name: /^Akhiri peran/ }).waitFor();
  await lookedAt(page, 'akhiri-peran');
  await page.getByRole('button', { name: 'Ya, akhiri' }).click();
  await page.getByText('Peran itu sudah berakhir.').waitFor();
  await page.goto(`${product.url}/meja/orang?cari=Rizani`);
  expect(await page.getByRole('link', { name: /Akhiri peran/ }).count()).toBe(0);
  await page.context().close();
});

longTest('makes a gakor and gives units to it, without script', async () => {
  const page = await signedIn({ javaScriptEnabled: false });
  await page.goto(`${product.url}/meja/gakor`);
  await page.getByLabel('Nama gakor').fill('Gakor 1 Kesehatan');
  await page.getByRole('button', { name: 'Buat gakor' }).click();
  await page.getByRole('heading', { name: 'Gakor 1 Kesehatan' }).waitFor();
  await page.goto(`${product.url}/meja/unit`);
  const unit = referenceUnits[1]?.name ?? '';
  await page.getByLabel(`Gakor ${unit}`).selectOption({ label: 'Gakor 1 Kesehatan' });
  await page.getByRole('button', { name: 'Simpan pembagian gakor' }).click();
  await page.getByText('Pembagian gakor tersimpan.').waitFor();
  await page.context().close();
  const seen = await signedIn();
  for (const [place, name] of [
    ['/meja/unit', 'unit'],
    ['/meja/unit/baru', 'unit-baru'],
    ['/meja/gakor', 'gakor'],
  ] as const) {
    await seen.goto(product.url + place);
    await lookedAt(seen, name);
  }
  expect(await seen.getByText(unit, { exact: true }).count()).toBe(1);
  await seen.context().close();
});

longTest('writes a broadcast, looks at its preview, and lets it go, without script', async () => {
  await sql`update conversation set last_inbound_at = now()`.execute(database.db);
  const page = await signedIn({ javaScriptEnabled: false });
  await page.goto(`${product.url}/meja/siaran/baru`);
  await page.getByLabel('Admin Inovasi').check();
  await page.getByLabel('Teks').fill('Yth. {nama},\n\nMohon inovasi {unit} dikirim minggu ini.');
  await page.getByLabel('Hadir, tidak hadir, atau diwakili').check();
  await lookedAt(page, 'siaran-baru', false);
  await page.getByRole('button', { name: 'Lihat pratinjau' }).click();
  await page.getByText('Yth. Salmah Hayati, S.Kep.').waitFor();
  await lookedAt(page, 'siaran-pratinjau', false);
  await page.getByRole('button', { name: /Kirim ke \d+ orang/ }).click();
  await page.getByText('Siaran dibuat.').waitFor();
  const place = page.url();
  await page.context().close();
  const seen = await signedIn();
  for (const [at, name] of [
    [place, 'siaran'],
    [`${product.url}/meja/siaran`, 'siaran-daftar'],
    [`${product.url}/meja/siaran/baru`, 'siaran-formulir'],
  ] as const) {
    await seen.goto(at);
    await lookedAt(seen, name);
  }
  expect(await seen.getByRole('heading', { name: 'Siaran baru' }).count()).toBe(1);
  await seen.context().close();
});

longTest(
  'opens the calendar and moves a step, without script; shows the form as people see it',
  async () => {
    const page = await signedIn({ javaScriptEnabled: false });
    await page.goto(`${product.url}/meja/edisi`);
    await page.getByLabel('Mulai').fill('2026-12-01');
    await page.getByRole('button', { name: 'Lihat jadwalnya' }).click();
    await page.getByRole('button', { name: 'Ya, simpan' }).click();
    await page.getByText('Jadwal tersimpan.').waitFor();
    await page.getByLabel('Selesai kegiatan 1').fill('2027-01-15');
    await page.getByRole('button', { name: 'Lihat perubahannya' }).click();
    await page.getByRole('button', { name: 'Ya, simpan' }).waitFor();
    await lookedAt(page, 'jadwal-tanya', false);
    await page.getByRole('button', { name: 'Ya, simpan' }).click();
    await page.getByText('Jadwal tersimpan.').waitFor();
    await page.context().close();
    const seen = await signedIn();
    await seen.goto(`${product.url}/meja/edisi`);
    await lookedAt(seen, 'jadwal');
    await seen.getByRole('link', { name: 'Formulir seperti dilihat orang' }).click();
    await seen.locator('details.asked').nth(25).locator('summary').click();
    await lookedAt(seen, 'formulir');
    expect(await seen.locator('details.asked[open] dl').count()).toBe(1);
    await seen.context().close();
  },
);

it('notes a meeting and a decision in it, without script', async () => {
  const page = await signedIn({ javaScriptEnabled: false });
  await page.goto(`${product.url}/meja/acara`);
  await page.getByLabel('Nama acara').fill('Sosialisasi data inovasi');
  await page.getByLabel('Hari').fill('2026-12-07');
  await page.getByLabel('Mulai').fill('09:00');
  await page.getByLabel('Tempat').fill('Aula');
  await page.getByRole('button', { name: 'Catat acara' }).click();
  await page
    .getByRole('textbox', { name: 'Butir baru' })
    .fill('Setiap unit mengirim paling sedikit satu inovasi.');
  await page.getByLabel('Pelaksana').fill('Semua Admin Inovasi');
  await page.getByRole('button', { name: 'Simpan sebagai keputusan' }).click();
  await page.getByText('Tersimpan.').waitFor();
  const place = page.url();
  await page.context().close();
  const seen = await signedIn();
  for (const [at, name] of [
    [place, 'acara'],
    [`${product.url}/meja/acara`, 'acara-daftar'],
  ] as const) {
    await seen.goto(at);
    await lookedAt(seen, name);
  }
  expect(await seen.getByText('Sosialisasi data inovasi').count()).toBe(1);
  await seen.context().close();
});

it('asks for the national bundle and offers its file', async () => {
  const page = await signedIn();
  await page.goto(`${product.url}/meja/berkas`);
  await page.getByRole('link', { name: 'Paket nasional' }).click();
  await page.getByRole('heading', { name: 'Paket nasional' }).waitFor();
  await sql`insert into bundle_job (asked_by, edition_id, state, claimed_by, written, size, file_hash, expires_at, ended_at,
      innovations, files, findings)
    values (${coordinator}, 'balangan-2025', 'done', null, 2900000, 2900000, sha256('x'), now() + interval '14 days', now(),
      12, 240, 3)`.execute(database.db);
  await page.reload();
  expect(await page.getByRole('link', { name: /Unduh/ }).getAttribute('href')).toContain('/paket/');
  await lookedAt(page, 'paket');
  await page.context().close();
});

longTest(
  'judges an entry and names the finalist, and publishes a card, without script',
  async () => {
    const { db } = database;
    const [unit] = referenceUnits;
    const judge = await addPerson(db, 'Dr. Juhriansyah');
    const { rows } = await sql<{ head: number; owner: number }>`
    select (select id from person where name like 'dr. H. Fauzan%') as head,
      (select id from person where name like 'Rahmah%') as owner`.execute(db);
    const { head = 0, owner = 0 } = rows[0] ?? {};
    await sql`insert into role_grant (person_id, role) values (${judge}, 'judge')`.execute(db);
    await sql`update person set consented_at = now(), consent_version = '1'`.execute(db);
    const innovation = await addInnovation(db, {
      ...{ code: 'INV-L0001', unitId: unit?.id ?? '', ownerId: owner, name: 'Posyandu Malam' },
      state: 'submitted',
    });
    await sql`update innovation set state = 'accepted', version = 0 where id = ${innovation}`.execute(
      db,
    );
    for (const [item, text] of [
      ['manfaat', 'Orang tua yang bekerja siang hari dapat datang pada malam hari.'],
      ['permasalahan', 'Balita jarang ditimbang karena orang tuanya bekerja.'],
    ])
      await sql`insert into answer (innovation_id, item, value, revision, written_by)
      values (${innovation}, ${item}, ${JSON.stringify({ type: 'text', text })}::jsonb, 1, ${owner})`.execute(
        db,
      );
    const rules = { ...region().contest, leastJudges: 1 };
    await sql`insert into contest (number, edition_id, rules, state, opened_by)
    select 1, edition_id, ${JSON.stringify(rules)}::jsonb, 'open', ${coordinator} from innovation where id = ${innovation}`.execute(
      db,
    );
    await sql`insert into contest_entry (number, contest_number, innovation_id, category, entered_by)
    values (7, 1, ${innovation}, ${region().contest?.categories[0]?.code ?? ''}, ${owner})`.execute(
      db,
    );
    const plain = { javaScriptEnabled: false };
    const runs = await signedIn(plain);
    await runs.goto(`${product.url}/meja/lomba`);
    await lookedAt(runs, 'lomba-dibuka', false);
    await runs.getByRole('button', { name: 'Bagi peserta' }).click();
    await runs.getByText('Peserta dibagi').waitFor();
    await runs.getByRole('button', { name: 'Tutup pendaftaran' }).click();
    await runs.getByText('Pendaftaran ditutup').waitFor();
    const judging = { who: judge, begins: /Bailang|Lomba/ };
    const page = await signedIn(plain, judging);
    await page.getByRole('link', { name: 'L-7 Posyandu Malam' }).click();
    const { desk } = rules.stages ?? {};
    for (const { label } of desk?.criteria ?? []) await page.getByLabel(label).fill('80,5');
    await page.getByRole('button', { name: 'Simpan nilai' }).click();
    await page.getByText('Nilai tersimpan').waitFor();
    await page.context().close();
    const seen = await signedIn({}, judging);
    await lookedAt(seen, 'lomba-juri');
    await seen.goto(`${product.url}/meja/lomba/7`);
    await lookedAt(seen, 'lomba-peserta');
    await seen.context().close();
    await runs.reload();
    await runs.getByRole('button', { name: 'Tetapkan finalis' }).click();
    await runs.getByText('Finalis ditetapkan').waitFor();
    await runs.context().close();
    const again = await signedIn();
    await again.goto(`${product.url}/meja/lomba`);
    await lookedAt(again, 'lomba-finalis');
    await again.context().close();
    const decides = await signedIn(plain, { who: head });
    await decides.goto(`${product.url}/meja/inovasi/INV-L0001`);
    await decides.getByRole('link', { name: 'Katalog' }).click();
    await decides.getByRole('button', { name: 'Terbitkan' }).click();
    await lookedAt(decides, 'katalog-tanya', false);
    await decides.getByRole('button', { name: 'Ya, terbitkan' }).click();
    await decides.getByText('✔ Terbit di katalog umum').waitFor();
    await decides.context().close();
    const card = await signedIn({}, { who: head });
    await card.goto(`${product.url}/meja/inovasi/INV-L0001/katalog`);
    await lookedAt(card, 'katalog');
    await card.getByRole('link', { name: /inovasi\/INV-L0001$/ }).click();
    await card.waitForURL('**/inovasi/INV-L0001');
    expect(await card.getByText('Orang tua yang bekerja').count()).toBeGreaterThan(0);
    await card.context().close();
  },
);
