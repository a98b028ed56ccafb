// What people tell for the form of another competition besides their profile, and that form as a paper which can be asked for.
// A print has its number like every other; which form it is stands in the request.
import { type Kysely, sql } from 'kysely';

const numbered = `'form-c1', 'laporan', 'form-pengisian', 'form-c2', 'profil-nasional', 'keterangan-nihil', 'rekapitulasi', 'daftar',
  'analisis', 'daftar-indeks', 'form-pengesahan', 'agenda', 'lampiran-sk', 'formulir-kosong', 'formulir-isian',
  'surat-edaran', 'perintah-pelaksanaan', 'pernyataan-komitmen', 'piagam',
  'surat-undangan', 'daftar-hadir', 'notulensi', 'sertifikat',
  'panduan-inovator', 'panduan-admin', 'panduan-kepala', 'panduan-pamong', 'panduan-verifikator', 'panduan-koordinator',
  'lembar-undangan', 'daftar-undangan',
  'piagam-lomba', 'laporan-bulanan', 'daftar-kepatuhan', 'lembar-inovator', 'formulir-lain'`;

const statements = [
  `create table other_form_text (
    innovation_id bigint not null references innovation (id),
    form text not null check (form ~ '^[a-z][a-z0-9-]{1,39}$'),
    part text not null check (part ~ '^[1-9][0-9]?[a-i]?$'),
    text text not null check (length(text) between 1 and 12000),
    written_by bigint not null references person (id),
    written_at timestamptz not null default now(),
    primary key (innovation_id, form, part)
  )`,
  `create index other_form_text_writer on other_form_text (written_by)`,
  `alter table print drop constraint print_paper_check`,
  `alter table print add constraint print_paper_check check (paper in (${numbered}))`,
  `alter table print_request drop constraint print_request_paper_check`,
  `alter table print_request add constraint print_request_paper_check check (paper in (${numbered}, 'buku-kerja-edisi'))`,
  `alter table print_request add column form text`,
  `alter table print_request add constraint print_request_form check ((form is not null) = (paper = 'formulir-lain'))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
