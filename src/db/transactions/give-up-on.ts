// One commit: closes the oldest waiting message of a person that cannot be handled, so that the others go on.
// It keeps the message: an operator finds it with its error in the inbox.
import { type Kysely, sql } from 'kysely';
import type { Message } from '../../domain/conversation/message.ts';
import type { Database } from '../schema.ts';

const sorry: Message = { parts: [{ key: 'trouble', args: {} }], choices: [], prompt: null };

/** Marks the person's oldest waiting message as failed and leaves one neutral sentence for them; gives the message's id. */
export async function giveUpOn(
  db: Kysely<Database>,
  personId: number,
  error: string,
): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    with oldest as (
      select i.id, i.address_id, a.channel, a.person_id from inbox i join address a on a.id = i.address_id
      where a.person_id = ${personId} and i.done_at is null order by i.address_id, i.chat_order, i.id limit 1
    ), closed as (
      update inbox i set done_at = now(), outcome = 'failed', attempts = attempts + 1, error = ${error.slice(0, 500)}
      from oldest where i.id = oldest.id returning i.id
    ), said as (
      insert into outbox (person_id, address_id, channel, kind, message, inbox_id)
      select person_id, address_id, channel, 'reply', ${JSON.stringify(sorry)}::jsonb, id from oldest
    )
    select id from closed
  `.execute(db);
  return rows[0]?.id ?? null;
}
