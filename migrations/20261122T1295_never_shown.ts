// Lets a reminder that a network refused to take be said another time: before, one attempt was enough to count as said.
import { type Kysely, sql } from 'kysely';

const statements = [
  /* Cancels queued messages. A reminder among them that was not shown counts as never said: what waits in the queue was
     not begun, or was refused, or was looked for and not found, unless a part of it is proven or its fate never was. */
  `create or replace function cancel_queued(ids bigint[], why text) returns void language sql as $$
    with gone as (
      select id, provider_ids = '{}' and last_error is distinct from 'unproven' as unseen
      from outbox where id = any(ids) and state = 'queued' for update skip locked
    ), cancelled as (
      update outbox o set state = 'cancelled', last_error = why,
        notice_key = case when gone.unseen then null else o.notice_key end
      from gone where o.id = gone.id
      returning o.id, gone.unseen
    ), about as (
      delete from reminder_about a using cancelled c where a.outbox_id = c.id
    )
    delete from reminder r using cancelled c where r.outbox_id = c.id and c.unseen
  $$`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
