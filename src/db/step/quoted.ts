// Reads what a message quotes: something that was said to its person, or an answer of their own.
// It decides nothing; what the quotation is worth, the domain says.
import { type Kysely, sql } from 'kysely';
import type { Message } from '../../domain/conversation/message.ts';
import type { Quoted } from '../../domain/conversation/quoted.ts';
import { quotedOf } from '../../domain/conversation/read-quoted.ts';
import type { Database } from '../schema.ts';
import type { Waiting } from '../commit/lock.ts';
import { answerOf } from '../load/filling.ts';

/** Gives what the message quotes; null where it quotes nothing that asks, shows a card or was an answer. */
export async function readQuoted(trx: Kysely<Database>, message: Waiting): Promise<Quoted | null> {
  const { replyTo, personId, channel, addressId } = message;
  if (replyTo === null) return null;
  // Trusted: it was written by this product.
  const { rows } = await sql<{ message: Message }>`
    select message from outbox
    where person_id = ${personId} and address_id = any(array(select id from address where person_id = ${personId}))
      and channel = ${channel} and ${replyTo} = any(provider_ids)
    order by id desc limit 1`.execute(trx);
  const [said] = rows;
  if (said !== undefined) return quotedOf(said.message);
  const external = channel === 'telegram' ? `m${replyTo}` : replyTo;
  const own = await answerOf(trx, external, [addressId]);
  return own === null || own.several === true
    ? null
    : { prompt: null, code: own.code, items: [own.item], step: 'value', card: null };
}
