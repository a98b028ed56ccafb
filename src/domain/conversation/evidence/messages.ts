// What is said about evidence files, as data. Types only; the words are in bot/text/evidence.ts.
import type { ScanMatch } from '../input.ts';
import type { FileState } from '../../edition/answer.ts';
import type { FileProblemData } from '../input.ts';
import type { Labelled, Named, Nothing, Numbered } from '../message-parts.ts';

/** What is said about evidence files. Times are ISO, UTC; a `date` or `day` is an ISO day. */
export interface EvidenceMessages {
  no_evidence: { readonly code: string };
  /** `joined`: a PDF that was made of photos is among them. */
  evidence_follows: { readonly code: string; readonly count: number; readonly joined?: boolean };
  /** `indicator`: its number, of evidence for an indicator. */
  evidence_caption: Numbered & {
    readonly code: string;
    readonly name: string;
    readonly indicator?: number;
  };
  no_originals: { readonly code: string };
  scan_taken: Named;
  scan_too_large: { readonly name: string; readonly size: number; readonly limit: number };
  /** `match`: which print it is; absent where nothing was looked for. */
  scan_stored: { readonly code: string; readonly file: string; readonly match?: ScanMatch };
  text_read: Labelled & {
    readonly name: string;
    readonly words: number;
    readonly begins: string;
    readonly ends: string | null;
  };
  text_file_too_late: { readonly name: string };
  one_text_file: { readonly name: string };
  file_without_question: {
    readonly hasDraft: boolean;
    /** True where the SK Bupati may be recorded: its scan needs a caption. */
    readonly sk: boolean;
    /** True for whoever signs or checks: a signed form needs a caption. */
    readonly forms: boolean;
  };
  file_not_expected: Labelled;
  file_expected: Labelled & { readonly link: boolean };
  /** Said by an earlier version; what was not sent then is still worded. */
  file_before_level: Labelled;
  too_many_files: Labelled & { readonly limit: number; readonly left: number };
  file_too_large: {
    readonly name: string;
    readonly size: number;
    readonly limit: number;
    readonly url: string;
    readonly hours: number;
    readonly link: boolean;
  };
  files_stored: Labelled & {
    readonly files: readonly {
      readonly name: string;
      readonly size: number;
      readonly warnings: readonly string[];
      /** It was made of so many photos; absent for what came as it is. */
      readonly pages?: number;
    }[];
    readonly other: string | null;
    readonly waiting: number;
    /** Of the indicators, where there are several; absent where nothing says. */
    readonly numbers?: readonly number[];
  };
  /** Files that were taken out are evidence again. */
  files_restored: { readonly names: readonly string[] };
  /** The pages of a PDF made of photos have this order from now on. */
  pages_ordered: { readonly name: string; readonly order: readonly number[] };
  pages_in_order: { readonly name: string };
  page_order_how: { readonly name: string; readonly pages: number };
  pages_parted: { readonly name: string; readonly pages: readonly string[] };
  /** Pages stand again as they did before the last order. */
  pages_as_before: { readonly name: string };
  pages_joined_again: { readonly name: string };
  /** Its photos are more than its item takes as files of their own. */
  pages_too_many: { readonly name: string; readonly pages: number; readonly room: number };
  /** There is no PDF made of photos; one may be on its way. */
  no_pages: { readonly onTheWay: boolean; readonly indicator?: number };
  /** No PDF could be made of photographed pages; they are stored one by one. */
  photos_stay: Labelled;
  send_another_file: Nothing;
  /** Files of a send whose names do not say where they belong, while others do. */
  files_unplaced: { readonly names: readonly string[] };
  /** Said by an earlier version; what was not sent then is still worded. */
  more_files_or_done: { readonly refused: boolean };
  file_refused: { readonly name: string; readonly problem: FileProblemData };
  file_failed: { readonly name: string; readonly final: boolean; readonly full: boolean };
  file_seen_before: { readonly name: string; readonly where: string };
  video_too_long: { readonly name: string; readonly seconds: number; readonly limit: number };
  files_waiting: Labelled;
  no_file_yet: Labelled & { readonly optional: boolean };
  /** Files of the send that was taken last belong to another item now. */
  files_moved: Labelled & {
    readonly files: number;
    /** Indicators that have no evidence any more. */
    readonly lacks?: readonly number[];
  };
  /** Files that stay where they are, because the item they should go to does not take their kind. */
  files_not_fitting: Labelled & {
    readonly names: readonly string[];
    readonly formats: readonly string[];
  };
  /** A file whose caption begins with a number stays with the indicator that is asked; it may be for another. */
  file_kept_here: { readonly no: number; readonly other: number };
  nothing_to_move: Nothing;
  /** To which indicator is not said. */
  move_where: Nothing;
  file_removed: Labelled & { readonly name: string };
  /** `total` and `after`: how many there are, and how many follow, where not all are listed at once. */
  file_list: {
    readonly code: string;
    readonly total?: number;
    readonly after?: number;
    readonly files: readonly (Numbered & {
      readonly name: string;
      readonly size: number | null;
      readonly state: FileState;
    })[];
  };
  /** Numbers of a list whose files are gone meanwhile. */
  files_gone: { readonly count: number };
  delete_all_how: { readonly count: number };
  delete_which: { readonly count: number };
}
