// What gakor, mentors and what people write to each other adds to a conversation: needs, loaded values, effects, modes. Types only.
import type { Asking } from '../filling/types.ts';

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

/** What a message may ask for. */
export type MentorNeed =
  /** The gakor with their units and mentors, and everybody who is a mentor. */
  | { readonly kind: 'gakor' }
  /** The names of the mentors of this person's unit. */
  | { readonly kind: 'mentors' }
  | { readonly kind: 'message'; readonly id: number };

/** What was loaded for these needs; absent where it was not asked for. */
export interface MentorLoaded {
  readonly gakorRows?: readonly GakorRow[];
  readonly mentorPeople?: readonly { readonly id: number; readonly name: string | null }[];
  readonly mentors?: readonly string[];
  /** How many messages this person wrote to others on this day of the region. */
  readonly messagesToday?: number;
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
export type MentorEffect =
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
    };

/** What is open in the conversation. */
export type MentorMode =
  | { readonly name: 'asking_mentor'; readonly back: Asking | null }
  | { readonly name: 'answering_message'; readonly id: number }
  /** A message to a unit's people: its text is open, or the text stands and waits for a yes. */
  | { readonly name: 'writing_unit'; readonly unitId: string; readonly text?: string };
