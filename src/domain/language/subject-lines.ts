// Messages that a subject reads whole by a reader of its own, each taken as a command; the order is that of the checks.
// It holds no words.
import { readAttendance } from './attendance-words.ts';
import type { Command } from './command-values.ts';
import { readHubCommand } from './hub-words.ts';
import { readLetterhead } from './letterhead-words.ts';
import { type MeetingLine, readMeeting } from './meeting-words.ts';
import { programmeCommand } from './programme-commands.ts';

/** The names of papers are words of everybody's answers; a meeting's number or `rapat:` is not. */
const namesPaper = (line: MeetingLine): 'meeting' | 'meeting_paper' =>
  line.do === 'list' || (line.do === 'print' && line.number === null) ? 'meeting_paper' : 'meeting';

/** Reads a message that belongs to a subject as a whole; undefined for every other text. */
export function readSubjectLine(text: string): Command | undefined {
  if (readAttendance(text) !== null) return { name: 'attendance', rest: text.trim() };
  // Which day is meant is read where it is carried out.
  const meeting = readMeeting(text, { year: 2026, month: 1, day: 1 });
  if (meeting !== null) return { name: namesPaper(meeting), rest: text.trim() };
  const programme = programmeCommand(text);
  if (programme !== null) return { name: programme, rest: text.trim() };
  const hub = readHubCommand(text);
  if (hub !== null) return hub;
  return readLetterhead(text) === null ? undefined : { name: 'letterhead', rest: text.trim() };
}
