// Carries out what is noted of meetings, each with its event in the meeting's own chain. It decides nothing.
// What was said may name somebody, and the record stays for ever: an event holds what proves it, not what it says.
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { may } from '../../domain/access.ts';
import type { MeetingEffect } from '../../domain/conversation/meetings/types.ts';
import type { MeetingChange } from '../../domain/meeting.ts';
import type { Origin } from '../commit/record.ts';
import { appendSystemEvent } from '../events.ts';
import type { Database } from '../schema.ts';
import { Moved } from '../commit/ledger.ts';
import type { NewPromise } from '../../domain/conversation/promises/types.ts';
import { tellMove } from './meeting-moves.ts';
import { dropPromiseOf, insertPromise } from './promises.ts';
import type { CarriersOf, Carrying } from './carrying.ts';

/** Who does it; as coordinator where no role is named. */
type Holder = Origin & { readonly role?: 'coordinator' | 'mentor' };

/** Stores a new meeting with its event. */
export async function storeMeeting(
  trx: Kysely<Database>,
  {
    number,
    editionId,
    meeting,
    gakorId = null,
  }: Omit<Extract<MeetingEffect, { kind: 'create_meeting' }>, 'kind' | 'gakorId'> & {
    readonly gakorId?: number | null;
  },
  by: Holder,
): Promise<void> {
  const { title, day, starts, place } = meeting;
  await sql`insert into meeting (number, edition_id, title, day, starts, place, gakor_id, created_by)
    values (${number}, ${editionId}, ${title}, ${day}::date, ${starts}::time, ${place}, ${gakorId}, ${by.personId})`.execute(
    trx,
  );
  await record(trx, number, 'meeting_noted', by, {
    ...{ edition: editionId, day, starts, ...proof(title) },
    ...(gakorId === null ? {} : { gakor: gakorId }),
  });
}

/**
 * Stores a change of a meeting with its event, and the promise that a decision is, if it is one; throws `Moved` when a point
 * to be removed is another one now.
 */
export async function applyMeetingChange(
  trx: Kysely<Database>,
  number: number,
  change: MeetingChange,
  by: Holder,
  promise?: NewPromise,
): Promise<void> {
  if (change.what === 'drop_point') await dropPoint(trx, number, change, by);
  else {
    const pointId = await write(trx, number, change);
    if (promise !== undefined && pointId !== null) {
      const editionId = await editionOf(trx, number);
      await insertPromise(trx, promise, { editionId, role: by.role ?? 'coordinator', pointId }, by);
    }
  }
  await record(trx, number, 'meeting_changed', by, saidOf(change));
}

/** A broadcast asks to a meeting, beside those that asked before: its answers tell who comes. */
export async function askedBy(
  trx: Kysely<Database>,
  { number, id, code }: { readonly number: number; readonly id: number; readonly code: string },
  by: Holder,
): Promise<void> {
  await sql`insert into meeting_broadcast (meeting_number, broadcast_id) values (${number}, ${id})`.execute(
    trx,
  );
  await record(trx, number, 'meeting_changed', by, { what: 'broadcast', code });
}

/** Whoever a step of the chat is of, in the role in which they hold meetings. */
export const holderOf = ({ origin, occasion }: Carrying): Holder => ({
  ...origin,
  role: may(occasion.stored.person.grants, 'hold_meeting').ok ? 'coordinator' : 'mentor',
});

/** Carriers of meetings. */
export const meetingCarriers: CarriersOf<MeetingEffect> = {
  create_meeting: (carrying, effect) =>
    carrying.after((trx) => storeMeeting(trx, effect, holderOf(carrying))),
  change_meeting: (carrying, { number, change, promise, move }) =>
    carrying.after(async (trx) => {
      await applyMeetingChange(trx, number, change, holderOf(carrying), promise);
      if (move !== undefined) await tellMove(trx, number, move, carrying.personId);
    }),
};

const proof = (text: string) => ({
  text_sha256: createHash('sha256').update(text).digest('hex'),
});

async function record(
  trx: Kysely<Database>,
  number: number,
  type: string,
  { personId, channel, inboxId, role = 'coordinator' }: Holder,
  after: object,
): Promise<void> {
  await appendSystemEvent(trx, {
    ...{ subject: `meeting:${number}`, type, role },
    ...{ personId, channel, inboxId, after },
  });
}

function saidOf(change: MeetingChange): object {
  switch (change.what) {
    case 'point': {
      const { kind, text } = change.point;
      return { what: kind, ...proof(text) };
    }
    case 'chair':
    case 'secretary':
      return { what: change.what };
    case 'letter':
      return { what: 'letter', letter: change.text };
    case 'title':
    case 'place':
      return { what: change.what, ...proof(change.text) };
    case 'detail':
      return { what: change.detail, ...proof(change.text) };
    case 'drop_point':
      return { what: change.what, at: change.at, ...proof(change.text) };
    default:
      return change;
  }
}

async function editionOf(trx: Kysely<Database>, number: number): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select edition_id as id from meeting where number = ${number}`.execute(trx);
  if (rows[0] === undefined) throw new Moved('a meeting');
  return rows[0].id;
}

/** Writes a change; gives the id of the point that it added, null for any other change. */
async function write(
  trx: Kysely<Database>,
  number: number,
  change: Exclude<MeetingChange, { what: 'drop_point' }>,
): Promise<number | null> {
  switch (change.what) {
    case 'ends':
      await sql`update meeting set ends = ${change.time}::time where number = ${number}`.execute(
        trx,
      );
      return null;
    case 'letter':
      await sql`update meeting set letter = ${change.text} where number = ${number}`.execute(trx);
      return null;
    case 'detail':
      await sql`update meeting set details = details || jsonb_build_object(${change.detail}::text, ${change.text}::text) where number = ${number}`.execute(
        trx,
      );
      return null;
    case 'drop_detail':
      await sql`update meeting set details = details - ${change.detail}::text where number = ${number}`.execute(
        trx,
      );
      return null;
    case 'title':
    case 'place':
      await sql`update meeting set ${sql.ref(change.what)} = ${change.text} where number = ${number}`.execute(
        trx,
      );
      return null;
    case 'day':
      await sql`update meeting set day = ${change.day}::date where number = ${number}`.execute(trx);
      return null;
    case 'starts':
      await sql`update meeting set starts = ${change.time}::time where number = ${number}`.execute(
        trx,
      );
      return null;
    case 'hours':
      await sql`update meeting set hours = ${change.hours} where number = ${number}`.execute(trx);
      return null;
    case 'drop_ends':
    case 'drop_hours':
      await sql`update meeting set ${sql.ref(change.what === 'drop_ends' ? 'ends' : 'hours')} = null where number = ${number}`.execute(
        trx,
      );
      return null;
    case 'chair':
    case 'secretary':
      await sql`update meeting set ${sql.ref(change.what)} = ${JSON.stringify(change.person)}::jsonb where number = ${number}`.execute(
        trx,
      );
      return null;
    case 'broadcast':
      await sql`insert into meeting_broadcast (meeting_number, broadcast_id)
        select ${number}, id from broadcast where code = ${change.code} on conflict do nothing`.execute(
        trx,
      );
      return null;
    case 'drop_broadcast':
      await sql`delete from meeting_broadcast where meeting_number = ${number}
        and broadcast_id = (select id from broadcast where code = ${change.code})`.execute(trx);
      return null;
    case 'point': {
      const { kind, text } = change.point;
      const [who, until] =
        change.point.kind === 'decision' ? [change.point.who, change.point.until] : [null, null];
      const { rows } = await sql<{ id: number }>`
        insert into meeting_point (meeting_number, kind, text, who, until)
        values (${number}, ${kind}, ${text}, ${who}, ${until}::date) returning id`.execute(trx);
      return rows[0]?.id ?? null;
    }
  }
}

/** Removes the point that was meant; another one in its place is left, and the message is read again. */
async function dropPoint(
  trx: Kysely<Database>,
  number: number,
  { at, text }: Extract<MeetingChange, { what: 'drop_point' }>,
  by: Origin,
): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select id from (select id, text from meeting_point where meeting_number = ${number} order by id offset ${at - 1} limit 1) p
    where text = ${text}`.execute(trx);
  const [point] = rows;
  if (point === undefined) throw new Moved('the points of a meeting');
  await dropPromiseOf(trx, point.id, by);
  const { numAffectedRows } = await sql`delete from meeting_point where id = ${point.id}`.execute(
    trx,
  );
  if (numAffectedRows !== 1n) throw new Moved('the points of a meeting');
}
