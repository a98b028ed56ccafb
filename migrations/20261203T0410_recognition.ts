// Lets the papers of what came back be printed, and remembers for which month the page of those who lead went out.
import { type Kysely, sql } from 'kysely';

const papers = `'form-c1', 'laporan', 'form-pengisian', 'form-c2', 'profil-nasional', 'keterangan-nihil', 'rekapitulasi', 'daftar',
  'analisis', 'daftar-indeks', 'form-pengesahan', 'agenda', 'lampiran-sk', 'formulir-kosong', 'formulir-isian', 'surat-edaran',
  'perintah-pelaksanaan', 'pernyataan-komitmen', 'piagam', 'surat-undangan', 'daftar-hadir', 'notulensi', 'sertifikat',
  'panduan-inovator', 'panduan-admin', 'panduan-kepala', 'panduan-pamong', 'panduan-verifikator', 'panduan-koordinator',
  'lembar-undangan', 'daftar-undangan', 'piagam-lomba', 'laporan-bulanan', 'daftar-kepatuhan', 'lembar-inovator'`;

const statements = [
  ...['print', 'print_request'].flatMap((table) => [
    `alter table ${table} drop constraint ${table}_paper_check`,
    `alter table ${table} add constraint ${table}_paper_check check (paper in (${papers}))`,
  ]),
  `create table monthly_page (
    /* the month in which it went out, by its first day */
    month date primary key check (extract(day from month) = 1),
    queued_at timestamptz not null default now()
  )`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
