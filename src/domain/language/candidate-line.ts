// What a message says about candidates (temuan), as values. Types only.

/** What is to become of a candidate. Names, reasons and days stand as typed; empty where they were left out. */
export type CandidateAct =
  | { readonly do: 'show' | 'agree' | 'take' | 'decline' | 'begin' | 'reopen' }
  | { readonly do: 'assign' | 'close' | 'same' | 'postpone'; readonly rest: string };

/** A line about one candidate. */
export interface CandidateLine {
  readonly number: number;
  readonly act: CandidateAct;
}

/** Lines to be noted, with the unit as typed ('' where none was). */
export interface NoteLines {
  readonly unit: string;
  readonly lines: readonly string[];
  /** The whole message. */
  readonly typed: string;
}
