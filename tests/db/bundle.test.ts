// The national bundle out of a real database and store: whole, checked by its own checksums, and gone on from after a kill.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BundleParts, checkBundle, writeBundle } from '../../src/bundle.ts';
import { type EvidenceStore, openEvidenceStore } from '../../src/db/evidence-store.ts';
import { loadReference } from '../../src/db/reference.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import { listArchive } from '../../src/files/archive/zip.ts';
import { inMemory } from '../../src/files/bytes.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addInnovation, addPerson } from '../support/records.ts';

let database: TestDatabase;
let dir: string;
let store: EvidenceStore;
let parts: BundleParts;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  await loadReference(db);
  dir = await mkdtemp(path.join(tmpdir(), 'bundle-'));
  store = await openEvidenceStore(`file:${path.join(dir, 'files')}`, dir);
  parts = { db, store, region: balangan, edition: balangan2026 };
  const owner = await addPerson(db, 'Rahmawati');
  for (const [nth, unitId] of ['puskesmas-awayan', 'puskesmas-juai'].entries()) {
    const code = `INV-BUND${nth}`;
    const id = await addInnovation(db, { code, unitId, ownerId: owner });
    await sql`update innovation set state = 'unit_verified', submitted_at = now(), name = ${`Kelas: Gizi ${nth}`} where id = ${id}`.execute(
      db,
    );
    for (const item of ['regulasi', 'sdm', 'regulasi']) {
      const bytes = Buffer.from(`${code} ${item} ${Math.max(1, nth)}`.repeat(9000));
      const received = await store.receive(Readable.from([bytes]), { maxBytes: 1e7 });
      const kept = received.ok ? await store.keep(received.value) : received;
      if (!kept.ok) throw new Error('not kept');
      await sql`insert into evidence_file (person_id, innovation_id, item, purpose, state, channel, ref, name, sha256, size, format, mime, stored_at, told_at)
        values (${owner}, ${id}, ${item}, 'evidence', 'stored', 'telegram', '{}', 'SK Bupati 188.45/12.pdf', ${kept.value.sha256}, ${kept.value.size}, 'pdf', 'application/pdf', now(), now())`.execute(
        db,
      );
    }
  }
});
afterAll(async () => {
  await database.drop();
  await rm(dir, { recursive: true, force: true });
});

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What stands in a bundle, by name. */
async function contents(file: string): Promise<ReadonlyMap<string, Buffer>> {
  const bytes = await readFile(file);
  const listed = await listArchive(inMemory(bytes), { entries: 1000, bytes: 1e9 });
  if (!listed.ok) throw new Error(listed.problem);
  return new Map(
    listed.value.map(({ name, dataStart, size }) => [
      name,
      bytes.subarray(dataStart, dataStart + size),
    ]),
  );
}

test('holds evidence, texts and index, and proves them by its checksums', async () => {
  const file = path.join(dir, 'whole.zip');
  const done = await writeBundle(parts, { unitId: null }, file);
  expect(done).toMatchObject({ innovations: 2, files: 6, resumed: false });
  const inside = await contents(file);
  expect([...inside.keys()].filter((name) => name.endsWith('.pdf'))).toContain(
    'UPT Puskesmas Awayan/INV-BUND0 - Kelas Gizi 0/16 Regulasi Inovasi Daerah - 02 SK Bupati 188.45 12.pdf',
  );
  const sums = (inside.get('SHA256SUMS.txt') ?? '').toString().trim().split('\n');
  expect(sums).toHaveLength(inside.size - 1);
  for (const line of sums) {
    const [hash = '', name = ''] = line.split('  ');
    expect([name, sha(inside.get(name) ?? Buffer.alloc(0))]).toEqual([name, hash]);
  }
  expect(inside.get('Indeks.xlsx')?.subarray(0, 2).toString()).toBe('PK');
  expect(inside.get('Periksa.txt')?.toString()).toContain('belum lengkap');
  expect((await readdir(dir)).filter((name) => name.includes('.work'))).toEqual([]);
  const { rows } = await sql<{ after: unknown }>`
    select after from event where subject = 'bundle' and type = 'bundle_written'`.execute(
    database.db,
  );
  expect(rows).toMatchObject([{ after: { innovations: 2, files: 6, unit: null } }]);
});

test('of one unit, or of some innovations alone; of nothing there is none', async () => {
  const file = path.join(dir, 'part.zip');
  expect(await writeBundle(parts, { unitId: 'puskesmas-juai' }, file)).toMatchObject({ files: 3 });
  const one = path.join(dir, 'one.zip');
  expect(await writeBundle(parts, { unitId: null, codes: ['INV-BUND0'] }, one)).toMatchObject({
    innovations: 1,
  });
  const none = path.join(dir, 'none.zip');
  expect(await writeBundle(parts, { unitId: 'rsud', codes: [] }, none)).toBeNull();
  const written = await readFile(file);
  await expect(writeBundle(parts, { unitId: null }, file)).rejects.toThrow('exists');
  expect(await readFile(file)).toEqual(written);
  await expect(
    writeBundle(parts, { unitId: null, codes: ['INV-BUND0', 'INV-SALAH'] }, none),
  ).rejects.toThrow('unknown_codes: INV-SALAH');
  expect((await checkBundle(parts, { unitId: null })).findings.length).toBeGreaterThan(10);
});

test('what was cut off is gone on from with the same plan, whatever changed meanwhile', async () => {
  const file = path.join(dir, 'cut.zip');
  const failing: BundleParts = {
    ...parts,
    store: {
      stat: (hash) => store.stat(hash),
      open: async (hash) => {
        opened += 1;
        if (opened > 3) throw new Error('killed here');
        return store.open(hash);
      },
    },
  };
  let opened = 0;
  await expect(writeBundle(failing, { unitId: null }, file)).rejects.toThrow('killed here');
  expect(existsSync(file)).toBe(false);
  expect(existsSync(`${file}.work/plan.json`)).toBe(true);
  await expect(writeBundle(parts, { unitId: 'puskesmas-juai' }, file)).rejects.toThrow(
    'other_subject',
  );
  await sql`update innovation set name = 'Nama baru' where code = 'INV-BUND0'`.execute(database.db);
  expect(await writeBundle(parts, { unitId: null }, file)).toMatchObject({
    ...{ files: 6, resumed: true },
  });
  const inside = await contents(file);
  expect([...inside.keys()].some((name) => name.includes('Nama baru'))).toBe(false);
  const sums = (inside.get('SHA256SUMS.txt') ?? '').toString().trim().split('\n');
  expect(
    sums.every((line) => sha(inside.get(line.slice(66)) ?? Buffer.alloc(0)) === line.slice(0, 64)),
  ).toBe(true);
});

test('half a plan is none', async () => {
  const file = path.join(dir, 'half.zip');
  await rm(`${file}.work`, { recursive: true, force: true });
  await mkdir(`${file}.work/made`, { recursive: true });
  await writeFile(`${file}.work/plan.json.new`, '{"at":');
  expect(await writeBundle(parts, { unitId: null }, file)).toMatchObject({ resumed: false });
});

/** Three pages: two with letters of fonts that every reader has, and one that is only drawn. */
async function threePages(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (const font of [StandardFonts.Helvetica, StandardFonts.TimesRomanBold]) {
    const page = pdf.addPage([595, 842]);
    page.drawText('PELUNCURAN INOVASI', {
      x: 60,
      y: 700,
      size: 40,
      font: await pdf.embedFont(font),
    });
  }
  pdf.addPage([842, 595]).drawRectangle({ x: 100, y: 100, width: 400, height: 300 });
  return pdf.save();
}

/** A page with a picture that nobody can decode. */
async function undrawable(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([595, 842]);
  const picture = pdf.context.register(
    pdf.context.stream(Buffer.from('no picture at all'), {
      ...{ Type: 'XObject', Subtype: 'Image', Width: 8, Height: 8, BitsPerComponent: 1 },
      ...{ ColorSpace: 'DeviceGray', Filter: 'JBIG2Decode' },
    }),
  );
  page.node.setXObject(PDFName.of('P'), picture);
  const drawing = pdf.context.stream('q 500 0 0 700 40 60 cm /P Do Q');
  page.node.set(PDFName.of('Contents'), pdf.context.register(drawing));
  return pdf.save();
}

test('pages of a PDF go in as pictures where the portal takes pictures only', async () => {
  const { db } = database;
  const owner = await addPerson(db, 'Rusmini');
  const id = await addInnovation(db, {
    ...{ code: 'INV-GAMBR', unitId: 'puskesmas-awayan', ownerId: owner },
  });
  await sql`update innovation set state = 'unit_verified', submitted_at = now(), name = 'Gambar' where id = ${id}`.execute(
    db,
  );
  const hashes: string[] = [];
  const pages = await threePages();
  for (const [item, name, bytes] of [
    ['sosialisasi', 'Peluncuran.pdf', pages],
    ['pengaduan', 'Rekap.pdf', await undrawable()],
    ['regulasi', 'SK.pdf', pages],
  ] as const) {
    const received = await store.receive(Readable.from([bytes]), { maxBytes: 1e7 });
    const kept = received.ok ? await store.keep(received.value) : received;
    if (!kept.ok) throw new Error('not kept');
    hashes.push(kept.value.sha256);
    await sql`insert into evidence_file (person_id, innovation_id, item, purpose, state, channel, ref, name, sha256, size, format, mime, stored_at, told_at)
      values (${owner}, ${id}, ${item}, 'evidence', 'stored', 'telegram', '{}', ${name}, ${kept.value.sha256}, ${kept.value.size}, 'pdf', 'application/pdf', now(), now())`.execute(
      db,
    );
  }
  const [three = '', none = ''] = hashes;
  const file = path.join(dir, 'pictures.zip');
  const subject = { unitId: null, codes: ['INV-GAMBR'] };
  const opened: string[] = [];
  const from = (broken: string | null): BundleParts => ({
    ...parts,
    store: {
      stat: (hash) => store.stat(hash),
      open: async (hash) => {
        opened.push(hash);
        if (hash === broken) throw new Error('killed here');
        return store.open(hash);
      },
    },
  });
  await expect(writeBundle(from(none), subject, file)).rejects.toThrow('killed here');
  opened.length = 0;
  const done = await writeBundle(from(null), subject, file);
  expect(done).toMatchObject({ innovations: 1, files: 5, resumed: false });
  // What was drawn before is drawn no second time: only the regulation is read from there.
  expect(opened.filter((hash) => hash === three)).toHaveLength(1);
  const inside = await contents(file);
  const names = [...inside.keys()].filter((name) => /\.(?:jpg|pdf)$/u.test(name));
  expect(names.map((name) => name.split('/').at(-1))).toEqual([
    expect.stringMatching(/^16 .* - 01 SK\.pdf$/u),
    ...[1, 2, 3].map((page) => `25 Sosialisasi Inovasi Daerah - 01 Peluncuran halaman ${page}.jpg`),
    '29 Penyelesaian layanan pengaduan - 01 Rekap.pdf',
  ]);
  expect(inside.get('Periksa.txt')?.toString()).toMatch(
    /29 .*"Rekap\.pdf" tidak dapat dijadikan gambar, jadi ikut sebagai PDF/u,
  );
  const sums = (inside.get('SHA256SUMS.txt') ?? '').toString();
  for (const name of names) {
    const bytes = inside.get(name) ?? Buffer.alloc(0);
    expect(sums).toContain(`${sha(bytes)}  ${name}\n`);
    if (name.endsWith('.pdf')) continue;
    const { width, height } = await sharp(bytes).metadata();
    expect([width, height]).toContain(2000);
    const { data } = await sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
    const dark = data.filter((value) => value < 100).length / data.length;
    // Letters, or the rectangle, on white.
    expect(dark).toBeGreaterThan(0.005);
    expect(dark).toBeLessThan(0.4);
  }
});
