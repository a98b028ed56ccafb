// Lets the terms of roles end at midnight in the zone of the region that is served, which is data now; before, the zone of
// the region that is shipped stood in the function.
import { type Kysely, sql } from 'kysely';

const statements = [
  `insert into setting (key, value) values ('zone', '"Asia/Makassar"') on conflict do nothing`,
  `create or replace function term_end(given timestamptz) returns timestamptz language sql stable as $$
    select make_timestamptz(extract(year from given at time zone zone)::int + 1, 1, 31, 0, 0, 0, zone)
    from (select value #>> '{}' as zone from setting where key = 'zone') s
  $$`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
