// What proposals add to a conversation: needs, loaded values, effects. Types only.
import type { Role } from '../../access.ts';
import type { Origin, Proposal, ProposalChange } from '../../proposal.ts';

/** What a message may ask for. */
export type ProposalNeed =
  /** Proposals of the running edition that this person may read, the newest first. */
  | { readonly kind: 'proposals' }
  | { readonly kind: 'proposal'; readonly number: number }
  | { readonly kind: 'proposal_number' };

/** What was loaded for these needs; absent where it was not asked for. */
export interface ProposalLoaded {
  readonly proposals?: readonly Proposal[];
  /** Null: there is none with this number. */
  readonly proposal?: Proposal | null;
  readonly proposalNumber?: number;
  /** How many proposals of this person wait. */
  readonly proposalsWaiting?: number;
}

/** What is to be done. */
export type ProposalEffect =
  | {
      readonly kind: 'bring_in';
      readonly number: number;
      readonly editionId: string;
      readonly origin: Origin;
      readonly sentence: string;
    }
  /** `version` is that which was read. */
  | {
      readonly kind: 'change_proposal';
      readonly number: number;
      readonly version: number;
      readonly role: Role;
      readonly change: ProposalChange;
    };
