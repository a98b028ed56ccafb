// A promise: what a unit will do until a day, noted on a visit, or what a meeting decided. It is asked after when its day comes.
// It decides what may become of one; it asks no clock and knows nobody's rights.
import type { IsoDay } from './days.ts';

/** Longest text of a promise, and longest name of who does it, in signs. */
export const longestPromise = 1500;
export const longestWho = 300;

/** Where a promise stands. */
export const promiseStates = ['open', 'kept', 'dropped'] as const;

/** The state of a promise. */
export type PromiseState = (typeof promiseStates)[number];

/** A promise as it is read; `unitId` null where it is no unit's. */
export interface UnitPromise {
  readonly number: number;
  readonly unitId: string | null;
  readonly text: string;
  readonly who: string | null;
  readonly until: IsoDay;
  readonly state: PromiseState;
  readonly madeById: number;
  readonly madeByName: string | null;
  readonly version: number;
}

/** What becomes of a promise that is open. */
export type PromiseChange =
  | { readonly what: 'kept' | 'dropped' }
  | { readonly what: 'moved'; readonly until: IsoDay };

/** The way a promise is named in a chat: `J-3`. */
export const promiseName = (number: number): string => `J-${number}`;
