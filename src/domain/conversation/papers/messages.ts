// What is said about papers, as data. Types only; the words are in bot/text/papers.ts.
import type { State } from '../../innovation/status.ts';
import type { Lack } from '../../letterhead.ts';
import type { InnovationPaper, PaperName, ManyPaper } from '../../papers.ts';

/** What is said about papers. `what` is the innovation by name and code, or the unit; null: all units. */
export interface PaperMessages {
  print_coming: {
    readonly paper: PaperName;
    readonly what: string | null;
    readonly draft: boolean;
  };
  print_not_now: {
    readonly paper: InnovationPaper;
    readonly code: string;
    readonly state: State;
  };
  /** The unit has made no statement that could be printed. */
  print_no_nil: { readonly unit: string | null; readonly declares: boolean };
  print_ask: { readonly paper: ManyPaper; readonly unit: string | null; readonly word?: true };
  /** Goes with the file. */
  print_ready: {
    readonly paper: PaperName;
    readonly what: string | null;
    readonly version: number | null;
    readonly draft: boolean;
    /** Somebody who signs is not known by name. */
    readonly unsigned?: boolean;
  };
  /** Goes with the picture of a page, before its file. */
  print_picture: { readonly paper: PaperName };
  /** How a national bundle ended that was asked for at the desk; `address` leads to it. */
  notice_bundle: {
    readonly number: number;
    readonly ended: 'done' | 'nothing' | 'failed';
    readonly innovations: number;
    readonly files: number;
    /** How much of it the portal will refuse. */
    readonly findings: number;
    readonly days: number;
    readonly address: string;
  };
  /** `label` is the item in which the sign stands, where that was found. */
  print_failed: {
    readonly paper: PaperName;
    readonly what: string | null;
    readonly why: 'no_glyph' | 'nothing' | 'unset' | 'broken';
    readonly sign: string | null;
    readonly label: string | null;
    /** What the office has still to tell; there with `unset`. */
    readonly lacks?: readonly Lack[];
  };
}
