// How papers are called, in chats, on papers and on the page of a print alike.
import { roleName, roleNameFirst } from '../region.ts';
import { decision } from '../region.ts';
import type { PaperName } from '../papers.ts';

/** What a paper is called. */
export const paperNames: Readonly<Record<PaperName, string>> = {
  'form-c1': 'Form C.1',
  laporan: 'Laporan Indeks Inovasi Daerah',
  'form-pengisian': 'Form Pengisian',
  'form-c2': 'Form C.2',
  'profil-nasional': 'Profil Inovasi Nasional',
  'keterangan-nihil': 'Surat Keterangan Nihil',
  rekapitulasi: 'Rekapitulasi',
  daftar: 'Daftar Inovasi',
  analisis: 'Analisis Rekapitulasi',
  'daftar-indeks': 'Daftar Indeks Inovasi Daerah',
  'form-pengesahan': 'Form Pengesahan',
  agenda: 'Agenda Pemenuhan',
  get 'lampiran-sk'() {
    return `Lampiran ${decision()}`;
  },
  'formulir-isian': 'Formulir Isian',
  'surat-edaran': 'Surat Edaran',
  'perintah-pelaksanaan': 'Surat Perintah Pelaksanaan',
  'pernyataan-komitmen': 'Pernyataan Komitmen',
  piagam: 'Piagam Penghargaan',
  'piagam-lomba': 'Piagam Lomba',
  'laporan-bulanan': 'Laporan Bulan',
  'daftar-kepatuhan': 'Daftar Pemenuhan dan Peringkat Unit',
  'lembar-inovator': 'Lembar Tahunan Inovator',
  'formulir-lain': 'Formulir Lomba Lain',
  'surat-undangan': 'Surat Undangan',
  'daftar-hadir': 'Daftar Hadir',
  notulensi: 'Notulensi',
  sertifikat: 'Sertifikat',
  'lembar-undangan': 'Lembar Undangan',
  'daftar-undangan': 'Daftar Undangan',
  'buku-kerja-edisi': 'Buku Kerja Edisi',
  'formulir-kosong': 'Formulir Kosong',
  'panduan-inovator': 'Panduan Inovator',
  get 'panduan-admin'() {
    return `Panduan ${roleName('unit_admin')}`;
  },
  get 'panduan-kepala'() {
    return `Panduan ${roleName('unit_head_title')}`;
  },
  get 'panduan-pamong'() {
    return `Panduan ${roleNameFirst('mentor')}`;
  },
  get 'panduan-verifikator'() {
    return `Panduan ${roleNameFirst('verifier')}`;
  },
  get 'panduan-koordinator'() {
    return `Panduan ${roleNameFirst('coordinator')}`;
  },
};
