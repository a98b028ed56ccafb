// Lets people be reminded of meetings to which they were asked.
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table reminder drop constraint reminder_kind_check`,
  `alter table reminder add constraint reminder_kind_check check (kind in ('deadline', 'returned', 'waiting', 'almost', 'digest',
    'mentor_list', 'unit_not_begun', 'idle', 'not_begun', 'candidate', 'promise', 'meeting'))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
