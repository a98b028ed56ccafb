// Keeps what is told of a meeting besides: its kind, what it is for, its material, who speaks, and the link of its video call.
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table meeting add column details jsonb not null default '{}' check (jsonb_typeof(details) = 'object')`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
