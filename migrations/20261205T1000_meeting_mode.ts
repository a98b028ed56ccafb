// Keeps in which of two ways a meeting is held, or in both, as one of three words.
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table meeting add constraint meeting_mode
    check (not details ? 'mode' or details ->> 'mode' in ('onsite', 'online', 'both'))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
