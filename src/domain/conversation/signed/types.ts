// What papers signed outside add to a conversation: a need, loaded values, an effect. Types only.
import type { Role } from '../../access.ts';
import type { SignedPaper } from '../../language/index.ts';

/** That a unit's paper was signed, and when; ISO day. */
export interface Signed {
  readonly unitId: string;
  readonly paper: SignedPaper;
  readonly day: string;
}

/** What a message may ask for: the papers of the running edition that are known to be signed. */
export type SignedNeed = { readonly kind: 'signed_papers' };

/** What was loaded for it; absent where it was not asked for. */
export interface SignedLoaded {
  readonly signedPapers?: readonly Signed[];
}

/** What is to be done: a paper of a unit was signed on a day, or was not (null). */
export type SignedEffect = {
  readonly kind: 'note_signed';
  readonly editionId: string;
  readonly unitId: string;
  readonly paper: SignedPaper;
  readonly day: string | null;
  readonly role: Role;
};
