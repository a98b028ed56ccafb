// Loads attendance at meetings, and fresh codes.
// It reads inside the transaction that will carry out the step, and decides nothing.
import type { AttendanceNeed } from '../../domain/conversation/attendance/types.ts';
import { attendanceAt, freshCodes, meetingOfCode } from '../views/attendance.ts';
import type { LoadersOf } from './context.ts';

/** Loaders of attendance. */
export const attendanceLoaders: LoadersOf<AttendanceNeed> = {
  attendance_code: async ({ code }, { db, person }) => ({
    attendanceCode: await meetingOfCode(db, code, person.id),
  }),
  attendance_fresh: async (_, { db }) => ({ attendanceFresh: await freshCodes(db) }),
  attendance: async ({ number }, { db }) => ({ attendance: await attendanceAt(db, number) }),
};
