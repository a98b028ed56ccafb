// Keeps what stands at the head of papers and who signs them, of the region (no unit) and of each unit.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table letterhead (
    id bigint generated always as identity primary key,
    /* null: the region's */
    unit_id text references unit (id),
    /* lines with a stroke between them, the last one bold */
    names text check (length(trim(names)) > 0 and length(names) <= 600),
    address text check (length(trim(address)) > 0 and length(address) <= 200),
    contact text check (length(trim(contact)) > 0 and length(contact) <= 200),
    updated_at timestamptz not null default now(),
    constraint letterhead_unit unique nulls not distinct (unit_id)
  )`,
  `create table signatory (
    id bigint generated always as identity primary key,
    unit_id text references unit (id),
    place text not null check (place in ('head', 'admin', 'regent')),
    name text not null check (length(trim(name)) > 0 and length(name) <= 80),
    rank text check (length(trim(rank)) > 0 and length(rank) <= 150),
    nip text check (nip ~ '^[0-9]{18}$'),
    office text check (length(trim(office)) > 0 and length(office) <= 150),
    standing text check (standing in ('Plt.', 'Plh.', 'Pj.', 'Pjs.')),
    /* signs in the name of whoever the place belongs to; then the own office is needed */
    on_behalf boolean not null,
    updated_at timestamptz not null default now(),
    constraint signatory_place unique nulls not distinct (unit_id, place),
    check ((place = 'regent') <= (unit_id is null)),
    check ((place = 'admin') <= (unit_id is not null)),
    check (not on_behalf or office is not null)
  )`,
  /* the emblem of an office is the newest stored file under its item */
  `create index evidence_file_emblem on evidence_file (item, id) where item like 'emblem:%'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
