// What is said about promises, as data. Types only; the words are in bot/text/promises.ts. Days are ISO days.
import type { PromiseProblem } from '../../language/index.ts';
import type { Nothing } from '../message-parts.ts';
import type { PromiseState } from '../../promise.ts';

/** A promise in a line; `unit` null where it is no unit's. */
export interface PromiseShown {
  readonly number: number;
  readonly unit: string | null;
  readonly text: string;
  readonly who: string | null;
  readonly until: string;
}

/** What is said about promises. */
export interface PromiseMessages {
  promise_list: { readonly rows: readonly PromiseShown[]; readonly total: number };
  promise_made: PromiseShown;
  promise_shown: PromiseShown & {
    readonly state: PromiseState;
    readonly by: string | null;
    /** This person may say what became of it. */
    readonly answers: boolean;
  };
  promise_changed: PromiseShown & { readonly what: 'kept' | 'dropped' | 'moved' };
  promise_how: { readonly why: PromiseProblem; readonly number: number | null };
  promise_past: { readonly number: number | null };
  promise_unit_unclear: { readonly typed: string; readonly like: readonly string[] };
  promise_unknown: Nothing;
  promise_over: { readonly number: number; readonly state: PromiseState };
  notice_promise: PromiseShown & {
    readonly what: 'made' | 'kept' | 'dropped' | 'moved';
    readonly by: string | null;
  };
  reminder_promise: PromiseShown & { readonly others: number };
}
