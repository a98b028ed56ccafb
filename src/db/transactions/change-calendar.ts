// One change of an edition's calendar, with its event, in the transaction of whoever asked for it.
// It decides nothing: the domain says what the calendar becomes, from the version that was locked.
import { type Kysely, sql } from 'kysely';
import {
  type Calendar,
  type CalendarChange,
  type CalendarProblem,
  changeCalendar,
} from '../../domain/calendar.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import type { Result } from '../../domain/result.ts';
import { no, ok } from '../../domain/result.ts';
import { appendSystemEvent } from '../events.ts';
import type { Database } from '../schema.ts';
import { readCalendar } from '../views/calendar.ts';

/** Who changes it and what they saw; `seen` is the version shown, 0 for no calendar. */
export interface CalendarRequest {
  readonly change: CalendarChange;
  readonly seen: number;
  readonly personId: number | null;
  readonly channel: string;
  readonly inboxId: number | null;
  readonly requestId: string | null;
}

/** Applies a change to the newest calendar, or refuses: `moved` when it is not the one that was seen. */
export async function applyCalendarChange(
  trx: Kysely<Database>,
  definition: EditionDefinition,
  request: CalendarRequest,
): Promise<Result<Calendar, CalendarProblem | { readonly type: 'moved' }>> {
  // Two openings at the same moment have no row to wait for.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`calendar:${definition.id}`}, 5))`.execute(
    trx,
  );
  const before = await readCalendar(trx, definition);
  if ((before?.version ?? 0) !== request.seen) return no({ type: 'moved' });
  const changed = changeCalendar(before, definition, request.change);
  if (!changed.ok) return changed;
  await write(trx, changed.value, request.change);
  await appendSystemEvent(trx, {
    subject: `edition:${definition.id}`,
    type: 'calendar_changed',
    personId: request.personId,
    role: 'coordinator',
    channel: request.channel,
    inboxId: request.inboxId,
    requestId: request.requestId,
    before,
    after: changed.value,
  });
  return ok(changed.value);
}

async function write(
  trx: Kysely<Database>,
  calendar: Calendar,
  change: CalendarChange,
): Promise<void> {
  const { editionId, version, rule } = calendar;
  await trx
    .insertInto('edition_calendar')
    .values({ edition_id: editionId, version, after_deadline: rule })
    .onConflict((on) => on.column('edition_id').doUpdateSet({ version, after_deadline: rule }))
    .execute();
  if (change.what === 'open' || change.what === 'move')
    for (const { no: nth, starts, ends, owner } of calendar.steps)
      await trx
        .insertInto('edition_step')
        .values({ edition_id: editionId, no: nth, starts, ends, owner })
        .onConflict((on) => on.columns(['edition_id', 'no']).doUpdateSet({ starts, ends }))
        .execute();
  if (change.what !== 'except') return;
  if (change.add)
    await trx
      .insertInto('deadline_exception')
      .values({ edition_id: editionId, unit_id: change.unitId })
      .onConflict((on) => on.doNothing())
      .execute();
  else
    await trx
      .deleteFrom('deadline_exception')
      .where('edition_id', '=', editionId)
      .where('unit_id', '=', change.unitId)
      .execute();
}
