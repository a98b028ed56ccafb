// What is said about scores, as data; every figure is an estimate. Types only; the words are in bot/text/scores.ts.
import type { RegionIndex } from '../../score.ts';
import type { Named } from '../message-parts.ts';

/** The next step of an indicator: evidence for what is claimed, or the next level with its text, and what it brings. */
export interface Gain {
  readonly number: number;
  readonly label: string;
  readonly level: number;
  readonly next: number;
  readonly text: string | null;
  readonly gain: number;
}

/** What is said about scores. A null score: the edition has no weights, or nothing was verified. */
export interface ScoreMessages {
  score_one: Named & {
    readonly claimed: number | null;
    readonly verified: number | null;
    readonly max: number | null;
    /** The greatest first. */
    readonly gains: readonly Gain[];
    /** How many more indicators could bring something. */
    readonly more: number;
  };
  score_unit: {
    readonly unit: string;
    readonly count: number;
    readonly claimed: number | null;
    readonly verified: number | null;
    readonly max: number | null;
    /** The lowest first. */
    readonly rows: readonly (Named & {
      readonly claimed: number | null;
      readonly verified: number | null;
    })[];
    readonly losses: readonly {
      readonly label: string;
      readonly points: number;
      readonly without: number;
    }[];
  };
  score_region: {
    readonly year: number;
    readonly count: number;
    readonly verifiedCount: number;
    readonly countCap: number | null;
    readonly claimed: RegionIndex | null;
    readonly verified: RegionIndex | null;
    readonly missing: readonly string[];
    readonly losses: readonly { readonly label: string; readonly points: number }[];
  };
  what_if_one: Named & {
    readonly before: number | null;
    readonly after: number | null;
    readonly max: number | null;
  };
  what_if_region: {
    readonly count: number;
    readonly before: RegionIndex;
    readonly after: RegionIndex;
  };
  what_if_how: { readonly region: boolean };
}
