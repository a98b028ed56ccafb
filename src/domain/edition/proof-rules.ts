// What the proofs of an edition's indicators are compared with, as data: how many a level speaks of, which years are asked for,
// which days follow each other. It stands beside the definition, which is frozen once an innovation uses it. It holds types only.
import type { ItemId } from './definition.ts';

/** The proofs of one indicator that a level speaks of. */
export interface ProofCount {
  readonly item: ItemId;
  /** What is counted: files and links, or years that are named in words, facts and names of files. */
  readonly of: 'proofs' | 'years';
  /** How many levels 1, 2 and 3 speak of. */
  readonly least: readonly [number, number, number];
  /** What they are, as a checker reads it. */
  readonly what: 'dated' | 'methods' | 'years' | 'regions';
}

/** All of an edition; what a version does not have is left out. */
export interface ProofRules {
  readonly counts: readonly ProofCount[];
  /** Days in the order in which they happen. */
  readonly order: readonly ItemId[];
  /** The regulation that names the innovation; it is older than the year of the edition. */
  readonly regulation: ItemId;
  /** So many years back, the edition's own included, a document may be dated. */
  readonly years: number;
}
