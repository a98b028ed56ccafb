// What is said about papers signed outside, as data. Types only; the words are in bot/text/signed.ts.
import type { SignedPaper } from '../../language/index.ts';

/** What is said about them. */
export interface SignedMessages {
  signed_noted: {
    readonly paper: SignedPaper;
    readonly unit: string;
    /** Null: it was taken back, or was never noted. */
    readonly day: string | null;
    /** Units that have not signed; for whoever looks after all. */
    readonly left: number | null;
  };
  signed_status: {
    readonly paper: SignedPaper;
    readonly signed: number;
    readonly total: number;
    readonly lacking: readonly string[];
    /** The own unit and its day; null for whoever looks after all. */
    readonly own: { readonly unit: string; readonly day: string | null } | null;
  };
  signed_day_unclear: { readonly paper: SignedPaper; readonly example: string };
  signed_unit_unclear: {
    readonly typed: string;
    readonly like: readonly string[];
    /** Which of them was meant; missing in what an earlier release did not send yet. */
    readonly paper?: SignedPaper;
  };
}
