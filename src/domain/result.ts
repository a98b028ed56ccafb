// A decision's outcome as a value: either what was asked for, or the problem that stood in the way.
// It never throws and never holds wording; words are made in bot/text and api/problems.

/** Holds a success with its value, or a refusal with its problem. */
export type Result<T, P> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: P };

/** Wraps a success. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** Wraps a refusal. */
export function no<P>(problem: P): { readonly ok: false; readonly problem: P } {
  return { ok: false, problem };
}
