// What promises add to a conversation: needs, loaded values, effects. Types only.
import type { Role } from '../../access.ts';
import type { PromiseChange, UnitPromise } from '../../promise.ts';

/** What a message may ask for. */
export type PromiseNeed =
  /** Open promises that this person may read, the nearest day first. */
  | { readonly kind: 'promises' }
  | { readonly kind: 'promise'; readonly number: number }
  | { readonly kind: 'promise_number' };

/** What was loaded for these needs; absent where it was not asked for. */
export interface PromiseLoaded {
  readonly promises?: readonly UnitPromise[];
  /** Null: there is none with this number. */
  readonly promise?: UnitPromise | null;
  readonly promiseNumber?: number;
}

/** A promise before anything became of it. */
export type NewPromise = Pick<UnitPromise, 'number' | 'unitId' | 'text' | 'who' | 'until'>;

/** What is to be done. */
export type PromiseEffect =
  | {
      readonly kind: 'make_promise';
      readonly editionId: string;
      readonly role: Role;
      readonly promise: NewPromise;
    }
  /** `version` is that which was read. */
  | {
      readonly kind: 'change_promise';
      readonly number: number;
      readonly version: number;
      readonly role: Role | null;
      readonly change: PromiseChange;
    };
