// What stands in the national bundle: names that Windows takes, numbers first, texts to paste, an index with a sheet for each
// indicator, and what the portal will refuse.
import { expect, test } from 'vitest';
import { bundleOf, checkList, readMe } from '../../src/documents/bundle/contents.ts';
import { distinct, safeName } from '../../src/documents/bundle/names.ts';
import { pageName } from '../../src/documents/bundle/pictures.ts';
import type { InnovationMaterial } from '../../src/domain/paper-material.ts';
import { takenByPortal } from '../../src/domain/portal.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import { material } from '../support/papers.ts';

test.each([
  ['SK Bupati 188.45/12: final?.pdf', 60, 'SK Bupati 188.45 12 final.pdf'],
  ['CON.txt', 60, '_CON.txt'],
  ['a'.repeat(100) + '.jpeg', 20, 'aaaaaaaaaaaaaaa.jpeg'],
  [' . ', 20, 'berkas'],
  ['nama\u202egpj.exe', 40, 'nama gpj.exe'],
  ['تقرير.pdf', 40, 'تقرير.pdf'],
])('%s', (typed, most, name) => {
  expect(safeName(typed, most)).toBe(name);
});

test('no two paths are the same where capitals do not count', () => {
  const path = distinct();
  expect(['A/b.pdf', 'a/B.PDF', 'a/b.pdf'].map(path)).toEqual([
    'A/b.pdf',
    'a/B (2).PDF',
    'a/b (3).pdf',
  ]);
});

const withHashes = (one: InnovationMaterial): InnovationMaterial => ({
  ...one,
  innovation: {
    ...one.innovation,
    files: one.innovation.files.map((file, at) => ({
      ...file,
      ...{ state: 'stored' as const, size: 100 + at, sha256: String(at).padStart(64, '0') },
    })),
  },
});

test('evidence stands under unit and innovation, its national number first', () => {
  const { files, texts, index } = bundleOf([withHashes(material())], balangan, () => true);
  const folder =
    'Dinas Perpustakaan dan Kearsipan/INV-7KQ4M - PUSTAKA SUNGAI (Pustaka Singgah Antar Warga Bantaran Sungai)';
  expect(files.map(({ path }) => path)).toContain(
    `${folder}/16 Regulasi Inovasi Daerah - 01 01 SK Bupati.pdf`,
  );
  expect(files.every(({ path }) => path.startsWith(`${folder}/`) && path.length < 230)).toBe(true);
  const [plain] = texts;
  expect(plain?.path).toBe(`${folder}/Isian.txt`);
  expect(plain?.text).toMatch(/^1\.1 Nama Inovasi\r\nPUSTAKA SUNGAI/u);
  expect(plain?.text).toContain('16 Regulasi Inovasi Daerah\r\nTingkat: 3\r\n');
  expect(plain?.text).not.toMatch(/undefined|null/u);
  expect(index.map(({ name }) => name)).toHaveLength(21);
  expect(index[0]?.columns.map(({ title }) => title).slice(3, 6)).toEqual([
    ...['1.1 Nama Inovasi', '1.2 Dibuat oleh', '1.3 Tahapan Inovasi'],
  ]);
  expect(index.every(({ name }) => name.length <= 31)).toBe(true);
});

test('the check list tells what the portal will refuse and what is not there', () => {
  const { files, findings } = bundleOf(
    [withHashes(material())],
    balangan,
    (hash) => !hash.endsWith('00'),
    () => ({ why: 'unreadable' }),
  );
  const said = checkList(findings);
  expect(said).toContain('tidak ada di penyimpanan, jadi tidak ikut');
  expect(said).toContain('25 Sosialisasi Inovasi Daerah: belum lengkap');
  expect(said).toContain(
    '29 Penyelesaian layanan pengaduan: "12 Rekap pengaduan.pdf" tidak dapat dijadikan gambar, jadi ikut sebagai PDF',
  );
  expect(files.map(({ path }) => path.split('/').at(-1))).toContainEqual(
    expect.stringMatching(/^29 .*12 Rekap pengaduan\.pdf$/u),
  );
  expect(readMe(1, files.length, findings)).toContain(`${findings.length} temuan pemeriksaan`);
  expect(takenByPortal(2025, 16)).toBeNull();
  expect(takenByPortal(2026, 27)).toEqual(['jpg', 'png']);
});

test('where the portal takes pictures only, each page of a PDF is one, and the index names them', () => {
  const page = (nth: number) => ({ sha256: `drawn-${nth}`, size: nth, place: `/work/${nth}` });
  const { files, index, findings } = bundleOf(
    [withHashes(material())],
    balangan,
    () => true,
    () => ({ pages: Array.from({ length: 10 }, (_, nth) => page(nth)) }),
  );
  const pictures = files.filter(({ place }) => place !== undefined);
  const names = pictures.map(({ path }) => path.split('/').at(-1) ?? '');
  expect(new Set(names.map((name) => name.slice(0, 2)))).toEqual(new Set(['27', '29']));
  const own = names.filter((name) => name.startsWith('29'));
  expect([own[0], own.at(-1)]).toEqual([
    '29 Penyelesaian layanan pengaduan - 01 12 Rekap pengaduan halaman 01.jpg',
    '29 Penyelesaian layanan pengaduan - 01 12 Rekap pengaduan halaman 10.jpg',
  ]);
  const sheet = index.find(({ name }) => name.startsWith('29 '));
  expect(sheet?.rows[0]?.at(-1)).toEqual({ kind: 'text', text: own.join('\n') });
  expect(checkList(findings)).not.toContain('12 Rekap pengaduan.pdf');
  // While nothing was drawn nothing is said of it.
  const before = bundleOf([withHashes(material())], balangan, () => true);
  expect(checkList(before.findings)).not.toContain('12 Rekap pengaduan.pdf');
});

test('a long name is cut before the number of its page', () => {
  expect(pageName(`${'Laporan '.repeat(9)}.PDF`, 3, 120)).toBe(
    'Laporan Laporan Laporan Laporan Laporan halaman 003.jpg',
  );
});
