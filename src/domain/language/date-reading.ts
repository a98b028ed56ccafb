// What reading a date gives: a date, a span, or why it is none. Types only.

/** How precise a date is. */
export type Precision = 'day' | 'month' | 'year';

/** Why a date that was read must be read back to the person. */
export type DateDoubt = 'ambiguous_order' | 'vague' | 'future' | 'too_old' | 'weekday' | 'spelling';

/** What a message says as a date; ISO text of the precision that was given. */
export type DateReading =
  | { kind: 'date'; value: string; precision: Precision; confirm: boolean; why?: DateDoubt }
  | { kind: 'range'; from: string; to: string; precision: Precision; confirm: true }
  /** `relative`: counted from today, `hint` is the date meant; otherwise `hint` is null. */
  | { kind: 'relative' | 'no_year' | 'invalid' | 'unknown'; hint: string | null };
