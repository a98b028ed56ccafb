// What candidates add to a conversation: needs, loaded values, effects, modes. Types only.
import type { CandidateRow } from '../../candidate-counts.ts';
import type { Candidate, CandidateChange, Sign } from '../../candidate.ts';
import type { Role } from '../../access.ts';

/** What a message may ask for. */
export type CandidateNeed =
  /** One candidate; `people`: and who may fill in for its unit. */
  | { readonly kind: 'candidate'; readonly number: number; readonly people?: true }
  /** Another candidate, that one may be the same as. */
  | { readonly kind: 'candidate_twin'; readonly number: number }
  /** What this person may read of the running edition, the newest first. */
  | { readonly kind: 'candidates' }
  /** What became of what was found, in every edition, counted within this person's reach. */
  | { readonly kind: 'candidate_counts' }
  /** Fresh numbers; each is given out once. */
  | { readonly kind: 'candidate_numbers'; readonly count: number };

/** Somebody who may fill in for a unit. */
export interface UnitPerson {
  readonly id: number;
  readonly name: string | null;
}

/** What was loaded for these needs; absent where it was not asked for. */
export interface CandidateLoaded {
  /** Null: there is none with this number. */
  readonly candidate?: (Candidate & { readonly people?: readonly UnitPerson[] }) | null;
  readonly candidateTwin?: Candidate | null;
  readonly candidates?: readonly Candidate[];
  readonly candidateCounts?: {
    readonly rows: readonly CandidateRow[];
    /** The year of each edition that has rows, the newest first. */
    readonly years: readonly { readonly editionId: string; readonly year: number }[];
  };
  readonly candidateNumbers?: readonly number[];
  /** Units that have an admin now; loaded with candidates and numbers for them. */
  readonly adminUnits?: readonly string[];
}

/** What is to be done. */
export type CandidateEffect =
  | {
      readonly kind: 'note_candidates';
      readonly unitId: string;
      readonly editionId: string;
      readonly role: Role;
      readonly remindOn: string;
      readonly rows: readonly {
        readonly number: number;
        readonly sentence: string;
        readonly signs: readonly Sign[] | null;
      }[];
    }
  /** `version` is that which was read. */
  | {
      readonly kind: 'change_candidate';
      readonly number: number;
      readonly version: number;
      readonly role: Role | null;
      readonly change: CandidateChange;
    };

/** What is open in the conversation. */
export type CandidateMode =
  /** The signs by which a unit sees what it does already. */
  | { readonly name: 'asking_examples' }
  | { readonly name: 'describing_candidate' }
  /** The five questions; those answered so far stand by their number. */
  | {
      readonly name: 'asking_signs';
      readonly sentence: string;
      readonly signs: Readonly<Record<number, Sign>>;
    }
  | { readonly name: 'choosing_owner'; readonly number: number };
