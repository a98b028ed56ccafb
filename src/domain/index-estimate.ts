// What innovations are worth together: means, where points are lost, the region's index, and the same if things were otherwise.
// Every figure is an estimate from claims and from levels that were verified; what an edition does not know stays null.
import type { EditionDefinition, Indicator, ItemId } from './edition/definition.ts';
import { formOf } from './edition/journey.ts';
import { type RegionIndex, regionIndex, type ScoreLevel, verifiedScore } from './score.ts';

/** Levels by indicator: those that are claimed with evidence, and those that stand after the check (null before it). */
export interface Scored {
  readonly code: string;
  readonly name: string | null;
  readonly unitId: string;
  /** Option code of the main urusan; null when not chosen. */
  readonly urusan: string | null;
  readonly claimed: ReadonlyMap<ItemId, ScoreLevel>;
  readonly verified: ReadonlyMap<ItemId, ScoreLevel> | null;
}

/** Which levels are looked at. */
export type Basis = 'claimed' | 'verified';

const levelsOf = (one: Scored, basis: Basis): ReadonlyMap<ItemId, ScoreLevel> | null =>
  basis === 'claimed' ? one.claimed : one.verified;

/** The maturity of one innovation; null where the edition has no weights or nothing was verified. */
export function scoreOf(def: EditionDefinition, one: Scored, basis: Basis): number | null {
  const levels = levelsOf(one, basis);
  return levels === null ? null : verifiedScore(def, levels);
}

/** Mean maturity of those that have one; null when none has. */
export function meanOf(
  def: EditionDefinition,
  all: readonly Scored[],
  basis: Basis,
): number | null {
  const scores = all.flatMap((one) => scoreOf(def, one, basis) ?? []);
  return scores.length === 0 ? null : scores.reduce((sum, one) => sum + one, 0) / scores.length;
}

/** An indicator at which points are lost: how many a mean innovation could still get there. */
export interface Loss {
  readonly id: ItemId;
  readonly label: string;
  readonly points: number;
  /** How many innovations have no level that counts there. */
  readonly without: number;
}

const indicatorsOf = (def: EditionDefinition): readonly Indicator[] =>
  formOf(def).items.filter((item) => item.kind === 'indicator');

/** Where most points are lost, the most first; empty where the edition has no weights. */
export function lossesOf(def: EditionDefinition, all: readonly Scored[]): readonly Loss[] {
  if (all.length === 0) return [];
  return indicatorsOf(def)
    .flatMap(({ id, label, weight }): Loss[] => {
      if (weight === null) return [];
      const levels = all.map((one) => one.claimed.get(id) ?? 0);
      const lost = levels.reduce<number>((sum, level) => sum + weight * (3 - level), 0);
      const without = levels.filter((level) => level === 0).length;
      return lost === 0 ? [] : [{ id, label, points: lost / all.length, without }];
    })
    .toSorted((a, b) => b.points - a.points);
}

/** The region's index on one basis; null where the edition does not know the rules. Only what has a maturity counts. */
export function regionOf(
  def: EditionDefinition,
  all: readonly Scored[],
  basis: Basis,
  spd: number | null,
): RegionIndex | null {
  const innovations = all.flatMap((one) => {
    const maturity = scoreOf(def, one, basis);
    return maturity === null ? [] : [{ maturity, urusan: one.urusan }];
  });
  return regionIndex(def, { innovations, spd });
}

/** How things might be otherwise. */
export interface WhatIf {
  /** Codes of innovations; none: all that are looked at. */
  readonly codes: readonly string[];
  /** Number of an indicator in this edition; null: every indicator. */
  readonly indicator: number | null;
  /** The level that is reached; null: levels stay. */
  readonly level: 1 | 2 | 3 | null;
  /** So many innovations more, each worth the mean. */
  readonly more: number;
  readonly spd: number | null;
}

/** The innovations as they would be; a level only rises. */
export function imagine(
  def: EditionDefinition,
  all: readonly Scored[],
  { codes, indicator, level }: WhatIf,
): readonly Scored[] {
  if (level === null) return all;
  const items = indicatorsOf(def).filter(({ no }) => indicator === null || no === indicator);
  const raise = (levels: ReadonlyMap<ItemId, ScoreLevel>): ReadonlyMap<ItemId, ScoreLevel> =>
    new Map([
      ...levels,
      ...items.map(({ id }) => [id, highest(levels.get(id) ?? 0, level)] as const),
    ]);
  return all.map((one) =>
    codes.length > 0 && !codes.includes(one.code)
      ? one
      : {
          ...one,
          claimed: raise(one.claimed),
          verified: one.verified === null ? null : raise(one.verified),
        },
  );
}

const highest = (one: ScoreLevel, other: ScoreLevel): ScoreLevel => (one > other ? one : other);

/** The region's index with so many innovations more, each worth the mean of those there are, in urusan that are covered. */
export function regionWithMore(
  def: EditionDefinition,
  all: readonly Scored[],
  more: number,
  spd: number | null,
): RegionIndex | null {
  const mean = meanOf(def, all, 'claimed') ?? 0;
  const innovations = all.flatMap((one) => {
    const maturity = scoreOf(def, one, 'claimed');
    return maturity === null ? [] : [{ maturity, urusan: one.urusan }];
  });
  const added = Array.from({ length: more }, () => ({ maturity: mean, urusan: null }));
  return regionIndex(def, { innovations: [...innovations, ...added], spd });
}
