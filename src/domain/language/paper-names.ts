// How papers are called, in chats, on papers and on the page of a print alike.
import type { PaperName } from '../papers.ts';

/** What a paper is called. */
export const paperNames: Readonly<Record<PaperName, string>> = {
  'form-c1': 'Form C.1',
  laporan: 'Laporan Indeks Inovasi Daerah',
  'form-pengisian': 'Form Pengisian',
  'form-c2': 'Form C.2',
  'keterangan-nihil': 'Surat Keterangan Nihil',
  rekapitulasi: 'Rekapitulasi',
  daftar: 'Daftar Inovasi',
};
