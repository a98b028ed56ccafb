// Keeps which picture is the emblem of an office: the region's counts once it was confirmed, not once it was stored.
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table letterhead add column emblem_file bigint references evidence_file (id)`,
  /* What stood on papers until now was the newest stored picture of each office. */
  `insert into letterhead (unit_id, emblem_file)
    select distinct on (f.item) nullif(substr(f.item, 8), '*'), f.id from evidence_file f
    where f.item like 'emblem:%' and f.state = 'stored'
      and (f.item = 'emblem:*' or exists (select from unit u where u.id = substr(f.item, 8)))
    order by f.item, f.id desc
    on conflict on constraint letterhead_unit do update set emblem_file = excluded.emblem_file`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
