// Reminds of meetings: whoever has not answered yet, three days before and the day before; whoever comes, or sends somebody,
// the day before. Whoever said no hears nothing. One a person, the meeting that comes first.
import { addDays, daysBetween, type IsoDay, quietHours, weekdayOf } from '../calendar.ts';
import type { Contender, MeetingFacts, PersonFacts, ReminderFacts } from './facts.ts';

/** Days before a meeting at which whoever has not answered is asked once more. */
const ASK_BEFORE = 3;

/** What somebody is to be reminded of; null for nothing. */
export function meetingDue(
  facts: ReminderFacts,
  person: PersonFacts,
  today: IsoDay,
): Contender | null {
  const coming = (facts.meetings ?? [])
    .filter(({ asked }) => asked.has(person.id))
    .toSorted((a, b) => daysBetween(b.day, a.day) || a.number - b.number);
  for (const meeting of coming) {
    const found = dueOf(meeting, person, today);
    if (found !== null && (person.asked !== null || !person.sent.has(found.key))) return found;
  }
  return null;
}

function dueOf(meeting: MeetingFacts, { id }: PersonFacts, today: IsoDay): Contender | null {
  const { number, title, day, starts, place, code, asked } = meeting;
  const answer = asked.get(id) ?? null;
  const days = daysBetween(today, day);
  const isEve = days === 1 || (days === 2 && weekdayOf(addDays(today, 1)) === quietHours.sunday);
  const isAsked = answer === null && days > 0 && days <= ASK_BEFORE;
  if (answer === 'absent' || !(isEve || isAsked)) return null;
  return {
    kind: 'meeting',
    // It is over tomorrow: nothing else is.
    rank: 5,
    key: `meeting:${number}:${day}:${isEve ? 'eve' : 'ask'}`,
    about: [`meeting:${number}`],
    part: { key: 'reminder_meeting', args: { number, title, day, starts, place, code, answer } },
    choices: [],
  };
}
