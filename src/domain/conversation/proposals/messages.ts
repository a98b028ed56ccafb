// What is said about proposals, as data. Types only; the words are in bot/text/proposals.ts.
import type { CandidateState } from '../../candidate.ts';
import type { State } from '../../innovation/status.ts';
import type { Origin, ProposalState } from '../../proposal.ts';
import type { Nothing } from '../message-parts.ts';

/** A proposal in a line; `unit` null where it waits for one. */
export interface ProposalShown {
  readonly number: number;
  readonly origin: Origin;
  readonly sentence: string;
  readonly state: ProposalState;
  readonly by: string | null;
  readonly unit: string | null;
}

/** What is said about proposals. */
export interface ProposalMessages {
  proposal_how: Nothing;
  proposal_for_offices: Nothing;
  proposal_name_unclear: Nothing;
  proposal_enough: { readonly most: number };
  proposal_made: { readonly number: number; readonly name: string | null };
  proposal_list: {
    readonly rows: readonly ProposalShown[];
    readonly total: number;
    /** What an earlier release queued knows no council. */
    readonly counts: Readonly<
      Record<Exclude<Origin['kind'], 'council'>, number> & { council?: number }
    >;
    readonly forwards: boolean;
  };
  proposal_shown: ProposalShown & {
    readonly candidate: { readonly number: number; readonly state: CandidateState } | null;
    readonly innovation: State | null;
    readonly reason: string | null;
    readonly forwards: boolean;
    readonly takes: boolean;
  };
  proposal_changed: ProposalShown & {
    readonly what: 'forward' | 'take' | 'give_back' | 'close';
    readonly candidate: number | null;
  };
  proposal_unit_unclear: { readonly number: number; readonly typed: string };
  proposal_reason: { readonly number: number };
  proposal_not_now: { readonly number: number; readonly state: ProposalState };
  proposal_unknown: Nothing;
  notice_proposal: ProposalShown & {
    /** `asked`: the office is asked whether it takes it over; the others are for whoever brought it in or passes it on. */
    readonly what: 'new' | 'asked' | 'elsewhere' | 'forward' | 'take' | 'give_back' | 'close';
    readonly detail: string | null;
  };
}
