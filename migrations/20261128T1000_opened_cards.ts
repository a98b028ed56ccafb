// Keeps with each card whether its innovation was opened or stood in a list of names, and lets nobody decide out of a
// list but whoever endorses or returns. Cards given with notices before cannot tell; none of them decides any more.
import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table card add column seen text check (seen in ('opened', 'listed'))`,
  `update card set used_at = now() where used_at is null`,
  `update card set seen = 'listed'`,
  `alter table card alter column seen set not null,
    add constraint card_batch_listed check (batch_hash is null or seen = 'listed')`,
  `create index card_opened on card (innovation_id, person_id, version) where seen = 'opened'`,
  `alter table event add constraint event_decided_opened check (
    after ->> 'seen' is null or after ->> 'seen' = 'opened' or (after ->> 'seen' = 'listed' and type in ('endorse', 'return')))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
