// What the contest adds to a conversation: needs, loaded values, effects, a mode, acts. Types only.
import type { Role } from '../../access.ts';
import type { Contest, Marks, NewSeat } from '../../contest/contest.ts';
import type { ContestRules, ContestStage } from '../../contest/rules.ts';
import type { Innovation } from '../../innovation/innovation.ts';
import type { State } from '../../innovation/status.ts';

/** An innovation that somebody may enter. */
export interface Enterable {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly unitId: string;
  readonly ownerId: number;
  readonly fillers: readonly number[];
  readonly state: State;
}

/** What a message may ask for. */
export type ContestNeed =
  /** The season of the running edition, with the marks that this person may see. `maturity`: what decides ties as well. */
  | { readonly kind: 'contest'; readonly maturity?: boolean }
  | { readonly kind: 'contest_number' }
  /** Innovations of the running edition that are this person's, or of the unit whose admin they are; with a number for a new entry. */
  | { readonly kind: 'enterable' }
  /** The innovation of an entry, where this person has a seat at it. */
  | { readonly kind: 'judged_innovation'; readonly entry: number };

/** What was loaded for these needs; absent where it was not asked for. */
export interface ContestLoaded {
  /** Null: there is none this year. */
  readonly contest?: Contest | null;
  readonly contestNumber?: number;
  readonly entryNumber?: number;
  readonly enterable?: readonly Enterable[];
  readonly judgedInnovation?: Innovation | null;
}

/** What becomes of a season without a code. */
export type ContestChange =
  | { readonly what: 'close' }
  | { readonly what: 'finals'; readonly finalists: readonly number[] }
  | { readonly what: 'meeting'; readonly meeting: number }
  | { readonly what: 'share'; readonly seats: readonly NewSeat[] }
  | { readonly what: 'vote'; readonly order: readonly number[]; readonly minutes: string }
  /** Back to the first round. */
  | { readonly what: 'judge_again' };

/** What is to be done. `version` is that of the season which was read. */
export type ContestEffect =
  | {
      readonly kind: 'open_contest';
      readonly number: number;
      readonly editionId: string;
      readonly rules: ContestRules;
      readonly closesOn: string | null;
    }
  | {
      readonly kind: 'change_contest';
      readonly contest: number;
      readonly version: number;
      readonly role: Role;
      readonly change: ContestChange;
    }
  | {
      readonly kind: 'enter_contest';
      readonly contest: number;
      readonly entry: number;
      readonly innovationId: number;
      readonly code: string;
      readonly category: string;
      readonly role: Role;
    }
  | { readonly kind: 'take_entry_out'; readonly entry: number; readonly role: Role }
  /** Seats of a judge end. `season`: all of them, and those that would come; only by that judge. */
  | {
      readonly kind: 'leave_seats';
      readonly contest: number;
      readonly personId: number;
      readonly role: Role;
      readonly entries: readonly number[];
      readonly why: 'withdrew' | 'conflict';
      readonly season: boolean;
      readonly reason: string;
    }
  | {
      readonly kind: 'give_marks';
      readonly entry: number;
      readonly stage: ContestStage;
      readonly marks: Marks;
    };

/** What is open in the conversation. */
export type ContestMode = {
  readonly name: 'confirming_marks';
  readonly entry: number;
  readonly stage: ContestStage;
  readonly marks: Marks;
};

/** A place as it is locked. */
export interface LockedPlace {
  readonly entry: number;
  readonly place: number;
  readonly total: number;
}

/** Acts that wait for their code. */
export type ContestAct =
  | {
      readonly do: 'lock_contest';
      readonly contest: number;
      readonly version: number;
      readonly places: readonly LockedPlace[];
      /** The second of the two. */
      readonly confirms: boolean;
    }
  | { readonly do: 'unlock_contest'; readonly contest: number; readonly version: number }
  /** A judge leaves the season. */
  | { readonly do: 'leave_contest'; readonly contest: number; readonly reason: string }
  | { readonly do: 'announce_contest'; readonly contest: number; readonly version: number };
