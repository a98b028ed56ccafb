// Loads the calendar and what somebody said about being reminded.
// It reads inside the transaction that will carry out the step, and decides nothing.
import type { CalendarNeed } from '../../domain/conversation/calendar/types.ts';
import type { LoadersOf } from './context.ts';

/** Loaders of the calendar and of reminders. */
export const calendarLoaders: LoadersOf<CalendarNeed> = {
  calendar: async (need, { db, focus, together, editionOf, currentEdition }) => {
    const edition =
      need.of === 'focus' && focus !== null
        ? editionOf(focus.editionId, focus.editionVersion)
        : currentEdition;
    return { calendar: await together.calendar(db, edition) };
  },
  reminders: async (_, { db, person }) => {
    const row = await db
      .selectFrom('reminder_setting')
      .select('stopped_at')
      .where('person_id', '=', person.id)
      .executeTakeFirst();
    return { reminders: { stopped: (row?.stopped_at ?? null) !== null } };
  },
};
