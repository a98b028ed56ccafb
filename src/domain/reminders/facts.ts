// What a plan of reminders rests on, and what comes of it: types alone.
// Times are milliseconds UTC, days ISO in the region.
import type { Grant } from '../access.ts';
import type { Calendar, IsoDay } from '../calendar.ts';
import type { Choice, Message, Part } from '../conversation/message.ts';
import type { GapLine, NoteLine } from '../conversation/message-parts.ts';
import type { State } from '../innovation/status.ts';

/** What a reminder is about. */
const reminderKinds = [
  'deadline',
  'returned',
  'waiting',
  'almost',
  'digest',
  'mentor_list',
  'unit_not_begun',
  'idle',
  'not_begun',
  'candidate',
  'promise',
  'meeting',
] as const;

/** The kind of a reminder. */
type ReminderKind = (typeof reminderKinds)[number];

/** Somebody who may be reminded. Times are milliseconds UTC, days ISO. */
export interface PersonFacts {
  readonly id: number;
  readonly name: string | null;
  readonly grants: readonly Grant[];
  /** When they got their first role. */
  readonly since: number;
  readonly lastWrote: number | null;
  /** They typed `ingatkan besok`: the day from which they want to hear, whatever was said before; null otherwise. */
  readonly asked: IsoDay | null;
  /** Keys of what they were reminded of, and the days on which they were. */
  readonly sent: ReadonlySet<string>;
  readonly days: ReadonlySet<IsoDay>;
  /** Code of the innovation that is open in their conversation. */
  readonly focus: string | null;
}

/** A unit that takes part. */
interface UnitFacts {
  readonly id: string;
  readonly name: string;
  /** It has an innovation in this edition, or has said formally that it has none. */
  readonly begun: boolean;
}

/** How far an innovation is; `open` are the items that keep it from being complete. */
export interface WorkProgress {
  readonly filled: number;
  readonly total: number;
  readonly open: readonly GapLine[];
}

/** An innovation of the running edition that was not taken back. One that is finished shows that its people have begun. */
export interface WorkFacts {
  readonly id: number;
  readonly code: string;
  readonly name: string | null;
  readonly unitId: string;
  readonly people: readonly number[];
  readonly state: State;
  /** Since when it is in this state, and when anything was changed last. */
  readonly since: number;
  readonly touched: number;
  /** What a checker wants repaired and is not done yet. */
  readonly repairs: readonly NoteLine[];
}

/** A candidate (temuan) that is still open. */
export interface CandidateFacts {
  readonly number: number;
  readonly sentence: string;
  readonly unitId: string;
  readonly ownerId: number | null;
  readonly taken: boolean;
  readonly remindOn: IsoDay;
}

/** A promise that is open. */
export interface PromiseFacts {
  readonly number: number;
  readonly unitId: string | null;
  readonly text: string;
  readonly who: string | null;
  readonly until: IsoDay;
  readonly madeById: number;
}

/** A meeting that is coming, with those whom one broadcast asked whether they come. */
export interface MeetingFacts {
  readonly number: number;
  readonly title: string;
  readonly day: IsoDay;
  /** `09:00` in the region. */
  readonly starts: string;
  readonly place: string;
  /** The code by which people answer. */
  readonly code: string;
  /** Answers by person; null where there is none. */
  readonly asked: ReadonlyMap<number, string | null>;
}

/** All that a plan rests on. `progress` is asked only for drafts. */
export interface ReminderFacts {
  readonly edition: string;
  readonly calendar: Calendar | null;
  readonly people: readonly PersonFacts[];
  readonly units: ReadonlyMap<string, UnitFacts>;
  readonly works: readonly WorkFacts[];
  readonly candidates: readonly CandidateFacts[];
  readonly promises?: readonly PromiseFacts[];
  readonly meetings?: readonly MeetingFacts[];
  readonly progress: (work: WorkFacts) => WorkProgress;
}

/** One reminder for one person. `about` names what it rests on: when one of these changes before it is sent, it is void. */
export interface Reminder {
  readonly personId: number;
  readonly kind: ReminderKind;
  readonly key: string;
  readonly about: readonly string[];
  readonly message: Message;
}

/** A reminder that competes with others of the same person; the lowest rank is the most useful. */
export interface Contender {
  readonly kind: ReminderKind;
  readonly rank: number;
  readonly key: string;
  readonly about: readonly string[];
  readonly part: Part;
  readonly choices: readonly Choice[];
}
