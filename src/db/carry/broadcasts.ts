// Carries out what is done in broadcasts.
// It decides nothing; what changed meanwhile throws `Moved`, and the step is done again from fresh reads.
import { sql } from 'kysely';
import { type Grant, may } from '../../domain/access.ts';
import { broadcastItem } from '../../domain/broadcast.ts';
import type { BroadcastEffect } from '../../domain/conversation/broadcasts/types.ts';
import { Moved } from '../commit/ledger.ts';
import { askedBy, holderOf } from './meetings.ts';
import { createBroadcast, steerBroadcast } from '../transactions/steer-broadcast.ts';
import type { CarriersOf } from './carrying.ts';
import { useConfirmation } from './confirmation.ts';
import { named } from './evidence.ts';

/** In which role somebody writes: of one unit as its admin, to all as coordinator, to the own gakor as its mentor. */
const roleOf = (grants: readonly Grant[], unitId: string | null) =>
  unitId !== null ? 'unit_admin' : may(grants, 'broadcast_all').ok ? 'coordinator' : 'mentor';

/** Carriers of broadcasts. */
export const broadcastCarriers: CarriersOf<BroadcastEffect> = {
  create_broadcast: (carrying, { confirmationId, draft, code, unitId, count }) => {
    const { personId, channel, inboxId } = carrying.origin;
    const { audience, text, file, question, late, time, meeting } = draft;
    carrying.after(async (trx) => {
      await useConfirmation(trx, confirmationId);
      const id = await createBroadcast(
        trx,
        {
          ...{ code, by: { personId }, unitId, audience, text, question, late },
          fileId: file?.id ?? null,
          starts: time.starts,
          until: time.until,
          monthDay: time.monthDay ?? null,
          confirmedCount: count,
          confirmHash: null,
        },
        {
          ...{ personId, channel, inboxId, requestId: null },
          role: roleOf(carrying.occasion.stored.person.grants, unitId),
        },
      );
      if (meeting !== undefined)
        await askedBy(trx, { number: meeting, id, code }, holderOf(carrying));
    });
  },
  take_broadcast_file: (carrying, { index, caption }) => {
    const { personId, occasion } = carrying;
    const { message } = occasion;
    const file = message?.files[index];
    if (file === undefined || message === null)
      throw new Error('a file that the message does not have');
    const called = named(file, []);
    carrying.after(async (trx) => {
      await trx
        .insertInto('evidence_file')
        .values({
          person_id: personId,
          innovation_id: null,
          item: broadcastItem,
          purpose: 'broadcast',
          inbox_id: message.inboxId,
          channel: message.channel,
          ref: JSON.stringify(called.ref),
          name: called.name,
          caption,
          album: message.albumId,
          declared_size: file.size,
        })
        .execute();
    });
  },
  steer_broadcast: (carrying, { id, to }) => {
    const { personId, channel, inboxId } = carrying.origin;
    const actor = { personId, role: null, channel, inboxId, requestId: null };
    carrying.after(async (trx) => {
      if (!(await steerBroadcast(trx, id, to, actor))) throw new Moved('a broadcast');
    });
  },
  answer_broadcast: (carrying, { id, reply }) => {
    const { personId, inboxId } = carrying;
    carrying.after(async (trx) => {
      await sql`
        insert into broadcast_answer (broadcast_id, person_id, answer, representative, inbox_id)
        values (${id}, ${personId}, ${reply.answer}, ${reply.representative}, ${inboxId})
        on conflict (broadcast_id, person_id) do update set answer = excluded.answer, representative = excluded.representative,
          inbox_id = excluded.inbox_id, answered_at = now()`.execute(trx);
    });
  },
};
