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
  /** What a bundle would be of: a unit, innovations by their codes, or all. */
  bundle_ask: { readonly unit: string | null; readonly codes: readonly string[] };
  bundle_coming: { readonly unit: string | null; readonly codes: readonly string[] };
  /** The own one is being written; null before it is known how large it gets. */
  bundle_progress: {
    readonly number: number;
    readonly percent: number | null;
    readonly unit: string | null;
    readonly codes: readonly string[];
  };
  /** What was typed names no unit; null where there were too many codes. */
  bundle_of_what: {
    readonly named: string | null;
    readonly near: readonly string[];
    readonly most: number;
  };
  /** How a national bundle ended; `address` leads to its page at the desk. */
  notice_bundle: {
    readonly number: number;
    /** `no_right`: it was written, and whoever asked may have it no more. */
    readonly ended: 'done' | 'nothing' | 'failed' | 'no_right';
    readonly innovations: number;
    readonly files: number;
    /** How much of it the portal will refuse. */
    readonly findings: number;
    readonly days: number;
    readonly address: string;
    /** It was asked for in a chat: the file goes along, or a link that works once, for so many hours. */
    readonly sent?: true;
    readonly link?: string;
    readonly hours?: number;
    /** Codes under which nothing was handed in. */
    readonly unknown?: readonly string[];
  };
  /** How papers ended that were asked for at the desk: so many innovations, 0 for a paper of a unit or of all. */
  notice_papers: {
    readonly number: number;
    readonly paper: PaperName;
    readonly count: number;
    /** Why there is no file; null where it is there. */
    readonly problem: PaperMessages['print_failed']['why'] | 'failed' | null;
    /** What no font has, and the item in which it stands; there with `no_glyph`. */
    readonly sign?: string | null;
    readonly label?: string | null;
    readonly days: number;
    readonly address: string | null;
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
