// Keeps what was printed, so that a paper leads to its version and the same content keeps its number, and what people asked
// to be printed until it is on its way to them.
import { type Kysely, sql } from 'kysely';

const papers = `'form-c1', 'laporan', 'form-pengisian', 'form-c2', 'keterangan-nihil', 'rekapitulasi', 'daftar'`;

const statements = [
  `create table print (
    id bigint generated always as identity primary key,
    /* stands on the paper and in its address */
    number text not null unique check (number ~ '^[0-9A-HJ-NP-TV-Z]{10}$'),
    paper text not null check (paper in (${papers})),
    innovation_id bigint references innovation (id),
    unit_id text references unit (id),
    version int,
    final boolean not null,
    /* SHA-256 of what the paper says; the same content is the same print */
    fingerprint bytea not null unique check (octet_length(fingerprint) = 32),
    printed_at timestamptz not null default now(),
    check ((innovation_id is null) = (version is null)),
    check (innovation_id is null or unit_id is null)
  )`,
  `create index print_innovation on print (innovation_id, id)`,
  `create table print_request (
    id bigint generated always as identity primary key,
    person_id bigint not null references person (id),
    address_id bigint not null references address (id),
    inbox_id bigint,
    paper text not null check (paper in (${papers})),
    innovation_id bigint references innovation (id),
    unit_id text references unit (id),
    edition_id text not null,
    /* the NIP of whoever signs may stand on it */
    nip boolean not null,
    state text not null default 'waiting' check (state in ('waiting', 'printing', 'done', 'failed')),
    claimed_by int,
    attempts int not null default 0,
    next_try_at timestamptz not null default now(),
    print_id bigint references print (id),
    problem text,
    asked_at timestamptz not null default now(),
    ended_at timestamptz,
    check (innovation_id is null or unit_id is null),
    check (state <> 'printing' or claimed_by is not null),
    check ((state in ('done', 'failed')) = (ended_at is not null))
  )`,
  `create index print_request_waiting on print_request (next_try_at, id) where state = 'waiting'`,
  `create index print_request_printing on print_request (claimed_by) where state = 'printing'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
