// Names as they are searched, computed by the database when a name is stored: a search reads what stands there instead of
// working it out for every row. Where the database has trigrams, an index finds a part of a name without reading all of them.
import { type Kysely, sql } from 'kysely';

/** The same as `matchKey` does to what is typed: names of earlier versions may hold signs that show nothing. */
const key = String.raw`lower(regexp_replace(regexp_replace(normalize(name, NFKC),
  '[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]', '', 'g'),
  '\s+', ' ', 'g'))`;

const statements = [
  `alter table innovation add column name_key text generated always as (${key}) stored`,
  // A database of one's own may lack the extension, or its owner may not add one: then names are read one after the other.
  `do $$ begin
    create extension if not exists pg_trgm;
    create index innovation_name on innovation using gin (name_key gin_trgm_ops);
  exception when insufficient_privilege or feature_not_supported or undefined_file or undefined_object then
    raise notice 'names are searched without an index: %', sqlerrm;
  end $$`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
