// Adds marks up: what a judge gave one entry, how far judges lie apart, and the order of a category with its ties.
// Ties are decided by the rules alone; what they cannot decide stays level and says so.
import { type Contest, type Entry, type Marks, type Seat, sits } from './contest.ts';
import { contestStages, type ContestRules, type ContestStage } from './rules.ts';

/** A mean on the scale, rounded to four places so that equal sums are equal. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** What one judge gave in a round: the mean of the marks by weight. Null while a criterion is without a mark. */
export function markOf(rules: ContestRules, stage: ContestStage, marks: Marks): number | null {
  let sum = 0;
  let weights = 0;
  for (const { code, weight } of rules.stages[stage].criteria) {
    const mark = marks[code];
    if (mark === undefined) return null;
    sum += weight * mark;
    weights += weight;
  }
  return rounded(sum / weights);
}

/** True where marks of this seat count in a round. */
const counts = (stage: ContestStage, { ended, keepsDesk }: Seat): boolean =>
  ended === null || (stage === 'desk' && keepsDesk);

/** What the judges of an entry gave in a round, of those whose marks count. */
const judgedBy = (
  rules: ContestRules,
  stage: ContestStage,
  { seats }: Pick<Entry, 'seats'>,
): readonly number[] =>
  seats.flatMap((seat) => {
    const given = seat.marks[stage];
    const mark = !counts(stage, seat) || given === undefined ? null : markOf(rules, stage, given);
    return mark === null ? [] : [mark];
  });

/** How judges see an entry in a round; null while nobody gave marks. */
export interface Spread {
  readonly mean: number;
  readonly least: number;
  readonly greatest: number;
  readonly judges: number;
  /** Further apart than the rules let pass without a look. */
  readonly wide: boolean;
}

/** The spread of an entry's marks in a round. */
export function spreadOf(
  rules: ContestRules,
  stage: ContestStage,
  entry: Pick<Entry, 'seats'>,
): Spread | null {
  const given = judgedBy(rules, stage, entry);
  if (given.length === 0) return null;
  const [least, greatest] = [Math.min(...given), Math.max(...given)];
  return {
    ...{ mean: meanOf(given), least, greatest, judges: given.length },
    wide: greatest - least > rules.wideSpread,
  };
}

const meanOf = (values: readonly number[]): number =>
  rounded(values.reduce((sum, value) => sum + value, 0) / values.length);

/** The result of an entry over these rounds, by their weights; null while one of them has no marks. */
function totalOf(
  rules: ContestRules,
  stages: readonly ContestStage[],
  entry: Entry,
): number | null {
  let sum = 0;
  let weights = 0;
  for (const stage of stages) {
    const given = judgedBy(rules, stage, entry);
    if (given.length === 0) return null;
    sum += rules.stages[stage].weight * meanOf(given);
    weights += rules.stages[stage].weight;
  }
  return rounded(sum / weights);
}

/** The mean mark of an entry for one criterion; 0 without any. */
function criterionOf(stage: ContestStage, criterion: string, { seats }: Entry): number {
  const given = seats.flatMap((seat) =>
    counts(stage, seat) ? (seat.marks[stage]?.[criterion] ?? []) : [],
  );
  return given.length === 0 ? 0 : meanOf(given);
}

type Tie = ContestRules['ties'][number];

/** What a rule for ties compares; greater is better. */
function tieValue(tie: Tie, entry: Entry): number {
  switch (tie.by) {
    case 'criterion':
      return criterionOf(tie.stage, tie.criterion, entry);
    case 'maturity':
      return entry.maturity ?? 0;
    case 'vote':
      return entry.vote === null ? Number.NEGATIVE_INFINITY : -entry.vote;
  }
}

/** An entry in the order of its category. */
export interface Ranked {
  readonly entry: Entry;
  readonly total: number;
  /** The rule that put it before or behind one with the same total; null where the total did. */
  readonly tie: Tie | null;
  /** Level with another one after all rules. */
  readonly level: boolean;
}

/** Which rule parts two entries with the same total; null where none does. */
function parting(ties: readonly Tie[], a: Entry, b: Entry): Tie | null {
  return ties.find((tie) => tieValue(tie, a) !== tieValue(tie, b)) ?? null;
}

/** The order of a category after these rounds, the best first; entries that are not judged are left out. */
function rank(
  { rules }: Pick<Contest, 'rules'>,
  entries: readonly Entry[],
  stages: readonly ContestStage[],
): readonly Ranked[] {
  const judged = entries.flatMap((entry) => {
    const total = totalOf(rules, stages, entry);
    return total === null ? [] : [{ entry, total }];
  });
  const ordered = judged.toSorted((a, b) => {
    if (a.total !== b.total) return b.total - a.total;
    const tie = parting(rules.ties, a.entry, b.entry);
    if (tie === null) return a.entry.number - b.entry.number;
    return tieValue(tie, b.entry) > tieValue(tie, a.entry) ? 1 : -1;
  });
  return ordered.map((one, at) => {
    const beside = [ordered[at - 1], ordered[at + 1]].flatMap((other) =>
      other?.total === one.total ? [parting(rules.ties, one.entry, other.entry)] : [],
    );
    return {
      ...one,
      tie: beside.find((tie) => tie !== null) ?? null,
      level: beside.includes(null),
    };
  });
}

/** Entries with the same result on both sides of a border that the rules do not part; empty where it is plain who is in. */
export function levelAt(
  { ties }: Pick<ContestRules, 'ties'>,
  ranked: readonly Ranked[],
  border: number,
): readonly Ranked[] {
  const [inside, outside] = [ranked[border - 1], ranked[border]];
  if (inside === undefined || outside === undefined) return [];
  const level = ({ entry, total }: Ranked) =>
    total === inside.total && parting(ties, inside.entry, entry) === null;
  return level(outside) ? ranked.filter(level) : [];
}

/** The order of each category that has entries, in the order of the rules. */
export function results(
  contest: Pick<Contest, 'rules'>,
  entries: readonly Entry[],
  stages: readonly ContestStage[] = contestStages,
): readonly { readonly category: string; readonly ranked: readonly Ranked[] }[] {
  return contest.rules.categories.flatMap(({ code }) => {
    const ranked = rank(
      contest,
      entries.filter(({ category }) => category === code),
      stages,
    );
    return ranked.length === 0 ? [] : [{ category: code, ranked }];
  });
}

/** Those who get a place: of each category as many as the rules have places. */
export function winners(
  contest: Pick<Contest, 'rules'>,
  entries: readonly Entry[],
): readonly {
  readonly entry: Entry;
  readonly place: number;
  readonly total: number;
  readonly tie: Tie | null;
}[] {
  // What two people locked stands, whatever would come out now.
  const locked = entries.flatMap((entry) =>
    entry.place === null || entry.total === null
      ? []
      : [{ entry, place: entry.place, total: entry.total, tie: null }],
  );
  if (locked.length > 0)
    return contest.rules.categories.flatMap(({ code }) =>
      locked.filter(({ entry }) => entry.category === code).toSorted((a, b) => a.place - b.place),
    );
  return results(contest, entries).flatMap(({ ranked }) =>
    ranked
      .slice(0, contest.rules.places.length)
      .map(({ entry, total, tie }, at) => ({ entry, place: at + 1, total, tie })),
  );
}

/**
 * Entries of a round that want marks, with how many are missing: of judges who can still give them, or of fewer judges than
 * the least.
 */
export function unjudged(
  { rules, judges }: Pick<Contest, 'rules' | 'judges'>,
  stage: ContestStage,
  entries: readonly Entry[],
): readonly { readonly entry: Entry; readonly missing: number; readonly given: number }[] {
  return entries.flatMap((entry) => {
    const given = judgedBy(rules, stage, entry).length;
    const waiting = entry.seats.filter((seat) => {
      const marks = seat.marks[stage];
      const gave = marks !== undefined && markOf(rules, stage, marks) !== null;
      return !gave && sits({ judges }, entry, seat);
    }).length;
    const missing = Math.max(waiting, rules.leastJudges - given);
    return missing > 0 ? [{ entry, missing, given }] : [];
  });
}

/** Entries whose first round has marks of fewer judges than the least; with such a one there is no result. */
export const lacksDesk = (rules: ContestRules, entries: readonly Entry[]): readonly Entry[] =>
  entries.filter((entry) => judgedBy(rules, 'desk', entry).length < rules.leastJudges);
