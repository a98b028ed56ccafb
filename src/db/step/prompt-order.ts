// Tells whether a message was written before the open prompt was shown, so that an answer typed twice is recognised.
// It trusts only what this database knows: numbers and clocks of networks may mean anything.
import { type Kysely, sql } from 'kysely';
import { isEpochDead } from '../lease.ts';
import type { Database } from '../schema.ts';
import type { Waiting } from '../commit/lock.ts';

/**
 * Asked only for a message that says the same as the answer stored last. True when the message had arrived before the
 * open prompt existed (typed twice while we were slow or down), when that prompt is not known to have been shown
 * because whoever was sending it died, or when the prompt before it was shown a second time after a crash.
 * Otherwise it is an answer: a real one must never be thrown away on a suspicion.
 */
export async function wroteBefore(trx: Kysely<Database>, message: Waiting): Promise<boolean> {
  const { rows } = await sql<Prompt>`
    select o.resent, o.created_at > i.received_at as later, o.state, o.claimed_by as "claimedBy"
    from inbox i join outbox o on o.address_id = i.address_id and o.kind = 'reply'
    where i.id = ${message.inboxId} order by o.id desc limit 2
  `.execute(trx);
  const [open, before] = rows;
  return open?.later === true || before?.resent === true || (await isUnseen(trx, open));
}

interface Prompt {
  readonly resent: boolean;
  readonly later: boolean;
  readonly state: string;
  readonly claimedBy: number | null;
}

async function isUnseen(trx: Kysely<Database>, prompt: Prompt | undefined): Promise<boolean> {
  if (prompt?.state !== 'sending')
    return prompt?.state === 'uncertain' || prompt?.state === 'queued';
  return prompt.claimedBy !== null && (await isEpochDead(trx, prompt.claimedBy));
}
