// Lets papers of the head of the region and the national profile be printed and asked for.
import { type Kysely, sql } from 'kysely';

const papers = `'form-c1', 'laporan', 'form-pengisian', 'form-c2', 'profil-nasional', 'keterangan-nihil', 'rekapitulasi', 'daftar',
  'analisis', 'daftar-indeks', 'form-pengesahan', 'agenda', 'lampiran-sk', 'formulir-kosong', 'formulir-isian',
  'surat-edaran', 'perintah-pelaksanaan', 'pernyataan-komitmen', 'piagam',
  'panduan-inovator', 'panduan-admin', 'panduan-kepala', 'panduan-pamong', 'panduan-verifikator', 'panduan-koordinator',
  'lembar-undangan', 'daftar-undangan'`;

const statements = ['print', 'print_request'].flatMap((table) => [
  `alter table ${table} drop constraint ${table}_paper_check`,
  `alter table ${table} add constraint ${table}_paper_check check (paper in (${papers}))`,
]);

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
