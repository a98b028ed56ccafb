// Tells whoever was asked to a meeting that it moved: each person once for all that was changed before the notice left.
// It decides nobody's answer and never sends; when a notice leaves was decided by the step.
import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { longestBroadcast } from '../../domain/broadcast.ts';
import type { MeetingMove } from '../../domain/conversation/meetings/types.ts';
import type { Message } from '../../domain/conversation/message.ts';
import { invitationTo } from '../../domain/language/index.ts';
import type { Meeting } from '../../domain/meeting.ts';
import { isSamePlace, type MeetingPlace, placeOf } from '../../domain/meeting-move.ts';
import { zoneName } from '../../domain/region.ts';
import type { Database } from '../schema.ts';
import { answersOfMeeting } from '../views/broadcasts.ts';
import { readMeetingRow } from '../views/meetings.ts';
import { noticeRow, recipientsOf } from './notices.ts';
import { queueNotice } from './send-notice.ts';

/** As much of a title as a notice repeats, in signs. */
const titleSigns = 200;

/**
 * Queues the notice of a move for everybody asked but the one who made it; what waits of the move before is replaced by it.
 * Gives how many are told.
 */
export async function tellMove(
  trx: Kysely<Database>,
  number: number,
  { was, due, invitation }: MeetingMove,
  byId: number | null,
): Promise<number> {
  const waiting = await takeBack(trx, number);
  const meeting = await readMeetingRow(trx, number);
  if (meeting !== null) await reword(trx, meeting, invitation);
  if (due === null || meeting === null) return 0;
  const now = placeOf(meeting);
  const asked = new Map(
    (await answersOfMeeting(trx, number)).map((one) => [one.personId, one] as const),
  );
  const people = await recipientsOf(trx, { to: 'people', ids: [...asked.keys()] });
  const key = `moved:${number}:${randomUUID()}`;
  let told = 0;
  for (const person of people) {
    const known = waiting.get(person.personId) ?? was;
    const one = asked.get(person.personId);
    if (one === undefined || person.personId === byId || isSamePlace(known, now)) continue;
    const args = {
      ...{ number, title: meeting.title.slice(0, titleSigns), was: known, now },
      ...{ code: one.code, answer: one.answer },
    };
    const message: Message = {
      parts: [{ key: 'meeting_moved', args }],
      ...{ choices: [], prompt: null },
    };
    await queueNotice(trx, { ...noticeRow(person, message, key), due: new Date(due) });
    told += 1;
  }
  return told;
}

/** An invitation that nobody was sent yet says where the meeting is now; one that was written by hand stays as it is. */
async function reword(trx: Kysely<Database>, meeting: Meeting, before: string): Promise<void> {
  const text = invitationTo(meeting, zoneName());
  if (text.length > longestBroadcast) return;
  await sql`update broadcast b set text = ${text} from meeting_broadcast m
    where m.meeting_number = ${meeting.number} and b.id = m.broadcast_id and b.text = ${before}
      and b.state in ('scheduled', 'paused') and b.looked_at is null`.execute(trx);
}

/** Takes back what was not sent yet of the move before; gives what each of these people knows of the meeting. */
async function takeBack(
  trx: Kysely<Database>,
  number: number,
): Promise<ReadonlyMap<number, MeetingPlace>> {
  const { rows } = await sql<{ person_id: number; message: Message }>`
    update outbox set state = 'superseded'
    where kind = 'notice' and state = 'queued' and notice_key like ${`moved:${number}:%`}
    returning person_id, message`.execute(trx);
  return new Map(
    rows.flatMap(({ person_id: id, message }) =>
      message.parts.flatMap((part) =>
        part.key === 'meeting_moved' ? [[id, part.args.was] as const] : [],
      ),
    ),
  );
}
