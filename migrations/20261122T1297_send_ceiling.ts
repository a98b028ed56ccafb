// Keeps where looking for a message ends whose sending ended without a word: the next process need not look further than
// the one that died in the middle of looking.
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table outbox add column ceiling text,
    add constraint outbox_ceiling_in_doubt check (ceiling is null or state <> 'sending')`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
