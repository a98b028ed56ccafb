// How units stand in an edition, counted for whoever looks after them: what was found, begun, handed in, where it waits.
// It counts what it is given; it reads nothing and opens no draft.
import type { State } from './innovation/status.ts';
import type { UnitFacts } from './unit-steps.ts';

/** A unit, counted. `days`: the longest time for which something waits in a state; `old`: how many for longer than the edition allows. */
export interface UnitOverview extends UnitFacts {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly gakor: number | null;
  /** Somebody of it has written; an open invitation waits. */
  readonly wrote: boolean;
  readonly invited: boolean;
  readonly candidates: number;
  readonly begunCandidates: number;
  /** After so many days something counts as stuck in this edition. */
  readonly stuckDays?: number;
  readonly waits: readonly { readonly state: State; readonly days: number; readonly old: number }[];
  /** The admin of the unit, with the time of the last message, ISO. */
  readonly admin: { readonly name: string | null; readonly wrote: string | null } | null;
}

const gone: ReadonlySet<State> = new Set(['withdrawn', 'rejected']);

const countOf = ({ states }: UnitOverview, keep: (state: State) => boolean): number =>
  states.reduce((sum, one) => sum + (!gone.has(one.state) && keep(one.state) ? one.count : 0), 0);

/** Where a unit stands: something handed in, drafts alone, formally nothing, something found, or nothing at all. */
export type UnitStage = 'handed_in' | 'draft' | 'nil' | 'found' | 'not_begun';

/** Tells where a unit stands. */
export function stageOfUnit(unit: UnitOverview): UnitStage {
  if (countOf(unit, (state) => state !== 'draft') > 0) return 'handed_in';
  if (countOf(unit, (state) => state === 'draft') > 0) return 'draft';
  if (unit.nil) return 'nil';
  return unit.candidates > 0 ? 'found' : 'not_begun';
}

/** Counts units by where they stand. */
export function unitsByStage(units: readonly UnitOverview[]): Readonly<Record<UnitStage, number>> {
  const counts: Record<UnitStage, number> = {
    handed_in: 0,
    draft: 0,
    nil: 0,
    found: 0,
    not_begun: 0,
  };
  for (const unit of units) counts[stageOfUnit(unit)] += 1;
  return counts;
}

/** States in which something waits for a check, with who is to do it. */
export const waitingStates = [
  'submitted',
  'unit_verified',
  'unit_endorsed',
] as const satisfies readonly State[];

/** A state in which something waits. */
export type WaitingState = (typeof waitingStates)[number];

/** What waits for more than three days, by who is to do it, the most first. */
export function stuckIn(
  units: readonly UnitOverview[],
): readonly { readonly state: WaitingState; readonly count: number }[] {
  return waitingStates
    .map((state) => ({
      state,
      count: units.reduce(
        (sum, { waits }) => sum + (waits.find((one) => one.state === state)?.old ?? 0),
        0,
      ),
    }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
}
