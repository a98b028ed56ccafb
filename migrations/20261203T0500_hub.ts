// Keeps what the head of a unit decided to publish: the public values of an innovation, as they were when it was decided.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table hub_card (
    code text primary key references innovation (code),
    /* where it stands in lists, the newest first */
    seq bigint generated always as identity unique,
    /* the version of the innovation that was decided on */
    version int not null check (version >= 0),
    unit_id text not null references unit (id),
    edition_id text not null,
    year int not null,
    name text not null check (length(trim(name)) > 0),
    /* codes of the options */
    form text,
    kind text,
    stage text,
    field text,
    /* summary, texts with their labels, video: nothing else is public */
    card jsonb not null check (card ?& array['summary', 'texts', 'video'] and card - array['summary', 'texts', 'video'] = '{}'),
    words tsvector generated always as (
      setweight(to_tsvector('indonesian'::regconfig, name), 'A') ||
      /* no labels: they stand in every card */
      setweight(jsonb_to_tsvector('indonesian'::regconfig, jsonb_path_query_array(card, '$.texts[*].text'), '["string"]'), 'C')
    ) stored,
    published_at timestamptz not null default now()
  )`,
  `create index hub_card_words on hub_card using gin (words)`,
  `create index hub_card_unit on hub_card (unit_id, seq)`,
  `create index hub_card_year on hub_card (year, seq)`,
  `create index hub_card_form on hub_card (form, seq)`,
  `create index hub_card_kind on hub_card (kind, seq)`,
  `create index hub_card_field on hub_card (field, seq)`,
  /* One row: raised with everything that may change a public page. */
  `create table hub_revision (
    one boolean primary key default true check (one),
    revision bigint not null default 1
  )`,
  `insert into hub_revision default values`,
  `create function hub_changed() returns trigger language plpgsql as $$
   begin
     update hub_revision set revision = revision + 1;
     return null;
   end $$`,
  `create trigger hub_card_changed after insert or update or delete on hub_card for each statement execute function hub_changed()`,
  `create trigger hub_unit_changed after update on unit for each statement execute function hub_changed()`,
  /* What is no innovation any more is published no longer, whoever decided so. */
  `create function hub_ends() returns trigger language plpgsql as $$
   begin
     delete from hub_card where code = new.code;
     return null;
   end $$`,
  `create trigger innovation_ends_card after update on innovation for each row
   when (new.state in ('rejected', 'withdrawn') and old.state is distinct from new.state) execute function hub_ends()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
