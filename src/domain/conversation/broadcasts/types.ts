// What broadcasts adds to a conversation: needs, loaded values, effects, modes. Types only.
import type {
  BroadcastAudience,
  BroadcastFile,
  BroadcastQuestion,
  BroadcastReply,
  BroadcastTime,
  PersonToWrite,
} from '../../broadcast.ts';
import type { ReachRules } from '../../reach.ts';
import type { Asking } from '../filling/types.ts';

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
  /** The meeting to which it asks; absent for every other broadcast. */
  readonly meeting?: number;
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

/** What a message may ask for. */
export type BroadcastNeed =
  /** Everybody whom this person may write to, or ask to a meeting, and the gakor there are. */
  | { readonly kind: 'people'; readonly to?: 'meeting' }
  /** The broadcasts that this person may steer, newest first. */
  | { readonly kind: 'broadcasts' }
  | { readonly kind: 'broadcast'; readonly code: string }
  /** A code for one that is about to be made. */
  | { readonly kind: 'free_broadcast_code' }
  /** The question that this person was asked: by its code, or the newest. */
  | { readonly kind: 'question'; readonly code: string | null };

/** What was loaded for these needs; absent where it was not asked for. */
export interface BroadcastLoaded {
  readonly people?: readonly PersonToWrite[];
  /** The rules for writing to them unasked, loaded with them. */
  readonly reach?: ReachRules;
  readonly gakor?: readonly {
    readonly id: number;
    readonly name: string;
    readonly units: readonly string[];
  }[];
  readonly broadcasts?: readonly BroadcastRow[];
  readonly broadcast?: BroadcastProgress | null;
  /** A code that no broadcast has. */
  readonly freeBroadcastCode?: string;
  readonly question?: {
    readonly id: number;
    readonly code: string;
    readonly question: BroadcastQuestion;
    readonly answered: boolean;
  } | null;
}

/** What is to be done. */
export type BroadcastEffect =
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
  | { readonly kind: 'answer_broadcast'; readonly id: number; readonly reply: BroadcastReply };

/** What is open in the conversation. */
export type BroadcastMode =
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
    };
