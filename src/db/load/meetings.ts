// Loads meetings, and a number for a new one.
// It reads inside the transaction that will carry out the step, and decides nothing.
import { sql } from 'kysely';
import type { MeetingNeed } from '../../domain/conversation/meetings/types.ts';
import { askedToMeeting } from '../views/broadcasts.ts';
import { listMeetings, readMeetingRow } from '../views/meetings.ts';
import type { LoadersOf } from './context.ts';

/** Loaders of meetings. */
export const meetingLoaders: LoadersOf<MeetingNeed> = {
  meetings: async (_, { db, currentEdition }) => ({
    meetings: await listMeetings(db, currentEdition.id),
  }),
  meeting: async ({ number }, { db }) => ({ meeting: await readMeetingRow(db, number) }),
  meeting_asked: async ({ number }, { db }) => ({ meetingAsked: await askedToMeeting(db, number) }),
  // What is not used stays unused: a gap between numbers says nothing.
  meeting_number: async (_, { db }) => {
    const { rows } = await sql<{
      number: number;
    }>`select nextval('meeting_number')::int as number`.execute(db);
    return rows[0] === undefined ? {} : { meetingNumber: rows[0].number };
  },
  attendance_asked: async ({ code }, { db }) => {
    const { rows } = await sql<{ asked: boolean }>`
      select exists (select 1 from broadcast where code = ${code} and question ->> 'kind' = 'attendance') as asked`.execute(
      db,
    );
    return { attendanceAsked: rows[0]?.asked === true };
  },
};
