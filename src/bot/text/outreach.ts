// Gathers the words about the calendar, reminders, broadcasts and mentors.
// It holds no sentence itself.
import type { OutreachMessages } from '../../domain/conversation/outreach-messages.ts';
import { broadcastWords } from './broadcast.ts';
import { calendarWords } from './calendar.ts';
import { mentorWords } from './mentor.ts';
import { reminderWords } from './reminders.ts';
import type { WordsOf } from './words.ts';

/** Words for all of them. */
export const outreachWords: WordsOf<OutreachMessages> = {
  ...calendarWords,
  ...reminderWords,
  ...broadcastWords,
  ...mentorWords,
};
