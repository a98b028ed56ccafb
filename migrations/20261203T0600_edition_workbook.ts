// Lets the workbook of an edition be asked for in a chat. It is never a print: nobody signs it.
import { type Kysely, sql } from 'kysely';

const papers = `'form-c1', 'laporan', 'form-pengisian', 'form-c2', 'profil-nasional', 'keterangan-nihil', 'rekapitulasi', 'daftar',
  'analisis', 'daftar-indeks', 'form-pengesahan', 'agenda', 'lampiran-sk', 'formulir-kosong', 'formulir-isian',
  'surat-edaran', 'perintah-pelaksanaan', 'pernyataan-komitmen', 'piagam',
  'surat-undangan', 'daftar-hadir', 'notulensi', 'sertifikat',
  'panduan-inovator', 'panduan-admin', 'panduan-kepala', 'panduan-pamong', 'panduan-verifikator', 'panduan-koordinator',
  'lembar-undangan', 'daftar-undangan',
  'piagam-lomba', 'laporan-bulanan', 'daftar-kepatuhan', 'lembar-inovator', 'buku-kerja-edisi'`;

const statements = [
  `alter table print_request drop constraint print_request_paper_check`,
  `alter table print_request add constraint print_request_paper_check check (paper in (${papers}))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
