// Rows of the table of commands about meetings: noting one, its papers, and who came.
// What they do stands in meetings.ts and in ../attendance.
import { attendanceRow } from '../attendance/attending.ts';
import { meetingPaperRow, meetingRow } from './meetings.ts';

/** The rows. */
export const meetingRows = {
  attendance: attendanceRow,
  meeting: meetingRow,
  meeting_paper: meetingPaperRow,
} as const;
