// Carries out what is done in the calendar and reminders.
// It decides nothing; what changed meanwhile throws `Moved`, and the step is done again from fresh reads.
import { type Kysely, sql } from 'kysely';
import type { CalendarEffect } from '../../domain/conversation/calendar/types.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { Moved } from '../commit/ledger.ts';
import type { Database } from '../schema.ts';
import { applyCalendarChange } from '../transactions/change-calendar.ts';
import { takeBack } from '../transactions/steer-broadcast.ts';
import type { CarriersOf } from './carrying.ts';
import { useConfirmation } from './confirmation.ts';

/** Keeps what somebody said about being reminded; whatever waits to be sent unasked is taken back at once. */
async function setReminders(
  trx: Kysely<Database>,
  personId: number,
  effect: Extract<CalendarEffect, { kind: 'set_reminders' }>,
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

/** Carriers of the calendar and of reminders. */
export const calendarCarriers: CarriersOf<CalendarEffect> = {
  change_calendar: (carrying, { editionId, seen, change, confirmationId }) => {
    const { personId, channel, inboxId } = carrying.origin;
    carrying.after(async (trx) => {
      await useConfirmation(trx, confirmationId);
      const definition = findEdition(editionId);
      if (definition === null) throw new Error(`no edition ${editionId}`);
      const request = { change, seen, personId, channel, inboxId, requestId: null };
      const changed = await applyCalendarChange(trx, definition, request);
      if (!changed.ok) throw new Moved('a calendar');
    });
  },
  set_reminders: (carrying, effect) => {
    const { personId } = carrying;
    carrying.after((trx) => setReminders(trx, personId, effect));
  },
};
