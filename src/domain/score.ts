// Estimates the maturity of one innovation and the index of the region from an edition's own rules.
// It never invents a number: what the edition does not know comes back as null.
import type { AnswerValue } from './edition/answer.ts';
import type { EditionDefinition, Indicator, ItemId } from './edition/definition.ts';

/** A level from 1 to 3, or 0 when there is none. */
export type ScoreLevel = 0 | 1 | 2 | 3;

/** The part of one indicator in the maturity. Null where the edition does not know the weight. */
interface IndicatorScore {
  readonly id: ItemId;
  readonly weight: number | null;
  /** The level claimed (or verified); 0 when there is none. */
  readonly level: ScoreLevel;
  /** False when a level is claimed but nothing that was stored supports it yet. */
  readonly counted: boolean;
  readonly score: number | null;
  /** What the next step would add: evidence for the claimed level while it does not count, else the next level; 0 at the top. */
  readonly nextGain: number | null;
}

/** The estimate of one innovation; null where the edition has no weights. */
export interface Maturity {
  readonly score: number | null;
  readonly max: number | null;
  readonly perIndicator: readonly IndicatorScore[];
}

/**
 * Estimates the maturity Σ weight × level from what the innovator claims. A level counts only when at least one stored
 * file or a link supports it: the national score is given for evidence, and an estimate that counted bare claims would
 * promise points that the check takes away and hide what is still missing. "Belum ada" counts 0.
 */
export function maturity(
  def: EditionDefinition,
  answers: ReadonlyMap<ItemId, AnswerValue>,
  hasEvidence: (item: ItemId) => boolean,
): Maturity {
  return sum(def, (indicator) => {
    const value = answers.get(indicator.id);
    if (value?.type !== 'indicator' || value.level === null) return { level: 0, counted: false };
    return { level: value.level, counted: value.links.length > 0 || hasEvidence(indicator.id) };
  });
}

/** Computes the maturity from levels that a verifier has set; these count without further evidence. */
export function verifiedMaturity(
  def: EditionDefinition,
  levels: ReadonlyMap<ItemId, ScoreLevel>,
): Maturity {
  return sum(def, (indicator) => {
    const level = levels.get(indicator.id) ?? 0;
    return { level, counted: level > 0 };
  });
}

/** The score of `verifiedMaturity` alone: a summary asks for that of thousands of innovations. */
export function verifiedScore(
  def: EditionDefinition,
  levels: ReadonlyMap<ItemId, ScoreLevel>,
): number | null {
  if (def.scoring.maturityMax === null) return null;
  let total = 0;
  for (const { items } of def.sections)
    for (const item of items)
      if (item.kind === 'indicator') total += (item.weight ?? 0) * (levels.get(item.id) ?? 0);
  return total;
}

function sum(
  def: EditionDefinition,
  read: (indicator: Indicator) => { level: ScoreLevel; counted: boolean },
): Maturity {
  const perIndicator = def.sections
    .flatMap((section) => section.items)
    .filter((item) => item.kind === 'indicator')
    .map((indicator): IndicatorScore => {
      const { level, counted } = read(indicator);
      const { id, weight } = indicator;
      if (weight === null) return { id, weight, level, counted, score: null, nextGain: null };
      const score = counted ? weight * level : 0;
      const next = counted || level === 0 ? Math.min(level + 1, 3) : level;
      return { id, weight, level, counted, score, nextGain: weight * next - score };
    });
  const max = def.scoring.maturityMax;
  const score =
    max === null ? null : perIndicator.reduce((total, one) => total + (one.score ?? 0), 0);
  return { score, max, perIndicator };
}

/** One innovation as the region's index sees it. */
export interface CountedInnovation {
  readonly maturity: number;
  /** Option code of its main urusan; null when not chosen. */
  readonly urusan: string | null;
}

/** The estimated index of the region. Null where the SPD is not known yet. */
export interface RegionIndex {
  /** Mean maturity: Σ maturity / max(divisor, n). */
  readonly sid: number;
  readonly divisor: number;
  /** Score for the number of innovations; 0 when the koersif rule is not met. */
  readonly countScore: number;
  readonly koersif: {
    readonly covered: readonly string[];
    readonly missing: readonly string[];
    readonly atLeast: number | null;
    readonly met: boolean;
  };
  readonly spd: number | null;
  readonly total: number | null;
  /** Percent of the highest total, rounded to two decimals as it is published. */
  readonly index: number | null;
  readonly predicate: string | null;
}

/**
 * Estimates the region's index: (SPD + Σ maturity / max(divisor, n) + min(n, cap) × weight) / highest total × 100.
 * Too few of the six basic urusan make the middle part for the number of innovations 0 (koersif rule); only the main
 * urusan counts for it, as the source says nothing of the others. Null when the edition does not know the rules.
 */
export function regionIndex(
  def: EditionDefinition,
  input: { readonly innovations: readonly CountedInnovation[]; readonly spd: number | null },
): RegionIndex | null {
  const rules = def.scoring.region;
  if (rules === null) return null;
  const n = input.innovations.length;
  const divisor = Math.max(rules.divisorAtLeast, n);
  const sid =
    input.innovations.reduce((total, innovation) => total + innovation.maturity, 0) / divisor;

  const present = new Set(input.innovations.map((innovation) => innovation.urusan));
  const covered = rules.basicUrusan.filter((code) => present.has(code));
  const missing = rules.basicUrusan.filter((code) => !present.has(code));
  const met = rules.koersifAtLeast === null || covered.length >= rules.koersifAtLeast;
  const countScore = met ? Math.min(n, rules.countCap) * rules.countWeight : 0;

  const total = input.spd === null ? null : input.spd + sid + countScore;
  const index = total === null ? null : twoDecimals((total / rules.totalMax) * 100);
  const predicate =
    index === null
      ? null
      : (rules.predicates.find((band) => index >= band.from && index <= band.to)?.label ?? null);
  return {
    sid,
    divisor,
    countScore,
    koersif: { covered, missing, atLeast: rules.koersifAtLeast, met },
    spd: input.spd,
    total,
    index,
    predicate,
  };
}

/** Rounds half up to two decimals, the precision of the predicate bands; 40.005 has no exact binary form, hence the nudge. */
function twoDecimals(value: number): number {
  return Math.round(value * 100 + 1e-9) / 100;
}
