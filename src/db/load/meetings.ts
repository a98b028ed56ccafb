// Loads meetings, and a number for a new one.
// It reads inside the transaction that will carry out the step, and decides nothing.
import { sql } from 'kysely';
import { may } from '../../domain/access.ts';
import type { MeetingNeed } from '../../domain/conversation/meetings/types.ts';
import { askedToMeeting } from '../views/broadcasts.ts';
import { gakorOfMentor, listMeetings, readMeetingRow } from '../views/meetings.ts';
import type { LoadersOf } from './context.ts';

/** Loaders of meetings. */
export const meetingLoaders: LoadersOf<MeetingNeed> = {
  meetings: async (_, { db, currentEdition, person }) => ({
    meetings: await listMeetings(
      db,
      currentEdition.id,
      may(person.grants, 'hold_meeting').ok ? null : person.id,
    ),
  }),
  meeting: async ({ number }, { db }) => ({ meeting: await readMeetingRow(db, number) }),
  meeting_asked: async ({ number }, { db }) => ({ meetingAsked: await askedToMeeting(db, number) }),
  // What is not used stays unused: a gap between numbers says nothing.
  meeting_number: async (_, { db, person }) => {
    const { rows } = await sql<{
      number: number;
    }>`select nextval('meeting_number')::int as number`.execute(db);
    const meetingGakor = may(person.grants, 'hold_meeting').ok
      ? []
      : await gakorOfMentor(db, person.id);
    return rows[0] === undefined ? {} : { meetingNumber: rows[0].number, meetingGakor };
  },
  attendance_asked: async ({ code }, { db }) => {
    const { rows } = await sql<{ asked: boolean }>`
      select exists (select 1 from broadcast where code = ${code} and question ->> 'kind' = 'attendance') as asked`.execute(
      db,
    );
    return { attendanceAsked: rows[0]?.asked === true };
  },
};
