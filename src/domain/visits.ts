// Which units are worth a visit, and why: computed from how they stand. It reads nothing, asks no clock and opens no draft.
import { stageOfUnit, type UnitOverview } from './overview.ts';

/** A unit as a visitor sees it. Points are those of the edition's own weights; days are whole. */
export interface VisitFacts extends UnitOverview {
  /** Candidates that nobody has begun or closed. */
  readonly openCandidates: number;
  readonly drafts: number;
  /** For how long the draft that rests longest was not touched; null without a draft. */
  readonly idleDays: number | null;
  /** What the next level of every indicator would add in what can still be changed; null where the edition has no weights. */
  readonly points: number | null;
}

/** Why a unit is worth a visit. */
export type VisitReason =
  /** Nothing of it was ever reported. */
  | { readonly why: 'silent' }
  /** Much was found and nothing is being filled in. */
  | { readonly why: 'found'; readonly candidates: number }
  /** A draft rests for weeks. */
  | { readonly why: 'idle'; readonly drafts: number; readonly days: number }
  /** Points can still be won. */
  | { readonly why: 'points'; readonly points: number };

/** A unit of the list, with every reason that holds, the strongest first. */
export interface Visit {
  readonly unit: VisitFacts;
  readonly reasons: readonly VisitReason[];
}

/** So many open candidates without a draft are many. */
const manyCandidates = 3;

/** Days after which a draft that nobody touched rests. */
const idleDraftDays = 14;

/** Every reason to visit a unit, the strongest first; none where nothing can be won by it. */
export function reasonsFor(unit: VisitFacts): readonly VisitReason[] {
  const { openCandidates, drafts, idleDays, points } = unit;
  const found: VisitReason[] = [];
  if (stageOfUnit(unit) === 'not_begun') found.push({ why: 'silent' });
  if (openCandidates >= manyCandidates && drafts === 0)
    found.push({ why: 'found', candidates: openCandidates });
  if (idleDays !== null && idleDays >= idleDraftDays)
    found.push({ why: 'idle', drafts, days: idleDays });
  if (points !== null && points > 0) found.push({ why: 'points', points });
  return found;
}

const order: readonly VisitReason['why'][] = ['silent', 'found', 'idle', 'points'];

/** How much of its kind a reason weighs; units with the same strongest reason stand by it. */
function weightOf(reason: VisitReason): number {
  switch (reason.why) {
    case 'silent':
      return 0;
    case 'found':
      return reason.candidates;
    case 'idle':
      return reason.days;
    case 'points':
      return reason.points;
  }
}

/**
 * The units worth a visit, each once and under its strongest reason. The reasons take turns, so that many units which never
 * reported hide no other; within a reason the heaviest stands first, and names break ties.
 */
export function visitList(units: readonly VisitFacts[]): readonly Visit[] {
  const ranked = units.flatMap((unit) => {
    const reasons = reasonsFor(unit);
    const [first] = reasons;
    return first === undefined ? [] : [{ unit, reasons, why: first.why, weight: weightOf(first) }];
  });
  const turns = order.flatMap((why, rank) =>
    ranked
      .filter((one) => one.why === why)
      .toSorted((a, b) => b.weight - a.weight || (a.unit.name < b.unit.name ? -1 : 1))
      .map(({ unit, reasons }, turn) => ({ unit, reasons, rank, turn })),
  );
  return turns
    .toSorted((a, b) => a.turn - b.turn || a.rank - b.rank)
    .map(({ unit, reasons }) => ({ unit, reasons }));
}
