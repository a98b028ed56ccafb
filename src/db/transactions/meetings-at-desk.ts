// Commits of meetings at the desk: one is noted with its number, or something of it is told. The same record as in a chat.
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { may } from '../../domain/access.ts';
import { promiseOfPoint } from '../../domain/conversation/promises/of-decision.ts';
import { tellUnit } from '../../domain/conversation/promises/promising.ts';
import type { NewPromise } from '../../domain/conversation/promises/types.ts';
import { newConversation } from '../../domain/conversation/state.ts';
import { Turn } from '../../domain/conversation/turn.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { invitationTo } from '../../domain/language/index.ts';
import {
  type Meeting,
  type MeetingChange,
  type MeetingPoint,
  mostPoints,
  type NewMeeting,
} from '../../domain/meeting.ts';
import { isSamePlace, movedTold, placeOf } from '../../domain/meeting-move.ts';
import { zoneName } from '../../domain/region.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import { tellMove } from '../carry/meeting-moves.ts';
import { applyMeetingChange, storeMeeting } from '../carry/meetings.ts';
import { sendNotice } from '../carry/send-notice.ts';
import { readCurrentEdition } from '../reference.ts';
import type { Database } from '../schema.ts';
import { askedToMeeting, readBroadcast } from '../views/broadcasts.ts';
import { readMeetingRow } from '../views/meetings.ts';
import {
  type DeskActProblem,
  type DeskMoment,
  type DeskParts,
  type DeskRequest,
  actAtDesk,
} from './desk-act.ts';
import { momentOf, unitsOf } from './desk-turn.ts';

const holds = ({ person }: DeskMoment): boolean => may(person.grants, 'hold_meeting').ok;

/** The number of the last meeting that somebody noted; 0 without one. */
export async function lastMeeting(db: Kysely<Database>, personId: number): Promise<number> {
  const { rows } = await sql<{ number: number | null }>`
    select max(number) as number from meeting where created_by = ${personId}`.execute(db);
  return rows[0]?.number ?? 0;
}

/** Notes a meeting; `seen` is the last one that the form knew of, so that one form notes one meeting. Gives its number. */
export const noteMeetingAtDesk = (
  parts: DeskParts,
  request: DeskRequest,
  {
    meeting,
    changes,
    editionId,
    seen,
  }: {
    readonly meeting: NewMeeting;
    /** What else is told of it at once. */
    readonly changes: readonly MeetingChange[];
    readonly editionId: string;
    readonly seen: number;
  },
): Promise<Result<number, DeskActProblem>> =>
  actAtDesk(parts, request, async (moment): Promise<Result<number, DeskActProblem>> => {
    const { trx, person, origin } = moment;
    if (!holds(moment)) return no({ type: 'not_found' });
    if ((await lastMeeting(trx, person.id)) !== seen) return no({ type: 'moved' });
    const { rows } = await sql<{
      number: number;
    }>`select nextval('meeting_number')::int as number`.execute(trx);
    const number = rows[0]?.number ?? 0;
    await storeMeeting(trx, { number, editionId, meeting }, origin);
    for (const change of changes) await applyMeetingChange(trx, number, change, origin);
    return ok(number);
  });

/** Why something of a meeting is not stored. */
export type MeetingProblem =
  | DeskActProblem
  | { readonly type: 'full' | 'not_asked' | 'ends_first' };

/** What proves how a meeting was shown: the hash of everything that is stored of it. */
export const meetingSeen = (meeting: Meeting): string =>
  createHash('sha256').update(JSON.stringify(meeting)).digest('base64url');

/** What became of those who were asked, when a meeting moved: they are told, cannot be told in time, or need not be. */
export type MoveTold = 'told' | 'late' | 'nobody';

/**
 * Stores what is told of a meeting, as long as it is the one that was shown (`seen`, by `meetingSeen`). Whoever was asked is
 * told once where it moves.
 */
export const changeMeetingAtDesk = (
  parts: DeskParts,
  request: DeskRequest,
  {
    number,
    changes,
    seen,
  }: { readonly number: number; readonly changes: readonly MeetingChange[]; readonly seen: string },
): Promise<Result<MoveTold, MeetingProblem>> =>
  actAtDesk(parts, request, async (moment): Promise<Result<MoveTold, MeetingProblem>> => {
    const { trx } = moment;
    const meeting = holds(moment) ? await readMeetingRow(trx, number) : null;
    if (meeting === null) return no({ type: 'not_found' });
    await sql`select 1 from meeting where number = ${number} for update`.execute(trx);
    const now = (await readMeetingRow(trx, number)) ?? meeting;
    if (meetingSeen(now) !== seen) return no({ type: 'moved' });
    // A refusal does not take back what was written: all of it is looked at before the first is stored.
    const problem = await problemOf(moment, now, changes);
    if (problem !== null) return no(problem);
    for (const change of changes) await storeChange(moment, number, change);
    return ok(await tellMoveOf(moment, now));
  });

/** Tells whoever was asked that the meeting is elsewhere than it was, if it is. */
async function tellMoveOf({ trx, person, origin }: DeskMoment, before: Meeting): Promise<MoveTold> {
  const after = await readMeetingRow(trx, before.number);
  const was = placeOf(before);
  if (after === null || isSamePlace(was, placeOf(after))) return 'nobody';
  const at = movedTold(placeOf(after), new Date(origin.at).getTime());
  const due = typeof at === 'number' ? new Date(at).toISOString() : null;
  const move = { was, due, invitation: invitationTo(before, zoneName()) };
  if ((await tellMove(trx, before.number, move, person.id)) > 0) return 'told';
  const asked = at === 'late' ? await askedToMeeting(trx, before.number) : [];
  return asked.some((id) => id !== person.id) ? 'late' : 'nobody';
}

/** Why these changes together cannot be stored; null where they can. */
async function problemOf(
  { trx }: DeskMoment,
  { points, ...now }: Meeting,
  changes: readonly MeetingChange[],
): Promise<MeetingProblem | null> {
  const added = changes.filter(({ what }) => what === 'point').length;
  if (added > 0 && points.length + added > mostPoints) return { type: 'full' };
  let { starts, ends } = now;
  for (const change of changes) {
    if (change.what === 'starts') starts = change.time;
    if (change.what === 'ends') ends = change.time;
    if (change.what === 'drop_ends') ends = null;
  }
  if (ends !== null && ends <= starts) return { type: 'ends_first' };
  for (const change of changes) {
    if (change.what !== 'broadcast') continue;
    const asked = await readBroadcast(trx, change.code);
    if (asked?.question?.kind !== 'attendance') return { type: 'not_asked' };
  }
  return null;
}

/** Stores one change of a meeting that is locked. */
async function storeChange(
  moment: DeskMoment,
  number: number,
  change: MeetingChange,
): Promise<void> {
  const promise = change.what === 'point' ? await promiseFor(moment, change.point) : null;
  await applyMeetingChange(moment.trx, number, change, moment.origin, promise ?? undefined);
  if (promise !== null) await tellOf(moment, promise);
}

/** The promise that a decision is; takes a number for it only where it is one. */
async function promiseFor({ trx }: DeskMoment, point: MeetingPoint): Promise<NewPromise | null> {
  if (point.kind !== 'decision' || point.until === null) return null;
  const { rows } = await sql<{
    number: number;
  }>`select nextval('promise_number')::int as number`.execute(trx);
  return promiseOfPoint(await unitsOf(trx), point, rows[0]?.number ?? 0);
}

/** Tells the admins of its unit, as the chat does. */
async function tellOf(moment: DeskMoment, promise: NewPromise): Promise<void> {
  const { trx, person, secrets } = moment;
  const editionOf = (id: string, version?: number): EditionDefinition => {
    const found = version === undefined ? findEdition(id) : findEdition(id, version);
    if (found === null) throw new Error(`edition ${id} is not shipped`);
    return found;
  };
  const world = {
    ...{ person, units: await unitsOf(trx), editionOf, focus: null, loaded: {} },
    currentEdition: editionOf(await readCurrentEdition(trx)),
  };
  const turn = new Turn(world, newConversation, momentOf(moment));
  tellUnit(turn, promise, 'made');
  for (const effect of turn.effects)
    if (effect.kind === 'notify') await sendNotice(trx, effect, secrets);
}
