// What the calendar, reminders, broadcasts and mentors add to a conversation: needs, loaded values, effects, modes, labels.
// It holds types only; the files they come from say what they mean.
import type {
  BroadcastAudience,
  BroadcastFile,
  BroadcastQuestion,
  BroadcastReply,
  BroadcastTime,
  PersonToWrite,
} from '../broadcast.ts';
import type { ReachRules } from '../reach.ts';
import type { Asking } from './state.ts';
import type { Calendar, CalendarChange, IsoDay } from '../calendar.ts';

/** What a message may ask for. `of` says whose edition: that of the innovation in focus, or the running one. */
export type OutreachNeed =
  | { readonly kind: 'calendar'; readonly of: 'focus' | 'running' }
  | { readonly kind: 'confirmation'; readonly code: string; readonly purpose: string }
  | { readonly kind: 'reminders' }
  /** Everybody whom this person may write to, and the gakor there are. */
  | { readonly kind: 'people' }
  /** The broadcasts that this person may steer, newest first. */
  | { readonly kind: 'broadcasts' }
  | { readonly kind: 'broadcast'; readonly code: string }
  /** The question that this person was asked: by its code, or the newest. */
  | { readonly kind: 'question'; readonly code: string | null }
  /** The gakor with their units and mentors, and everybody who is a mentor. */
  | { readonly kind: 'gakor' }
  /** The names of the mentors of this person's unit. */
  | { readonly kind: 'mentors' }
  | { readonly kind: 'message'; readonly id: number };

/** A gakor with its units and the names of its mentors. */
export interface GakorRow {
  readonly id: number;
  readonly name: string;
  readonly units: readonly string[];
  readonly mentors: readonly string[];
  readonly mentorIds: readonly number[];
}

/** One change of the gakor. A unit belongs to one gakor at most. */
export type GakorChange =
  | { readonly what: 'create'; readonly name: string }
  | { readonly what: 'add_unit' | 'drop_unit'; readonly id: number; readonly unitId: string }
  | { readonly what: 'mentor'; readonly id: number; readonly personId: number };

/** To whom a message goes: the mentors of a unit (coordinators where there is none), a unit's people, one person, or the readers of another message. */
export type MessageTo =
  | { readonly kind: 'mentors' | 'unit'; readonly unitId: string }
  | { readonly kind: 'person'; readonly personId: number }
  /** Those who got an earlier message: whoever wrote it adds to it. */
  | { readonly kind: 'readers'; readonly messageId: number };

/** A broadcast as a list tells it. Times are ISO, UTC. */
export interface BroadcastRow {
  readonly code: string;
  readonly state: 'draft' | 'scheduled' | 'running' | 'paused' | 'done' | 'cancelled';
  readonly starts: string;
  readonly text: string;
}

/** How far a broadcast came. `failed` and `skipped` name people and why. */
export interface BroadcastProgress extends BroadcastRow {
  readonly id: number;
  readonly unitId: string | null;
  readonly question: BroadcastQuestion | null;
  readonly waiting: number;
  readonly underway: number;
  readonly sent: number;
  readonly failed: readonly { readonly name: string; readonly why: string }[];
  readonly skipped: readonly { readonly name: string; readonly why: string }[];
  readonly answers: readonly { readonly answer: string; readonly count: number }[];
  readonly attendance: readonly AttendanceRow[];
}

/** A line of the attendance list. */
export interface AttendanceRow {
  readonly name: string | null;
  readonly nip: string | null;
  readonly unit: string | null;
  /** Null: no answer yet. */
  readonly answer: string | null;
  readonly representative: string | null;
}

/** What was loaded for these needs. */
export interface OutreachLoaded extends MentorLoaded {
  /** Null while the edition has no calendar. */
  readonly calendar?: Calendar | null;
  /** The live code that was shown to this person for this purpose; null for a wrong, used or expired one. */
  readonly confirmation?: { readonly id: number } | null;
  /** A code of this person's own that no longer confirms what is asked; absent for a code they never had. */
  readonly spentConfirmation?: 'used' | 'expired' | 'other' | null;
  /** What this person said about being reminded. */
  readonly reminders?: { readonly stopped: boolean };
  readonly people?: readonly PersonToWrite[];
  /** The rules for writing to them unasked, loaded with them. */
  readonly reach?: ReachRules;
  readonly gakor?: readonly { readonly id: number; readonly name: string }[];
  readonly broadcasts?: readonly BroadcastRow[];
  readonly broadcast?: BroadcastProgress | null;
  readonly question?: {
    readonly id: number;
    readonly code: string;
    readonly question: BroadcastQuestion;
    readonly answered: boolean;
  } | null;
}

/** More of what was loaded: what mentors and innovators write to each other. */
export interface MentorLoaded {
  readonly gakorRows?: readonly GakorRow[];
  readonly mentorPeople?: readonly { readonly id: number; readonly name: string | null }[];
  readonly mentors?: readonly string[];
  /** A message; `mine` when it was written to this person. Null: there is none. */
  readonly message?: {
    readonly fromId: number;
    readonly fromName: string | null;
    readonly unitId: string;
    readonly code: string | null;
    readonly mine: boolean;
    /** The names of those it was written to. */
    readonly toNames: string | null;
  } | null;
}

/** What is to be done. */
export type OutreachEffect =
  /** Stores a code that confirms `purpose`, for this person, for an hour. */
  | { readonly kind: 'show_confirmation'; readonly purpose: string; readonly code: string }
  | {
      readonly kind: 'change_calendar';
      readonly editionId: string;
      readonly seen: number;
      readonly change: CalendarChange;
      readonly confirmationId: number;
    }
  | {
      readonly kind: 'create_broadcast';
      readonly code: string;
      readonly unitId: string | null;
      readonly draft: BroadcastDraft;
      readonly count: number;
      readonly confirmationId: number;
    }
  /** Announces a file of the message for the broadcast that is put together. */
  | {
      readonly kind: 'take_broadcast_file';
      readonly index: number;
      readonly caption: string | null;
    }
  | { readonly kind: 'steer_broadcast'; readonly id: number; readonly to: BroadcastSteer }
  | { readonly kind: 'answer_broadcast'; readonly id: number; readonly reply: BroadcastReply }
  | { readonly kind: 'change_gakor'; readonly change: GakorChange }
  /** Keeps a message with its innovation and tells those it is for. */
  | {
      readonly kind: 'post_message';
      readonly to: MessageTo;
      readonly code: string | null;
      readonly item: string | null;
      readonly itemLabel: string | null;
      readonly answers: number | null;
      readonly unitId: string;
      readonly text: string;
    }
  /** `day` is the first day on which they want to hear again. */
  | { readonly kind: 'set_reminders'; readonly to: 'on' | 'off' }
  | { readonly kind: 'set_reminders'; readonly to: 'tomorrow'; readonly day: IsoDay };

/** What can be done with a broadcast that was confirmed. */
export type BroadcastSteer = 'pause' | 'resume' | 'cancel';

/** A broadcast while it is put together. */
export interface BroadcastDraft {
  readonly audience: BroadcastAudience;
  readonly text: string;
  /** Absent in drafts that were begun before files could be sent along. */
  readonly file?: BroadcastFile | null;
  readonly question: BroadcastQuestion | null;
  readonly time: BroadcastTime;
  readonly late: boolean;
}

/** The step of the dialogue in which a broadcast is put together. */
export type BroadcastStep =
  | 'roles'
  | 'units'
  | 'work'
  | 'channels'
  | 'text'
  | 'file'
  | 'question'
  | 'options'
  | 'time'
  | 'late'
  | 'confirm';

/** What is open in the conversation. */
export type OutreachMode =
  | {
      readonly name: 'confirming_calendar';
      readonly editionId: string;
      /** Version of the calendar that was shown; 0 when there was none. */
      readonly seen: number;
      readonly change: CalendarChange;
    }
  | { readonly name: 'excepting_unit'; readonly add: boolean; readonly offered: readonly string[] }
  | {
      readonly name: 'broadcasting';
      readonly step: BroadcastStep;
      readonly draft: BroadcastDraft;
      /** Binds the code of the preview to this preview. */
      readonly ticket: string | null;
    }
  /** Somebody is represented; the name of whoever comes is open. `back` is what was open before. */
  | {
      readonly name: 'representing';
      readonly id: number;
      readonly code: string;
      readonly back: Asking | null;
    }
  | { readonly name: 'asking_mentor'; readonly back: Asking | null }
  | { readonly name: 'answering_message'; readonly id: number }
  /** A message to a unit's people: its text is open, or the text stands and waits for a yes. */
  | { readonly name: 'writing_unit'; readonly unitId: string; readonly text?: string };
