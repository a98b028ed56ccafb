// Invitations for many at once: made together, printed one a sheet, valid for two weeks. A role that was given by a printed
// code, which everybody can read who holds the paper, rests until whoever invited says that it is the right person.
import { type Kysely, sql } from 'kysely';

const papers = `'form-c1', 'laporan', 'form-pengisian', 'form-c2', 'keterangan-nihil', 'rekapitulasi', 'daftar',
  'analisis', 'daftar-indeks', 'form-pengesahan', 'agenda', 'lampiran-sk', 'formulir-kosong', 'formulir-isian',
  'panduan-inovator', 'panduan-admin', 'panduan-kepala', 'panduan-pamong', 'panduan-verifikator', 'panduan-koordinator',
  'lembar-undangan', 'daftar-undangan'`;

const statements = [
  `create table invitation_sheet (
    id bigint generated always as identity primary key,
    created_by bigint not null references person (id),
    created_at timestamptz not null default now()
  )`,
  `alter table invitation add column sheet_id bigint references invitation_sheet (id)`,
  // Kept sealed until it was printed or is dead; copies of the database do not hold the key.
  `alter table invitation add column code_sealed text check (code_sealed ~ '^⟦k1:[A-Za-z0-9_-]+⟧$')`,
  `alter table invitation add constraint invitation_sealed check (code_sealed is null or sheet_id is not null)`,
  `alter table invitation add constraint invitation_printed_days
    check (sheet_id is null or expires_at <= created_at + interval '14 days')`,
  `create index invitation_sheet_id on invitation (sheet_id) where sheet_id is not null`,
  `alter table role_grant drop constraint role_grant_frozen_why_check`,
  `alter table role_grant add constraint role_grant_frozen_why_check
    check (frozen_why in ('consent', 'identity', 'silence', 'lost', 'doubt', 'inviter'))`,
  `alter table role_grant add constraint role_grant_inviter check (frozen_why is distinct from 'inviter' or invitation_id is not null)`,
  `create index role_grant_resting on role_grant (frozen_at) where frozen_why = 'inviter' and revoked_at is null`,
  ...['print', 'print_request'].flatMap((table) => [
    `alter table ${table} drop constraint ${table}_paper_check`,
    `alter table ${table} add constraint ${table}_paper_check check (paper in (${papers}))`,
  ]),
  `alter table print_request add column sheet_id bigint references invitation_sheet (id)`,
  `alter table print_request add constraint print_request_sheet
    check ((sheet_id is not null) = (paper in ('lembar-undangan', 'daftar-undangan')))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
