// One commit: a coordinator at the desk changes the calendar of an edition by one form, all of its changes or none.
// The domain says what each change makes of the calendar, from the version that was shown.
import { may } from '../../domain/access.ts';
import type { Calendar, CalendarChange, CalendarProblem } from '../../domain/calendar.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import { Moved } from '../commit/ledger.ts';
import { applyCalendarChange } from './change-calendar.ts';
import { type DeskActProblem, type DeskParts, type DeskRequest, actAtDesk } from './desk-act.ts';

/** What is to change of the calendar that was seen; `seen` is its version, 0 for none. */
export interface DeskCalendar {
  readonly edition: EditionDefinition;
  readonly seen: number;
  readonly changes: readonly CalendarChange[];
}

/** Applies the changes in order. */
export const changeCalendarAtDesk = (
  parts: DeskParts,
  request: DeskRequest,
  { edition, seen, changes }: DeskCalendar,
): Promise<Result<Calendar | null, CalendarProblem | DeskActProblem>> =>
  actAtDesk(
    parts,
    request,
    async ({
      trx,
      person,
      origin,
    }): Promise<Result<Calendar | null, CalendarProblem | DeskActProblem>> => {
      if (!may(person.grants, 'manage_edition').ok) return no({ type: 'not_found' });
      const { personId, channel, requestId } = origin;
      let version = seen;
      let calendar: Calendar | null = null;
      for (const change of changes) {
        const by = { change, seen: version, personId, channel, inboxId: null, requestId };
        const changed = await applyCalendarChange(trx, edition, by);
        if (!changed.ok) {
          // Once something is written the whole commit must be taken back.
          if (version === seen) return changed;
          throw new Moved('a calendar');
        }
        calendar = changed.value;
        version = calendar.version;
      }
      return ok(calendar);
    },
  );
