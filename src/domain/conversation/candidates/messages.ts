// What is said about candidates, as data. Types only; the words are in bot/text/candidates.ts.
import type { CandidateState, SignsRead } from '../../candidate.ts';
import type { CandidateCounts } from '../../candidate-counts.ts';
import type { NamePatterns } from '../../language/index.ts';
import type { Nothing } from '../message-parts.ts';

/** A candidate in a line. */
export interface CandidateLineShown {
  readonly number: number;
  readonly sentence: string;
  readonly unit: string;
  readonly state: CandidateState;
  readonly idea: boolean;
  readonly owner: string | null;
  readonly taken: boolean;
}

/** A candidate whole. Days are ISO days. */
export interface CandidateShown extends CandidateLineShown {
  readonly reporter: string | null;
  readonly signs: SignsRead | null;
  readonly reason: string | null;
  readonly sameAs: number | string | null;
  readonly code: string | null;
  readonly remindOn: string | null;
  readonly since: string;
  /** What this person may do with it. */
  readonly assigns: boolean;
  readonly begins: boolean;
  /** They are asked whether they take it. */
  readonly asked: boolean;
}

/** A candidate by number and sentence. */
interface Called {
  readonly number: number;
  readonly sentence: string;
}

/** Who hears of it; missing in what an earlier release did not send yet: the admin. */
interface Told {
  readonly unit: string;
  readonly told?: 'admin' | 'agency';
}

/** What is said about candidates. Times are ISO, UTC; days are ISO days. */
export interface CandidateMessages {
  /** The other way round: what a unit does already. */
  examples: Nothing;
  examples_none: Nothing;
  examples_unclear: Nothing;
  ask_candidate: Nothing;
  candidate_too_short: Nothing;
  candidate_too_long: { readonly limit: number };
  /** Whoever has no unit names it along with the sentence. */
  candidate_which_unit: { readonly typed: string };
  /** `open`: the numbers still to be answered. */
  ask_signs: { readonly open: readonly number[] };
  signs_unclear: { readonly open: readonly number[] };
  signs_read: SignsRead;
  candidate_noted: Called & { readonly unit: string };
  candidates_noted: { readonly numbers: readonly number[]; readonly unit: string };
  candidates_too_many: { readonly limit: number };
  /** Nobody is asked who fills it in: the admin of the unit is told. */
  candidate_to_admin: Told;
  ask_owner: { readonly self: boolean };
  owner_unknown: { readonly typed: string };
  owner_several: { readonly typed: string; readonly names: readonly string[] };
  owner_proposed: Told & { readonly name: string };
  owner_left: Told;
  candidate_taken: Pick<Told, 'told'> & {
    readonly number: number;
    readonly name: string | null;
    readonly unit: string;
    readonly remindOn: string;
    /** The name of the innovation is asked for now. */
    readonly begins: boolean;
  };
  candidate_later: { readonly number: number };
  candidate_assigned: { readonly number: number; readonly name: string; readonly remindOn: string };
  candidate_declined: { readonly number: number };
  candidate_closed: { readonly number: number; readonly reason: string };
  candidate_reason: { readonly number: number };
  candidate_same: { readonly number: number; readonly as: number | string };
  candidate_same_what: { readonly number: number };
  candidate_postponed: { readonly number: number; readonly until: string };
  candidate_until: { readonly number: number; readonly typed: string };
  candidate_reopened: { readonly number: number };
  /** What is asked does not lead on from where it stands. */
  candidate_not_now: { readonly number: number; readonly state: CandidateState };
  candidate_begun: { readonly number: number; readonly code: string };
  candidate_unknown: { readonly number: number };
  candidate_shown: CandidateShown;
  candidate_list: {
    readonly rows: readonly CandidateLineShown[];
    readonly total: number;
    readonly page: number;
    readonly pages: number;
    readonly unit: string | null;
    readonly assigns: boolean;
  };
  candidate_counts: {
    readonly edition: string;
    readonly counts: CandidateCounts;
    readonly earlier: readonly { readonly year: number; readonly counts: CandidateCounts }[];
    readonly units: readonly { readonly unit: string; readonly counts: CandidateCounts }[];
    readonly page: number;
    readonly pages: number;
  };
  candidate_list_empty: { readonly unit: string | null };
  /** Patterns of names; `names` are made of what was told, `place` is a word of the unit's place. */
  name_help: {
    readonly names: NamePatterns | null;
    readonly place: string | null;
    readonly asked: boolean;
  };
  /** What was seen in a name; it is stored all the same. */
  name_checked: {
    readonly letter: string | null;
    readonly similar: {
      readonly name: string;
      readonly unit: string;
      readonly published?: string;
    } | null;
    readonly elsewhere: boolean;
    readonly long: boolean;
  };
  name_or_story: Nothing;
  /** The sentence of the candidate from which the innovation came, where its background is asked for. */
  first_note: Called;
  /** `what` happened to it; `by`: who did it. */
  notice_candidate: Called & {
    readonly what:
      | 'noted'
      | 'taken'
      | 'declined'
      | 'proposed'
      | 'closed'
      | 'same'
      | 'doubt'
      | 'begun';
    readonly unit: string;
    readonly by: string | null;
    /** Who was proposed, why it was closed, or what it is the same as. */
    readonly detail?: string;
    readonly more?: number;
  };
  /** Somebody is asked whether they take it. */
  notice_candidate_yours: Called & { readonly unit: string; readonly by: string | null };
  reminder_candidate: Called & {
    readonly unit: string;
    readonly mine: boolean;
    readonly taken: boolean;
    readonly others: number;
  };
}
