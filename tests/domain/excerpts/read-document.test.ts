// Old documents, read by rule: the report of seed 000 cut into its seven parts, Form C.1 empty and filled, and twenty invented
// documents of other shapes, counted: right, marked, left out, and wrong without a mark, which must never be.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { balangan2026 } from '../../../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../../../src/domain/edition/journey.ts';
import type { DocumentText } from '../../../src/domain/excerpts/document-text.ts';
import { countDocuments, read, shown } from './counted.ts';
import { written } from '../../support/written.ts';
import { timeOf } from '../../support/cpu-time.ts';

const form = formOf(balangan2026);

/** A line for each item: what was read, and why it has to be looked at. */
const lines = (text: DocumentText): readonly string[] =>
  read(text).excerpts.map(
    (one) =>
      `${one.item}: ${shown(one).slice(0, 40)}${one.doubts.length > 0 ? ` (${one.doubts.join(', ')})` : ''}`,
  );

test('twenty documents: nothing that is taken without a mark is wrong', () => {
  const table = countDocuments();
  expect(table).toMatchSnapshot();
  expect(table.flatMap(({ wrong }) => wrong)).toEqual([]);
  const told = table.reduce((sum, one) => sum + one.told, 0);
  const taken = table.reduce((sum, { right }) => sum + right, 0);
  expect(taken / told).toBeGreaterThan(0.85);
});

const reportSchema = z.object({ title: z.string(), rows: z.array(z.array(z.string())) });
const report = reportSchema.parse(
  JSON.parse(readFileSync('tests/fixtures/documents/report.json', 'utf8')),
);

test('the report of the agency: every cell with a text comes out, its rancang bangun in seven parts', () => {
  const table: DocumentText = {
    blocks: [
      { kind: 'line', text: report.title, page: null },
      { kind: 'table', rows: report.rows, page: null },
    ],
    pages: null,
  };
  expect(lines(table)).toMatchSnapshot();
  const { excerpts } = read(table);
  const text = (item: string): string =>
    excerpts.flatMap((one) => (one.item === item ? [shown(one)] : [])).join('');
  const cell = (label: string): string => report.rows.find(([name]) => name === label)?.[1] ?? '';
  for (const [item, label] of [
    ['nama', 'Nama Inovasi'],
    ['nama_inisiator', 'Inisiator Inovasi Daerah'],
    ['jenis', 'Jenis Inovasi'],
    ['tujuan', 'Tujuan Inovasi'],
    ['manfaat', 'Manfaat Inovasi'],
    ['hasil', 'Hasil Inovasi'],
  ] as const)
    expect(text(item)).toBe(cell(label));
  // Nothing of the cell is lost between its parts but the seven headings.
  const parts = form.definition.groups[0]?.parts ?? [];
  const words = (value: string): number => value.split(/\s+/u).length;
  const headings =
    'Dasar Hukum Latar Belakang Isu Strategis Permasalahan (Makro dan Mikro) Metode Pembaharuan (upaya yang dilakukan sebelum) Keunggulan dan Kebaharuan Tahapan Inovasi';
  expect(parts.reduce((sum, part) => sum + words(text(part)), 0)).toBe(
    words(cell('Rancang Bangun dan Pokok Perubahan Yang Dilakukan')) - words(headings),
  );
});

const formC1 = readFileSync('tests/fixtures/documents/form-c1.txt', 'utf8');
const asLines = (text: string): DocumentText => ({
  blocks: text.split('\n').map((line) => ({ kind: 'line', text: line, page: null })),
  pages: null,
});

test('Form C.1, empty: nothing is taken', () => {
  expect(lines(asLines(formC1))).toEqual([]);
});

test('Form C.1, filled in: every line comes out, the indicators too', () => {
  const filled = formC1
    .replace('Nama SKPD :', 'Nama SKPD : Kecamatan Contoh')
    .replace('Nama Inovasi :', 'Nama Inovasi : SURAT KELILING')
    .replace('☐ Pelayanan Publik', '☒ Pelayanan Publik')
    .replace('Tanggal Bulan Tahun', '3 Februari 2025')
    .replace('☐ Penerapan', '☑ Penerapan')
    .replace('Jenis Indikator :', 'Jenis Indikator : ASN')
    .replace('Latar Belakang :', 'Latar Belakang : Warga tiga desa menempuh dua jam perjalanan.')
    .replace(
      'Permasalahan (Hulu) :',
      'Permasalahan (Hulu) :\nSurat warga banyak yang tidak lengkap.',
    )
    .replace('1\tRegulasi Inovasi Daerah\t\t', '1\tRegulasi Inovasi Daerah\tSK Camat\tsk.pdf')
    .replace(
      '2\tKetersediaan SDM Terhadap Inovasi\t\t',
      '2\tKetersediaan SDM Terhadap Inovasi\t14 orang\tsk.pdf',
    );
  expect(lines(asLines(filled))).toMatchInlineSnapshot(`
    [
      "nama: SURAT KELILING",
      "bentuk: Inovasi Pelayanan Publik",
      "tanggal_mulai: 3 Februari 2025",
      "tahapan: Penerapan",
      "inisiator: ASN",
      "latar_belakang: Warga tiga desa menempuh dua jam perjala",
      "permasalahan: Surat warga banyak yang tidak lengkap.",
      "regulasi: SK Camat",
      "sdm: 14 orang",
    ]
  `);
});

test('numbered chapters end where the next begins, lists inside them do not', () => {
  expect(
    lines(
      written(`
BAB I PENDAHULUAN
1.1 Latar Belakang
Warga jauh dari kantor kecamatan.
1.2 Rumusan Masalah
1. Antrean menumpuk
2. Surat tidak lengkap
1.3 Tujuan dan Manfaat
Mendekatkan layanan kepada warga.
BAB II PEMBAHASAN
2.1 Gambaran Umum
Kecamatan memiliki tiga desa.
2.2 Hasil Inovasi
Kelengkapan surat naik menjadi 86 persen.
BAB III PENUTUP
Demikian.`),
    ),
  ).toMatchInlineSnapshot(`
    [
      "latar_belakang: Warga jauh dari kantor kecamatan.",
      "permasalahan: 1. Antrean menumpuk
    2. Surat tidak lengk",
      "hasil: Kelengkapan surat naik menjadi 86 persen",
    ]
  `);
});

test('a list of innovations is no innovation; a single one in columns is', () => {
  const head = '| No | Nama Inovasi | Jenis Inovasi | Tahapan Inovasi |';
  const one = '| 1 | SURAT KELILING | Non Digital | Penerapan |';
  expect(lines(written(`${head}\n${one}\n| 2 | BUKU DESA | Digital | Uji Coba |`))).toEqual([]);
  expect(lines(written(`${head}\n${one}`))).toEqual([
    'nama: SURAT KELILING',
    'jenis: Non Digital',
    'tahapan: Penerapan',
  ]);
});

test('a document that names two innovations is taken by number alone', () => {
  const of = (name: string): string => `| Nama Inovasi | ${name} |\n| Jenis Inovasi | Digital |`;
  expect(lines(written(`${of('SURAT KELILING')}\nLampiran\n${of('BUKU DESA')}`))).toEqual([
    'nama: SURAT KELILING (mixed)',
    'jenis: Digital (mixed)',
    'nama: BUKU DESA (mixed)',
  ]);
});

test('what is no form of an innovation is never taken with all', () => {
  expect(
    lines(
      written(`
STANDAR OPERASIONAL PROSEDUR
Nama SOP : Kunjungan Balita
Dasar Hukum : Peraturan Daerah Nomor 1 Tahun 2020
Tujuan : Sebagai acuan kunjungan petugas
Keterkaitan : SOP lain
Peralatan : timbangan`),
    ),
  ).toMatchInlineSnapshot(`
    [
      "dasar_hukum: Peraturan Daerah Nomor 1 Tahun 2020 (alone)",
      "tujuan: Sebagai acuan kunjungan petugas (end, alone)",
    ]
  `);
});

test('every document takes time linear in its length', () => {
  const long = (text: string, times: number): number => {
    const document = written(
      `| Rancang Bangun | ${text.repeat(times)} |\n${`${text}\n`.repeat(times)}`,
    );
    return timeOf(() => void read(document));
  };
  const piece = 'Latar Belakang Warga jauh. Permasalahan : x Dasar Hukum (a) ☐ Tata Kelola 1. ';
  // Eight times the length: eight times the time if linear, 64 times if quadratic; measured on the same machine.
  expect(long(piece, 20_000)).toBeLessThan(30 * Math.max(long(piece, 2500), 5));
});
