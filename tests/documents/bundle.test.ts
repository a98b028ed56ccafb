// What stands in the national bundle: names that Windows takes, numbers first, texts to paste, an index with a sheet for each
// indicator, and what the portal will refuse.
import { expect, test } from 'vitest';
import { bundleOf, checkList, readMe } from '../../src/documents/bundle/contents.ts';
import { distinct, safeName } from '../../src/documents/bundle/names.ts';
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
  );
  const said = checkList(findings);
  expect(said).toContain('tidak ada di penyimpanan, jadi tidak ikut');
  expect(said).toContain('25 Sosialisasi Inovasi Daerah: belum lengkap');
  expect(said).toContain('"12 Rekap pengaduan.pdf" bukan jpg, png seperti yang diterima portal');
  expect(readMe(1, files.length, findings)).toContain(`${findings.length} temuan pemeriksaan`);
  expect(takenByPortal(2025, 16)).toBeNull();
  expect(takenByPortal(2026, 27)).toEqual(['jpg', 'png']);
});
