// How far a unit is on the nine steps of the SOP, from counts of its innovations and the days of the calendar.
// It names nobody and never opens a draft.
import { type CalendarStep, daysBetween, type IsoDay } from './calendar.ts';
import { reachedBy, workOf } from './edition/step-work.ts';
import type { State } from './innovation/status.ts';
import { stages } from './statistics.ts';

/** What is counted of a unit in an edition. */
export interface UnitFacts {
  /** Innovations by state; `from`: the check that returned them. */
  readonly states: readonly {
    readonly state: State;
    readonly from: State | null;
    readonly count: number;
  }[];
  /** The unit declared that it has nothing. */
  readonly nil: boolean;
  /** Somebody of the unit has a role. */
  readonly connected: boolean;
}

/** A step of a unit: all done, some of them, late by days, nil, or not yet. */
export type StepCell =
  | { readonly is: 'done' }
  | { readonly is: 'part'; readonly done: number; readonly of: number }
  | { readonly is: 'late'; readonly days: number; readonly done: number; readonly of: number }
  | { readonly is: 'nil' }
  | { readonly is: 'none' };

const left: ReadonlySet<State> = new Set(['withdrawn', 'rejected']);

/** The innovations of a unit that go on. */
const going = ({ states }: UnitFacts): UnitFacts['states'] =>
  states.filter(({ state }) => !left.has(state));

/** Gives the cells of a unit, one for each of these steps. `ends` of a step that has no day is null. */
export function cellsOf(
  facts: UnitFacts,
  steps: readonly (Pick<CalendarStep, 'no' | 'work'> & { readonly ends: IsoDay | null })[],
  today: IsoDay,
): readonly StepCell[] {
  const all = going(facts);
  const of = all.reduce((sum, { count }) => sum + count, 0);
  const reached = (state: State): number => {
    const least = stages.findIndex((stage) => stage === state);
    return all.reduce((sum, one) => {
      const now = one.state === 'returned' ? one.from : one.state;
      return sum + (stages.findIndex((stage) => stage === now) >= least ? one.count : 0);
    }, 0);
  };
  return steps.map(({ ends, ...step }): StepCell => {
    const work = workOf(step);
    const state = work === null ? null : reachedBy[work];
    const [done, whole] =
      state === null ? [facts.connected ? 1 : 0, 1] : [reached(state), Math.max(of, 1)];
    if (state !== null && of === 0 && facts.nil) return { is: 'nil' };
    if (done === whole) return { is: 'done' };
    const late = ends === null ? 0 : daysBetween(ends, today);
    if (late > 0) return { is: 'late', days: late, done, of: whole };
    return done > 0 ? { is: 'part', done, of: whole } : { is: 'none' };
  });
}
