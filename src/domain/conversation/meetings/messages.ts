// What is said about meetings, as data. Types only; the words are in bot/text/meetings.ts.
import type { MeetingProblem } from '../../language/index.ts';
import type { MeetingPlace } from '../../meeting-move.ts';
import type { Meeting, MeetingChange } from '../../meeting.ts';

/** What is said about meetings. */
export interface MeetingMessages {
  /** `example`, here and below: a day that could be typed; missing in what an earlier release did not send yet. */
  meeting_list: {
    readonly rows: readonly Pick<Meeting, 'number' | 'title' | 'day'>[];
    readonly example?: string;
  };
  meeting_created: { readonly number: number; readonly meeting: Omit<Meeting, 'points'> };
  meeting_shown: {
    readonly meeting: Meeting;
    /** Whoever was asked is told when it moves; absent where that is not so. */
    readonly tells?: boolean;
  };
  meeting_changed: {
    readonly number: number;
    readonly change: MeetingChange;
    /** The number under which a decision is asked after; missing in what an earlier release did not send yet. */
    readonly promise?: number;
    /** Who was asked to it before was told otherwise, and is not told of it here; absent where that is not so. */
    readonly asked?: boolean;
    /** How many of those who were asked are told of the move, and when (ISO, UTC); absent where nobody is. */
    readonly told?: { readonly people: number; readonly due: string };
  };
  /** To whoever was asked: it is at another time or place than they know. `answer` null: there is none yet. */
  meeting_moved: {
    readonly number: number;
    readonly title: string;
    readonly was: MeetingPlace;
    readonly now: MeetingPlace;
    readonly code: string;
    readonly answer: string | null;
  };
  meeting_how: { readonly why: MeetingProblem; readonly example?: string };
  /** It cannot start at `starts` while it ends at `ends`; `until`: an end that could be typed first. */
  meeting_ends_before: {
    readonly number: number;
    readonly starts: string;
    readonly ends: string;
    readonly until: string;
  };
  /** A mentor of several gakor is asked for which one; none: of no unit yet. */
  meeting_which_gakor: { readonly names: readonly string[] };
  meeting_unknown: { readonly number: number | null; readonly example?: string };
  meeting_full: { readonly number: number; readonly most: number };
  /** A meeting is coming. `answer` null: there is none yet. */
  reminder_meeting: {
    readonly number: number;
    readonly title: string;
    /** ISO day and time in the region. */
    readonly day: string;
    readonly starts: string;
    readonly place: string;
    readonly code: string;
    readonly answer: string | null;
  };
  /** The code belongs to no broadcast that asked who comes. */
  meeting_not_asked: { readonly code: string };
}
