// What became of what was found, counted by unit and year: found, sorted out, begun, entered, lost.
// It counts rows that it is given and reads nothing.
import type { CandidateState } from './candidate.ts';
import type { State } from './innovation/status.ts';

/** Candidates of one unit and edition that stand alike. `innovation`: where the one stands that came of them. */
export interface CandidateRow {
  readonly unitId: string;
  readonly editionId: string;
  readonly state: CandidateState;
  readonly innovation: State | null;
  /** That innovation was handed in. */
  readonly handedIn: boolean;
  readonly count: number;
}

/** What became of what was found. Begun holds what was entered; lost and open hold what was not. */
export interface CandidateCounts {
  readonly found: number;
  /** Closed as no innovation, or as the same as another. */
  readonly sorted: number;
  readonly begun: number;
  readonly entered: number;
  /** Given up, or left behind when its year ended. */
  readonly lost: number;
  /** Neither sorted out, entered nor lost: something can still come of it. */
  readonly open: number;
}

const nothing: CandidateCounts = { found: 0, sorted: 0, begun: 0, entered: 0, lost: 0, open: 0 };

const givenUp: ReadonlySet<State | null> = new Set<State | null>(['withdrawn', 'rejected']);

/** Counts rows; `running`: the edition in which something can still come of what is open. */
export function countCandidates(rows: readonly CandidateRow[], running: string): CandidateCounts {
  return rows.reduce((sum, row) => {
    const { count } = row;
    const sorted = row.state === 'not_innovation' || row.state === 'same';
    const begun = row.state === 'begun';
    const entered = begun && row.handedIn && !givenUp.has(row.innovation);
    const lost = !sorted && !entered && (givenUp.has(row.innovation) || row.editionId !== running);
    const add = (is: boolean): number => (is ? count : 0);
    return {
      found: sum.found + count,
      sorted: sum.sorted + add(sorted),
      begun: sum.begun + add(begun),
      entered: sum.entered + add(entered),
      lost: sum.lost + add(lost),
      open: sum.open + add(!sorted && !entered && !lost),
    };
  }, nothing);
}

/** Counts by unit, those first from which the most has not come in. */
export function countByUnit(
  rows: readonly CandidateRow[],
  running: string,
): readonly { readonly unitId: string; readonly counts: CandidateCounts }[] {
  return [...Map.groupBy(rows, ({ unitId }) => unitId)]
    .map(([unitId, own]) => ({ unitId, counts: countCandidates(own, running) }))
    .toSorted(
      (a, b) =>
        b.counts.lost + b.counts.open - (a.counts.lost + a.counts.open) ||
        b.counts.found - a.counts.found ||
        (a.unitId < b.unitId ? -1 : 1),
    );
}
