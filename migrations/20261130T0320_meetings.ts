// Keeps meetings with what was said and decided in them, and lets their papers be printed and asked for.
import { type Kysely, sql } from 'kysely';

const papers = `'form-c1', 'laporan', 'form-pengisian', 'form-c2', 'profil-nasional', 'keterangan-nihil', 'rekapitulasi', 'daftar',
  'analisis', 'daftar-indeks', 'form-pengesahan', 'agenda', 'lampiran-sk', 'formulir-kosong', 'formulir-isian',
  'surat-edaran', 'perintah-pelaksanaan', 'pernyataan-komitmen', 'piagam',
  'surat-undangan', 'daftar-hadir', 'notulensi', 'sertifikat',
  'panduan-inovator', 'panduan-admin', 'panduan-kepala', 'panduan-pamong', 'panduan-verifikator', 'panduan-koordinator',
  'lembar-undangan', 'daftar-undangan'`;
const ofMeetings = `'surat-undangan', 'daftar-hadir', 'notulensi', 'sertifikat'`;

const statements = [
  `create sequence meeting_number as int`,
  `create table meeting (
    number int primary key check (number > 0),
    edition_id text not null,
    title text not null check (length(trim(title)) > 0 and length(title) <= 300),
    day date not null,
    starts time not null,
    ends time check (ends > starts),
    place text not null check (length(trim(place)) > 0 and length(place) <= 300),
    /* number of the letter that invited to it */
    letter text check (length(trim(letter)) > 0 and length(letter) <= 100),
    /* name, rank, nip, office */
    chair jsonb check (chair ? 'name'),
    secretary jsonb check (secretary ? 'name'),
    /* whose answers tell who came */
    broadcast_id bigint references broadcast (id),
    created_by bigint not null references person (id),
    created_at timestamptz not null default now()
  )`,
  `create table meeting_point (
    id bigint generated always as identity primary key,
    meeting_number int not null references meeting (number),
    kind text not null check (kind in ('discussion', 'decision')),
    text text not null check (length(trim(text)) > 0 and length(text) <= 1500),
    who text check (length(trim(who)) > 0 and length(who) <= 300),
    until date,
    check (kind = 'decision' or num_nonnulls(who, until) = 0)
  )`,
  `create index meeting_point_meeting on meeting_point (meeting_number, id)`,
  ...['print', 'print_request'].flatMap((table) => [
    `alter table ${table} add column meeting_number int references meeting (number)`,
    `alter table ${table} drop constraint ${table}_paper_check`,
    `alter table ${table} add constraint ${table}_paper_check check (paper in (${papers}))`,
    `alter table ${table} add constraint ${table}_meeting check ((meeting_number is not null) = (paper in (${ofMeetings}))
      and (meeting_number is null or (innovation_id is null and unit_id is null)))`,
  ]),
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
