// Carries out the effects of the calendar, reminders, broadcasts and mentors, after the ledger of the step was written.
// One effect, one place; it decides nothing.
import { type Kysely, sql } from 'kysely';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { broadcastItem } from '../../domain/broadcast.ts';
import type { BroadcastEffect } from '../../domain/conversation/broadcasts/types.ts';
import type { CalendarEffect } from '../../domain/conversation/calendar/types.ts';
import type { MentorEffect } from '../../domain/conversation/mentors/types.ts';
import type { SharedEffect } from '../../domain/conversation/shared/types.ts';
import type { Secrets } from '../secrets.ts';
import type { Database } from '../schema.ts';
import { createBroadcast, steerBroadcast, takeBack } from '../transactions/steer-broadcast.ts';
import { changeGakor } from '../transactions/change-gakor.ts';
import { postMessage } from '../transactions/post-message.ts';
import { applyCalendarChange } from '../transactions/change-calendar.ts';
import type { Occasion } from './occasion.ts';
import { Moved } from './ledger.ts';

/** Writes one effect; throws `Moved` when what it rests on changed meanwhile. */
export async function carryOutreach(
  trx: Kysely<Database>,
  effect:
    | BroadcastEffect
    | CalendarEffect
    | MentorEffect
    | Extract<SharedEffect, { kind: 'show_confirmation' }>,
  { stored, message, channel }: Occasion,
  secrets: Secrets,
): Promise<void> {
  const personId = stored.person.id;
  const inboxId = message?.inboxId ?? null;
  switch (effect.kind) {
    case 'show_confirmation':
      await sql`insert into confirmation (person_id, purpose, code_hash, expires_at)
        values (${personId}, ${effect.purpose}, ${secrets.cardHash(personId, effect.code)}, now() + interval '1 hour')`.execute(
        trx,
      );
      return;
    case 'change_calendar': {
      await useConfirmation(trx, effect.confirmationId);
      const definition = findEdition(effect.editionId);
      if (definition === null) throw new Error(`no edition ${effect.editionId}`);
      const { change, seen } = effect;
      const request = { change, seen, personId, channel, inboxId, requestId: null };
      const changed = await applyCalendarChange(trx, definition, request);
      if (!changed.ok) throw new Moved('a calendar');
      return;
    }
    case 'create_broadcast': {
      await useConfirmation(trx, effect.confirmationId);
      const { draft, code, unitId, count } = effect;
      const { audience, text, file, question, late, time } = draft;
      await createBroadcast(
        trx,
        {
          code,
          by: { personId },
          unitId,
          audience,
          text,
          fileId: file?.id ?? null,
          question,
          starts: time.starts,
          until: time.until,
          monthDay: time.monthDay ?? null,
          late,
          confirmedCount: count,
          confirmHash: null,
        },
        {
          personId,
          role: unitId === null ? 'coordinator' : 'unit_admin',
          channel,
          inboxId,
          requestId: null,
        },
      );
      return;
    }
    case 'take_broadcast_file': {
      const file = message?.files[effect.index];
      if (file === undefined || message === null)
        throw new Error('a file that the message does not have');
      await trx
        .insertInto('evidence_file')
        .values({
          person_id: personId,
          innovation_id: null,
          item: broadcastItem,
          purpose: 'broadcast',
          inbox_id: message.inboxId,
          channel: message.channel,
          ref: JSON.stringify(file.ref),
          name: file.name ?? 'berkas',
          caption: effect.caption,
          album: message.albumId,
          declared_size: file.size,
        })
        .execute();
      return;
    }
    case 'steer_broadcast': {
      const actor = { personId, role: null, channel, inboxId, requestId: null };
      if (!(await steerBroadcast(trx, effect.id, effect.to, actor))) throw new Moved('a broadcast');
      return;
    }
    case 'answer_broadcast':
      await sql`
        insert into broadcast_answer (broadcast_id, person_id, answer, representative, inbox_id)
        values (${effect.id}, ${personId}, ${effect.reply.answer}, ${effect.reply.representative}, ${inboxId})
        on conflict (broadcast_id, person_id) do update set answer = excluded.answer, representative = excluded.representative,
          inbox_id = excluded.inbox_id, answered_at = now()`.execute(trx);
      return;
    case 'change_gakor':
      return changeGakor(trx, effect.change, { personId, channel, inboxId });
    case 'post_message':
      return postMessage(trx, effect, { personId, name: stored.person.name, inboxId });
    case 'set_reminders':
      return setReminders(trx, personId, effect);
  }
}

/** Keeps what somebody said about being reminded; whatever waits to be sent unasked is taken back at once. */
async function setReminders(
  trx: Kysely<Database>,
  personId: number,
  effect: Extract<
    | BroadcastEffect
    | CalendarEffect
    | MentorEffect
    | Extract<SharedEffect, { kind: 'show_confirmation' }>,
    { kind: 'set_reminders' }
  >,
): Promise<void> {
  const stopped = effect.to === 'off' ? sql`now()` : sql`null`;
  const day = effect.to === 'tomorrow' ? effect.day : null;
  await sql`
    insert into reminder_setting (person_id, stopped_at, asked_day) values (${personId}, ${stopped}, ${day})
    on conflict (person_id) do update set stopped_at = excluded.stopped_at, asked_day = excluded.asked_day, updated_at = now()`.execute(
    trx,
  );
  if (effect.to === 'on') return;
  await sql`select cancel_reminders(array[${`person:${personId}`}])`.execute(trx);
  // A broadcast on its way is settled when its turn comes again: by then the person has asked for silence.
  if (effect.to === 'off') await takeBack(trx, sql`r.person_id = ${personId}`);
}

async function useConfirmation(trx: Kysely<Database>, id: number): Promise<void> {
  const used = await trx
    .updateTable('confirmation')
    .set({ used_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (Number(used.numUpdatedRows) !== 1) throw new Moved('a confirmation');
}
