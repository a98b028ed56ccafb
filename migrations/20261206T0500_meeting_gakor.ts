// The gakor whose mentor holds a meeting; none: the agency holds it.
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table meeting add column gakor_id int references gakor (id)`,
  `create index meeting_gakor on meeting (gakor_id) where gakor_id is not null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
