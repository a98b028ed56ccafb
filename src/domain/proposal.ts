// A proposal: an innovation of somebody who belongs to no office. It waits for an office that takes it over as a candidate;
// whoever brought it in keeps their name on it. It decides what may become of one and knows nobody's rights.
import type { CandidateState } from './candidate.ts';
import type { State } from './innovation/status.ts';

/** Where people come from who belong to no office. */
export const originKinds = ['class', 'village', 'council', 'citizen'] as const;

/** Where somebody comes from: a training class by its code, a village or the council by its name, or neither (`name` null). */
export type Origin =
  | { readonly kind: 'class' | 'village' | 'council'; readonly name: string }
  | { readonly kind: 'citizen'; readonly name: null };

/** Where a proposal stands. */
export const proposalStates = ['waiting', 'forwarded', 'taken', 'closed'] as const;

/** The state of a proposal. */
export type ProposalState = (typeof proposalStates)[number];

/** Longest origin, and most proposals of one person that wait. */
export const longestOrigin = 100;
export const mostWaiting = 10;

/** A proposal as it is read. */
export interface Proposal {
  readonly number: number;
  readonly origin: Origin;
  readonly sentence: string;
  readonly state: ProposalState;
  readonly personId: number;
  readonly personName: string | null;
  /** The office to which it was passed, or that took it over. */
  readonly unitId: string | null;
  /** What came of it in that office. */
  readonly candidate: { readonly number: number; readonly state: CandidateState } | null;
  readonly innovation: State | null;
  readonly reason: string | null;
  readonly version: number;
}

/** What becomes of a proposal. */
export type ProposalChange =
  | { readonly what: 'forward'; readonly unitId: string }
  | {
      readonly what: 'take';
      readonly unitId: string;
      readonly candidate: number;
      readonly remindOn: string;
      /** The edition that runs now: the proposal may have waited since another one. */
      readonly editionId: string;
    }
  /** The office passes it back. */
  | { readonly what: 'give_back' }
  | { readonly what: 'close'; readonly reason: string };

const from: { readonly [What in ProposalChange['what']]: ReadonlySet<ProposalState> } = {
  forward: new Set(['waiting', 'forwarded']),
  take: new Set(['forwarded']),
  give_back: new Set(['forwarded']),
  close: new Set(['waiting', 'forwarded']),
};

/** Whether a change may be made from where the proposal stands. */
export const proposalLeadsOn = (
  { state }: Pick<Proposal, 'state'>,
  what: ProposalChange['what'],
): boolean => from[what].has(state);

/** The way a proposal is named in a chat: `U-4`. */
export const proposalName = (number: number): string => `U-${number}`;
