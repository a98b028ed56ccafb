// What carrying an innovation over into the running edition adds to a conversation: needs, loaded values, effects. Types only.
import type { ItemId } from '../../edition/definition.ts';
import type { Innovation } from '../../innovation/innovation.ts';

/** What a message may ask for. */
export type CarryOverNeed = { readonly kind: 'carry_over' };

/** What was loaded for these needs; absent where it was not asked for. */
export interface CarryOverLoaded {
  /** Own innovations of other editions that have no successor of their name in the running one, the newest first. */
  readonly carryOver?: readonly Innovation[];
}

/** What is to be done: stored evidence of one innovation belongs to another as well, each item with the one it belongs to now. */
export interface CarryOverEffect {
  readonly kind: 'copy_evidence';
  readonly code: string;
  readonly from: string;
  readonly items: readonly (readonly [ItemId, ItemId])[];
}
