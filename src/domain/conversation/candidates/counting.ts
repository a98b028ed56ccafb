// `hitungan temuan`: what became of what was found, by year and by unit, within the reach of whoever asks (row 51).
// It counts and names no candidate.
import { reachOf } from '../../access.ts';
import { countByUnit, countCandidates } from '../../candidate-counts.ts';
import { refuse } from '../shared/refusing.ts';
import type { Turn } from '../turn.ts';

/** So many units stand on a page, and so many earlier years are named. */
const pageLength = 5;
const yearsNamed = 2;

/** Says the counts of the running edition, of earlier ones, and page by page those of each unit. */
export function sayCounts(turn: Turn, rest: string | undefined): void {
  const { all, units } = reachOf(turn.person.grants, 'read_candidates');
  if (!all && units.length === 0) return refuse(turn, 'read_candidates');
  const { rows = [], years = [] } = turn.world.loaded.candidateCounts ?? {};
  const running = turn.world.currentEdition.id;
  const now = rows.filter(({ editionId }) => editionId === running);
  const byUnit = countByUnit(now, running);
  const pages = Math.max(1, Math.ceil(byUnit.length / pageLength));
  const page = Math.min(Math.max(1, Number(/\d{1,3}/u.exec(rest ?? '')?.[0] ?? 1)), pages);
  turn.say('candidate_counts', {
    edition: turn.world.currentEdition.title,
    counts: countCandidates(now, running),
    earlier: years
      .filter(({ editionId }) => editionId !== running)
      .slice(0, yearsNamed)
      .map(({ editionId, year }) => ({
        year,
        counts: countCandidates(
          rows.filter((row) => row.editionId === editionId),
          running,
        ),
      })),
    units: byUnit
      .slice((page - 1) * pageLength, page * pageLength)
      .map(({ unitId, counts }) => ({ unit: turn.unitName(unitId), counts })),
    ...{ page, pages },
  });
  turn.nameOpen();
}
