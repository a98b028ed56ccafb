// What became of what was found, as the summary shows it: a line for each unit and one for all of them, of one year.
// It reads nothing; whose candidates are counted was decided where they were read.
import {
  type CandidateCounts,
  type CandidateRow,
  countByUnit,
  countCandidates,
} from '../../domain/candidate-counts.ts';

/** A line of the table. */
interface FoundLine {
  readonly unit: string;
  readonly counts: CandidateCounts;
}

/** The lines of an edition, those first from which the most has not come in; null where nothing was found. */
export function foundLines(
  rows: readonly CandidateRow[],
  about: { readonly edition: string; readonly running: string; readonly unit: string | null },
  nameOf: (unitId: string) => string,
): { readonly all: CandidateCounts; readonly lines: readonly FoundLine[] } | null {
  const own = rows.filter(
    ({ editionId, unitId }) =>
      editionId === about.edition && (about.unit === null || unitId === about.unit),
  );
  if (own.length === 0) return null;
  return {
    all: countCandidates(own, about.running),
    lines: countByUnit(own, about.running).map(({ unitId, counts }) => ({
      unit: nameOf(unitId),
      counts,
    })),
  };
}
