// Lets an office publish versions of an edition: where each item of one came from, and which versions came with a release.
import { type Kysely, sql } from 'kysely';

const statements = [
  /* a release never overwrites or refuses a version that an office published */
  `alter table edition add column published boolean not null default false`,
  /* from which items and options of the version before each takes what was said; null: the first version, or a shipped one */
  `alter table edition add column origins jsonb`,
  `alter table edition add constraint edition_origins_check check (origins is null or published)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
