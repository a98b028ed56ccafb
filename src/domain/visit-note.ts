// What is kept of a visit to a unit: when, by whom, who was met, what was seen. What was found and promised there is counted
// from the registers of candidates and promises, never copied. It asks no clock and knows nobody's rights.
import type { PromiseState } from './promise.ts';

/** Longest note of a visit, and longest line of who was met, in signs. */
export const longestVisitNote = 1500;
export const longestMet = 300;

/** A visit before it has a number. */
export interface NewVisit {
  readonly unitId: string;
  /** ISO day. */
  readonly day: string;
  readonly text: string;
  readonly met: string | null;
}

/** A visit as it is read, with what its visitor noted of the unit on that day. */
export interface VisitNote extends NewVisit {
  readonly number: number;
  readonly madeById: number;
  readonly madeByName: string | null;
  readonly candidates: readonly number[];
  readonly promises: readonly { readonly number: number; readonly state: PromiseState }[];
}

/** A visit in a list. */
export type VisitDay = Pick<VisitNote, 'number' | 'unitId' | 'day' | 'madeById'>;

/** So many visits of a unit are listed. */
export const visitsListed = 6;

/** The way a visit is named in a chat: `V-3`. */
export const visitName = (number: number): string => `V-${number}`;
