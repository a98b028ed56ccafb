// Papers of what came back, printed for real and read back: the page of a month is one page whatever the data are, and comes
// as a picture as well; the year of an innovator; certificates of the contest; the workbook of units.
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { awardsBody } from '../../src/documents/papers/awards.ts';
import {
  complianceTables,
  monthBody,
  ownYearBody,
} from '../../src/documents/papers/recognition.ts';
import { createPrinter } from '../../src/documents/printer.ts';
import type { MonthMaterial } from '../../src/domain/paper-material.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import { imprint } from '../support/papers.ts';
import { inOrder, printed } from '../support/printed.ts';

const printer = createPrinter();
afterAll(() => printer.stop());

const long = 'Dinas Pekerjaan Umum, Penataan Ruang, Perumahan Rakyat dan Kawasan Permukiman';
const month: MonthMaterial = {
  ...{ from: '2026-11-01', to: '2026-11-30', year: 2026 },
  month: { found: 12, begun: 9, entered: 7, accepted: 5, returned: 2, designated: 0 },
  whole: { handedIn: 41, accepted: 30, units: 35, unitsIn: 22, unitsNil: 2 },
  maturity: { mean: 58.456, max: 111 },
  index: { points: 74.04, most: 187, missing: 1 },
  stuck: [
    { state: 'unit_verified', count: 4 },
    { state: 'submitted', count: 2 },
  ],
  notBegun: Array.from({ length: 11 }, (_, at) => `${long} ${at + 1}`),
  thanked: Array.from({ length: 6 }, (_, at) => ({
    ...{ name: `Fulan bin Fulan Abdurrahman, S.Kep., Ners ${at + 1}`, unit: long },
    innovation: `Sistem Informasi Pelayanan Terpadu Keliling Kampung Nomor ${at + 1}`,
  })),
  thankedMore: 9,
};

test('the page of a month is one page with the longest names, and a picture that a phone shows', async () => {
  const { pages } = await printed(printer, monthBody(month, balangan));
  expect(pages).toHaveLength(1);
  expect(
    inOrder(pages[0] ?? '', [
      ...['INOVASI KABUPATEN BALANGAN', 'NOVEMBER 2026', 'Ditemukan', '12', 'Diterima', '5'],
      ...['41, diterima 30', '22 dari 35; nihil 2', '58,46 dari 111', '74,04 dari 187'],
      ...['4 menunggu Kepala unit', 'Belum mulai (11 unit)', 'dan 6 lainnya', 'Terima kasih'],
      ...['Fulan bin Fulan', 'dan 9 lainnya'],
    ]),
  ).toBe(true);
  const done = await printer.print({
    ...{ kind: 'pdf', body: monthBody(month, balangan), imprint, picture: true },
  });
  if (!done.ok || done.value.picture === undefined) throw new Error('no picture');
  const picture = await sharp(done.value.picture).metadata();
  expect(picture.format).toBe('png');
  expect(picture.width).toBeGreaterThan(800);
  // What is drawn is dark on white: neither empty nor black.
  const { channels } = await sharp(done.value.picture).greyscale().stats();
  expect(channels[0]?.mean).toBeGreaterThan(150);
  expect(channels[0]?.min).toBeLessThan(80);
});

test('a month in which nothing happened says so', async () => {
  const nothing = { found: 0, begun: 0, entered: 0, accepted: 0, returned: 0, designated: 0 };
  const { text } = await printed(
    printer,
    monthBody(
      {
        ...month,
        month: nothing,
        index: null,
        maturity: null,
        stuck: [],
        notBegun: [],
        thanked: [],
        thankedMore: 0,
      },
      balangan,
    ),
  );
  expect(text).toContain('Tidak ada yang menunggu terlalu lama.');
  expect(text).toContain('Belum ada inovasi yang diterima pada bulan ini.');
  expect(text).not.toContain('Perkiraan indeks');
});

test('the year of an innovator names what they did and thanks them', async () => {
  const { pages, text } = await printed(
    printer,
    ownYearBody(
      {
        ...{ year: 2026, name: 'Fulanah', unit: 'UPT Puskesmas Awayan', files: 21 },
        innovations: [{ code: 'INV-AAAAA', name: 'Siap Timbang', state: 'accepted' }],
        meetings: [{ title: 'Bimtek', day: '2026-08-09', hours: 4 }],
        places: [{ contest: 'Bailang', place: 'Juara I', innovation: 'Siap Timbang' }],
      },
      balangan,
    ),
  );
  expect(pages).toHaveLength(1);
  expect(text).toContain('Juara I Bailang: Siap Timbang');
  expect(text).toContain('mengucapkan terima kasih kepada Fulanah');
});

test('each certificate of the contest names the unit, the place and the innovation', async () => {
  const { pages } = await printed(
    printer,
    awardsBody(
      {
        kind: 'contest_award',
        of: {
          ...{ year: 2026, contest: 'Bailang', decided: '2026-12-10', emblem: null },
          regent: { name: 'H. Fulan bin Fulan, S.H.', nip: null },
          rows: ['Juara I', 'Juara II'].map((place) => ({
            ...{ place, category: 'SKPD', name: 'Siap Timbang', unit: long },
          })),
        },
      },
      balangan,
    ),
  );
  expect(pages).toHaveLength(2);
  expect(
    inOrder(pages[1] ?? '', [
      'PIAGAM PENGHARGAAN',
      'Permukiman',
      'Juara II Bailang Tahun 2026',
      'Siap Timbang',
      '10 Desember 2026',
      'H. Fulan',
    ]),
  ).toBe(true);
});

test('the workbook of units tells target and state of each, and computes no money', () => {
  const [table] = complianceTables({
    ...{ year: 2026, target: 1, source: 'aturan contoh' },
    rows: [
      {
        rank: 1,
        unit: 'A',
        handedIn: 2,
        accepted: 1,
        designated: 0,
        nil: null,
        order: '2026-12-01',
        commitment: '2026-12-03',
        points: 8,
      },
      {
        rank: 2,
        unit: 'B',
        handedIn: 0,
        accepted: 0,
        designated: 0,
        order: null,
        commitment: null,
        nil: '2026-11-03',
        points: 0,
      },
      {
        rank: 2,
        unit: 'C',
        handedIn: 0,
        accepted: 0,
        designated: 0,
        nil: null,
        order: null,
        commitment: null,
        points: 0,
      },
    ],
  });
  expect(table?.rows[0]?.slice(7, 9)).toEqual([
    { kind: 'text', text: '1 Desember 2026' },
    { kind: 'text', text: '3 Desember 2026' },
  ]);
  expect(table?.rows.map((row) => row[9])).toEqual([
    { kind: 'text', text: 'memenuhi' },
    { kind: 'text', text: 'nihil dinyatakan' },
    { kind: 'text', text: 'belum memenuhi' },
  ]);
  expect(table?.notes.join(' ')).toContain('tidak menghitung tambahan atau potongan penghasilan');
});
