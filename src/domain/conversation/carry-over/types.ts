// What carrying an innovation over into the running edition adds to a conversation: needs, loaded values, effects. Types only.
import type { ItemId } from '../../edition/definition.ts';
import type { Innovation } from '../../innovation/innovation.ts';

/** What a message may ask for. */
export type CarryOverNeed =
  | { readonly kind: 'carry_over' }
  /** What the units of this person handed in in this year (null: in any other). */
  | { readonly kind: 'carry_unit'; readonly year: number | null };

/** An innovation that a unit handed in in another year. */
export interface UnitSource {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly year: number;
  readonly ownerId: number;
  /** Whoever had it still fills in for this unit. */
  readonly stays: boolean;
}

/** What was loaded for these needs; absent where it was not asked for. */
export interface CarryOverLoaded {
  /** Own innovations of other editions that have no successor of their name in the running one, the newest first. */
  readonly carryOver?: readonly Innovation[];
  /** Of each unit that this person looks after, what has no innovation of the same name in the running edition. */
  readonly carryUnit?: readonly {
    readonly unitId: string;
    readonly rows: readonly UnitSource[];
  }[];
}

/** What is to be done: stored evidence of one innovation belongs to another as well, each item with the one it belongs to now. */
export interface CarryOverEffect {
  readonly kind: 'copy_evidence';
  readonly code: string;
  readonly from: string;
  readonly items: readonly (readonly [ItemId, ItemId])[];
}

/** The act that waits for its code. `count`: so many were shown. */
export interface CarryOverAct {
  readonly do: 'carry_over_unit';
  readonly unitId: string;
  readonly year: number | null;
  readonly count: number;
  readonly editionId: string;
  readonly editionVersion: number;
}
