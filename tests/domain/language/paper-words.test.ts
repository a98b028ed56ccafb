// Which paper is meant, from the words people use.
import { expect, test } from 'vitest';
import { readCommand, readPaper } from '../../../src/domain/language/index.ts';

test.each([
  ['formulir', 'form-c1', 'innovation'],
  ['Formulir INV-7KQ4M', 'form-c1', 'innovation'],
  ['formulir inv 7kq4m', 'form-c1', 'innovation'],
  ['tolong cetak formulir c1 INV-7KQ4M', 'form-c1', 'innovation'],
  ['form c.1 INV-7KQ4M', 'form-c1', 'innovation'],
  ['form c2 INV-7KQ4M', 'form-c2', 'innovation'],
  ['cetak monev INV-7KQ4M', 'form-c2', 'innovation'],
  ['laporan bulan ini', 'laporan-bulanan', 'all'],
  ['laporan indeks INV-7KQ4M', 'laporan', 'innovation'],
  ['minta laporan indeks inovasi daerah INV-7KQ4M ya', 'laporan', 'innovation'],
  ['formulir laporan INV-7KQ4M', 'laporan', 'innovation'],
  ['unduh form pengisian INV-7KQ4M', 'form-pengisian', 'innovation'],
  ['formulir pengisian untuk tanda tangan kepala', 'form-pengisian', 'innovation'],
  ['formulir unit', 'form-pengisian', 'unit'],
  ['form pengisian semua', 'form-pengisian', 'unit'],
  ['minta surat keterangan nihil', 'keterangan-nihil', 'unit'],
  ['rekap', 'rekapitulasi', 'unit'],
  ['mohon rekap unit', 'rekapitulasi', 'unit'],
  ['rekapitulasi semua', 'rekapitulasi', 'all'],
  ['rekapitulasi data inovasi kabupaten', 'rekapitulasi', 'all'],
  ['unduh daftar', 'daftar', 'unit'],
  ['daftar indeks inovasi', 'daftar-indeks', 'unit'],
  ['daftar indeks excel', 'daftar', 'unit'],
  ['daftar indeks inovasi semua', 'daftar-indeks', 'all'],
  ['analisis', 'analisis', 'unit'],
  ['minta analisis semua', 'analisis', 'all'],
  ['agenda pemenuhan unit kami', 'agenda', 'unit'],
  ['form pengesahan', 'form-pengesahan', 'unit'],
  ['lampiran sk bupati', 'lampiran-sk', 'all'],
  ['minta formulir kosong', 'formulir-isian', 'everybody'],
  ['formulir kosong pdf', 'formulir-kosong', 'everybody'],
  ['panduan', 'panduan-inovator', 'everybody'],
  ['panduan untuk kepala', 'panduan-kepala', 'everybody'],
  ['unduh panduan verifikator', 'panduan-verifikator', 'everybody'],
  ['daftar excel semua', 'daftar', 'all'],
])('%s', (said, paper, of) => {
  const command = readCommand(said);
  expect(command?.name).toMatch(/^(?:form|recap)$/u);
  expect(readPaper(command !== null && 'rest' in command ? command.rest : '')).toEqual({
    paper,
    of,
  });
  const code = command !== null && 'code' in command ? command.code : undefined;
  expect(code).toBe(/7kq4m/iu.test(said) ? 'INV-7KQ4M' : undefined);
});

test.each([
  'formulir sudah saya isi tadi pagi',
  'laporan warga diterima lewat radio',
  'cetak biru',
])('an answer stays an answer: %s', (said) => {
  expect(readCommand(said)).toBeNull();
});

test.each([
  ['cetak laporan INV-7KQ4M bulan ini', 'laporan', 'innovation'],
  ['laporan monev bulan ini', 'form-c2', 'innovation'],
  ['daftar kepatuhan', 'daftar-kepatuhan', 'all'],
] as const)('"%s" is of what is named', (said, paper, of) => {
  expect(readPaper(said)).toEqual({ paper, of });
});
