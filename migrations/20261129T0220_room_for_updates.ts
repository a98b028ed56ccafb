// Rows that are changed soon after they were written keep their page, and indexes hold only what is looked for: an update
// that stays on its page writes a small part of the row to the log and touches no index.
import { type Kysely, sql } from 'kysely';

const statements = [
  // Changed with each message of their person, in columns without an index.
  `alter table conversation set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05)`,
  `alter table innovation set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05)`,
  `alter table address set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05)`,
  // Written once and changed once: when it was handled, when it was sent.
  `alter table inbox set (fillfactor = 60)`,
  `alter table outbox set (fillfactor = 60)`,
  // The same columns stand at the head of innovation_queue.
  `drop index innovation_state`,
  // Only the time of retention looked for it, once a day.
  `drop index inbox_done`,
  // Replies have no key.
  `alter table outbox drop constraint outbox_notice_key_key`,
  `create unique index outbox_notice_key on outbox (notice_key) where notice_key is not null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
