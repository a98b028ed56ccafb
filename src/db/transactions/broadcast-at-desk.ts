// Commits of broadcasts at the desk: one is let go by the count of its preview, held, let go on or ended.
// The same people, rules and record as in a chat; it never sends.
import { type Kysely, sql } from 'kysely';
import { type Action, may } from '../../domain/access.ts';
import type {
  BroadcastAudience,
  BroadcastQuestion,
  BroadcastTime,
} from '../../domain/broadcast.ts';
import type {
  BroadcastProgress,
  BroadcastSteer,
} from '../../domain/conversation/broadcasts/types.ts';
import type { Person } from '../../domain/conversation/world.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import type { ReachRules } from '../../domain/reach.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import { drawingAnew } from '../errors.ts';
import { freeBroadcastCode } from '../free-code.ts';
import type { Database } from '../schema.ts';
import { askedBy } from '../carry/meetings.ts';
import { askedToMeeting, readBroadcast } from '../views/broadcasts.ts';
import { readMeetingRow } from '../views/meetings.ts';
import { meetingSeen } from './meetings-at-desk.ts';
import { previewBroadcast } from './broadcast-by-program.ts';
import { type DeskActProblem, type DeskParts, type DeskRequest, actAtDesk } from './desk-act.ts';
import { createBroadcast, steerBroadcast } from './steer-broadcast.ts';

/** The unit that limits somebody's broadcasts, null for none; undefined when they may not write to many. */
export function broadcastScope({ grants }: Person): string | null | undefined {
  if (may(grants, 'broadcast_all').ok) return null;
  return (
    grants.find(({ unitId }) => unitId !== null && may(grants, 'broadcast_unit', { unitId }).ok)
      ?.unitId ?? undefined
  );
}

/** A broadcast as a form holds it. */
export interface DeskBroadcast {
  readonly audience: BroadcastAudience;
  readonly text: string;
  readonly question: BroadcastQuestion | null;
  readonly time: BroadcastTime;
  readonly late: boolean;
  /** People of the preview. */
  readonly count: number;
  /** The last broadcast of this person that the preview knew of, so that one form sends once. */
  readonly seen: number;
  /** The meeting that it asks to, as it was shown (`meetingSeen`); whoever was asked to it before is left out. */
  readonly meeting?: { readonly number: number; readonly seen: string };
}

type Problem = DeskActProblem | { readonly type: 'wrong_count'; readonly count: number };

/** The number of the last broadcast that somebody made; 0 without one. */
export async function lastBroadcast(db: Kysely<Database>, personId: number): Promise<number> {
  const { rows } = await sql<{ id: number | null }>`
    select max(id) as id from broadcast where created_by = ${personId}`.execute(db);
  return rows[0]?.id ?? 0;
}

/** Lets a broadcast go to as many people as the preview told. */
export const broadcastAtDesk = (
  parts: DeskParts,
  request: DeskRequest,
  made: DeskBroadcast,
  { edition, rules }: { readonly edition: EditionDefinition; readonly rules: ReachRules },
): Promise<Result<string, Problem>> =>
  drawingAnew(() =>
    actAtDesk(parts, request, async ({ trx, person, origin }): Promise<Result<string, Problem>> => {
      const scope = broadcastScope(person);
      if (scope === undefined) return no({ type: 'not_found' });
      if ((await lastBroadcast(trx, person.id)) !== made.seen) return no({ type: 'moved' });
      const { text, question, time, late, meeting } = made;
      if (meeting !== undefined && !(await isAsShown(trx, person, meeting)))
        return no({ type: 'moved' });
      const audience =
        meeting === undefined
          ? made.audience
          : withoutAsked(made.audience, await askedToMeeting(trx, meeting.number));
      const { count } = await previewBroadcast(trx, edition, scope, audience, text, rules);
      if (count !== made.count || count === 0) return no({ type: 'wrong_count', count });
      const code = await freeBroadcastCode(trx);
      const id = await createBroadcast(
        trx,
        {
          ...{ code, by: { personId: person.id }, unitId: scope, audience, text, question, late },
          ...{ starts: time.starts, until: time.until, monthDay: time.monthDay ?? null },
          ...{ confirmedCount: count, confirmHash: null },
        },
        actorOf(origin, scope === null ? 'coordinator' : 'unit_admin'),
      );
      if (meeting !== undefined) await askedBy(trx, { number: meeting.number, id, code }, origin);
      return ok(code);
    }),
  );

/** The audience without those who were asked to the same meeting before. */
export const withoutAsked = (
  audience: BroadcastAudience,
  asked: readonly number[],
): BroadcastAudience => (asked.length === 0 ? audience : { ...audience, except: [...asked] });

async function isAsShown(
  trx: Kysely<Database>,
  { grants }: Person,
  { number, seen }: { readonly number: number; readonly seen: string },
): Promise<boolean> {
  await sql`select 1 from meeting where number = ${number} for update`.execute(trx);
  const meeting = may(grants, 'hold_meeting').ok ? await readMeetingRow(trx, number) : null;
  return meeting !== null && meetingSeen(meeting) === seen;
}

/** The broadcast, when this person may see it; null otherwise, as for one that is not there. */
export async function broadcastFor(
  db: Kysely<Database>,
  { grants }: Person,
  code: string,
): Promise<BroadcastProgress | null> {
  const row = await readBroadcast(db, code);
  if (row === null) return null;
  const action: Action = 'stop_broadcast';
  return may(grants, action, { unitId: row.unitId }).ok ? row : null;
}

/** Holds, lets go on or ends one. Whoever may stop one and not send one does not let it go on either. */
export const steerAtDesk = (
  parts: DeskParts,
  request: DeskRequest,
  code: string,
  to: BroadcastSteer,
): Promise<Result<null, DeskActProblem>> =>
  actAtDesk(
    parts,
    request,
    async ({ trx, person, origin }): Promise<Result<null, DeskActProblem>> => {
      const row = await broadcastFor(trx, person, code);
      if (row === null || (to === 'resume' && broadcastScope(person) === undefined))
        return no({ type: 'not_found' });
      return (await steerBroadcast(trx, row.id, to, actorOf(origin, null)))
        ? ok(null)
        : no({ type: 'moved' });
    },
  );

const actorOf = (
  {
    personId,
    channel,
    requestId,
  }: { readonly personId: number; readonly channel: string; readonly requestId: string },
  role: string | null,
) => ({ personId, role, channel, inboxId: null, requestId });
