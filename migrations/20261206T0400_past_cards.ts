// Entries of the catalogue out of old lists: what was read of a row, without what is never public, until the head of its unit
// decides that it may be published. A published card is of an innovation, or of one of these.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table past_card (
    number int generated always as identity primary key,
    code text not null generated always as ('K-' || number) stored unique,
    year int not null check (year between 1990 and 2200),
    unit_id text not null references unit (id),
    name_hash bytea not null check (octet_length(name_hash) = 32),
    /* the list, and where the row stands in it */
    file_id bigint not null references evidence_file (id),
    place text not null,
    name text not null check (length(trim(name)) > 0),
    /* codes of the options */
    form text,
    kind text,
    stage text,
    field text,
    card jsonb not null check (card ?& array['summary', 'texts', 'video'] and card - array['summary', 'texts', 'video'] = '{}'),
    left_out int not null check (left_out >= 0),
    taken_at timestamptz not null default now(),
    unique (year, unit_id, name_hash)
  )`,
  `create index past_card_unit on past_card (unit_id, number)`,
  `create index past_card_file on past_card (file_id)`,
  `alter table hub_card drop constraint hub_card_code_fkey`,
  `alter table hub_card
    add column innovation_code text generated always as (case when code like 'K-%' then null else code end) stored
      references innovation (code),
    add column past_code text generated always as (case when code like 'K-%' then code end) stored references past_card (code)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
