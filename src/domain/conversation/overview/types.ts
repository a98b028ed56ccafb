// What questions about how units stand add to a conversation: needs and loaded values. Types only.
import type { UnitOverview } from '../../overview.ts';

/** What a message may ask for. */
export type OverviewNeed =
  /** Units within this person's reach, counted, and the running edition summed up there. */
  { readonly kind: 'overview' };

/** What was loaded for these needs; absent where it was not asked for. */
export interface OverviewLoaded {
  readonly overview?: {
    readonly units: readonly UnitOverview[];
    readonly gakor: readonly { readonly id: number; readonly name: string }[];
    /** Mean maturity as claimed, its highest value, and urusan of basic services that have something. */
    readonly claimed: number | null;
    readonly max: number | null;
    readonly basics: readonly { readonly label: string; readonly count: number }[];
    readonly funnel: readonly { readonly stage: string; readonly count: number }[];
  };
}
