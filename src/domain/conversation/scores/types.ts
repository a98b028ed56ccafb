// What scores add to a conversation: needs and loaded values. Types only.
import type { Scored } from '../../index-estimate.ts';

/** What a message may ask for: what was handed in for the running edition, as far as this person may list it. */
export type ScoreNeed = { readonly kind: 'scores' };

/** What was loaded for these needs; absent where it was not asked for. */
export interface ScoreLoaded {
  readonly scores?: readonly Scored[];
}
