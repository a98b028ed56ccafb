// Visits in the world in memory: how units stand for a visitor, and what a unit has. It plays the database.
import { reachOf } from '../../src/domain/access.ts';
import { isOpenCandidate } from '../../src/domain/candidate.ts';
import type { VisitLoaded, VisitNeed } from '../../src/domain/conversation/visits/types.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { formOf, missing } from '../../src/domain/edition/journey.ts';
import { isDraft } from '../../src/domain/innovation/innovation.ts';
import { searchUnits } from '../../src/domain/language/index.ts';
import { verifiedMaturity } from '../../src/domain/score.ts';
import { units } from './builders.ts';
import type { Inhabitant } from './inhabitant.ts';
import { type Counted, countedFor } from './overview.ts';

const form = formOf(balangan2026);

/** Loads what was asked for. */
export function loadVisits(world: Counted, who: Inhabitant, need: VisitNeed): VisitLoaded {
  const { grants } = who.person;
  const open = [...world.candidates.all.values()].filter(isOpenCandidate);
  if (need.kind === 'unit_gaps') {
    const found = searchUnits(units, need.named);
    if (found.kind !== 'exact') return { unitGaps: null };
    const reaches = (action: 'list_innovations' | 'read_draft'): boolean => {
      const { all, units: some } = reachOf(grants, action);
      return all || some.includes(found.id);
    };
    if (!reaches('list_innovations')) return { unitGaps: null };
    const own = [...world.innovations.values()].filter(({ unitId }) => unitId === found.id);
    const drafts = own.filter(isDraft);
    const stops = Map.groupBy(
      drafts.flatMap(({ answers, files }) => missing(form, answers, files)[0]?.item.id ?? []),
      (item) => item,
    );
    return {
      unitGaps: {
        unitId: found.id,
        works: own
          .filter((one) => reaches('read_draft') || !isDraft(one))
          .map((innovation) => ({ innovation, touched: innovation.stateSince })),
        drafts: reaches('read_draft')
          ? null
          : {
              count: drafts.length,
              stops: [...stops].map(([item, all]) => ({ item, count: all.length })),
            },
        candidates: open.filter(({ unitId }) => unitId === found.id).length,
      },
    };
  }
  const { all, units: some } = reachOf(grants, 'hold_meeting');
  return {
    visits: countedFor(world, who)
      .units.filter(({ id }) => all || some.includes(id))
      .map((unit) => {
        const drafts = [...world.innovations.values()].filter(
          ({ unitId, state }) => unitId === unit.id && state === 'draft',
        );
        const days = drafts.map(({ stateSince }) =>
          Math.floor((world.now - Date.parse(stateSince)) / 86_400_000),
        );
        return {
          ...unit,
          openCandidates: open.filter(({ unitId }) => unitId === unit.id).length,
          drafts: drafts.length,
          idleDays: days.length === 0 ? null : Math.max(...days),
          points: drafts
            .flatMap(() => verifiedMaturity(balangan2026, new Map()).perIndicator)
            .reduce((sum, { nextGain }) => sum + (nextGain ?? 0), 0),
        };
      }),
  };
}
