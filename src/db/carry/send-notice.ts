// Notices of one step, in the outbox: one row for everybody it concerns, each once.
// It never sends; who is concerned is found in notices.ts.
import type { Kysely } from 'kysely';
import type { Effect } from '../../domain/conversation/effect.ts';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';
import { withChangedCard } from './changed-card.ts';
import { batchRows } from './queue.ts';
import { noticeRows } from './notices.ts';

/** Queues a notice for everybody it concerns, each once. */
export async function sendNotice(
  trx: Kysely<Database>,
  effect: Extract<Effect, { kind: 'notify' | 'notify_batch' }>,
  /** Needed for a notice with a card. */
  secrets?: Secrets,
): Promise<void> {
  if (effect.kind === 'notify_batch') {
    for (const row of await batchRows(trx, effect)) await queueNotice(trx, row);
    return;
  }
  for (const row of await noticeRows(trx, effect)) {
    const { card } = effect;
    await queueNotice(
      trx,
      card === undefined || secrets === undefined
        ? row
        : await withChangedCard(trx, row, card, secrets),
    );
  }
}

/** Queues one row of a notice, unless its person has that notice already. */
export async function queueNotice(
  trx: Kysely<Database>,
  row: Awaited<ReturnType<typeof noticeRows>>[number],
): Promise<void> {
  await trx
    .insertInto('outbox')
    .values({
      person_id: row.personId,
      address_id: row.addressId,
      channel: row.channel,
      kind: 'notice',
      message: JSON.stringify(row.message),
      notice_key: row.noticeKey,
      inbox_id: null,
      claimed_by: null,
      floor: null,
      last_error: null,
      for_role: row.forRole ?? null,
      for_unit: row.forUnit ?? null,
      ...(row.due === undefined ? {} : { due_at: row.due }),
    })
    .onConflict((on) => on.column('notice_key').where('notice_key', 'is not', null).doNothing())
    .execute();
}
