// Reads commands that are lines of their own shape, each by the reader of its subject: temuan, visits, broadcasts, attendance,
// meetings, promises, proposals, the contest, the catalogue, letterheads, columns of old lists. It decides nothing about when one may be typed.
import { readAttendance } from './attendance-words.ts';
import { readCandidate, readNotes } from './candidate-words.ts';
import type { Command } from './command-values.ts';
import { readOldColumn } from './edition-words.ts';
import { readHubCommand } from './hub-words.ts';
import { readLetterhead } from './letterhead-words.ts';
import { type MeetingLine, readMeeting } from './meeting-words.ts';
import { readBroadcastLine } from './overview-words.ts';
import { programmeCommand } from './programme-commands.ts';
import { readPastCard } from './past-card-words.ts';
import { readGapsOf } from './visit-words.ts';

/** The names of papers are words of everybody's answers; a meeting's number or `rapat:` is not. */
const namesPaper = (line: MeetingLine): 'meeting' | 'meeting_paper' =>
  line.do === 'list' || (line.do === 'print' && line.number === null) ? 'meeting_paper' : 'meeting';

// `cek` and the activity behind a colon; what stands there is the sentence, whatever its words are.
const CHECK = /^\/?cek(?:\s+(?:inovasi|kegiatan|ide|gagasan))?\s*:\s*(\S[^]{2,1999})$/iu;

/** Reads a line about one of these subjects; undefined for every other text. */
export function readLine(text: string): Command | undefined {
  const column = readOldColumn(text);
  if (column !== null) return { name: 'old_column', ...column };
  const notes = readNotes(text);
  if (notes !== null) return { name: 'note_candidates', ...notes };
  const line = readCandidate(text);
  if (line !== null) return { name: 'candidate', ...line };
  const gapsOf = readGapsOf(text);
  if (gapsOf !== null) return { name: 'gaps_of', code: gapsOf };
  if (readBroadcastLine(text) !== null)
    return { name: 'broadcast', rest: text.trim().replace(/^\/?\S+\s+/u, '') };
  if (readAttendance(text) !== null) return { name: 'attendance', rest: text.trim() };
  // Which day is meant is read where it is carried out.
  const meeting = readMeeting(text, { year: 2026, month: 1, day: 1 });
  if (meeting !== null) return { name: namesPaper(meeting), rest: text.trim() };
  const programme = programmeCommand(text);
  if (programme !== null) return { name: programme, rest: text.trim() };
  if (readPastCard(text) !== null) return { name: 'past_card', rest: text.trim() };
  const hub = readHubCommand(text);
  if (hub !== null) return hub;
  if (readLetterhead(text) !== null) return { name: 'letterhead', rest: text.trim() };
  const checked = CHECK.exec(text.trim())?.[1];
  return checked === undefined ? undefined : { name: 'check_idea', rest: checked };
}
