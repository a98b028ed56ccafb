// What is said about answers that came from another version or year, as data. Types only; the words are in bot/text/carry-over.ts.
import type { Old } from '../../edition/old.ts';

/** What is said about answers that came from another version or year. */
export interface CarryOverMessages {
  /** A new version of the form: what became of the drafts of one person. Labels of items; the lists are short, `more` are left out. */
  notice_form_changed: {
    readonly edition: string;
    readonly drafts: readonly { readonly code: string; readonly name: string | null }[];
    readonly fresh: readonly string[];
    readonly confirm: readonly string[];
    readonly gone: readonly string[];
    readonly more: number;
  };
  nothing_to_carry: { readonly edition: string };
  carry_which: {
    readonly rows: readonly {
      readonly code: string;
      readonly name: string;
      readonly year: number;
    }[];
    readonly more: number;
  };
  /** `takenBack`: levels that the rule of this edition no longer bears, each with the reason. */
  carried_over: {
    readonly code: string;
    readonly name: string;
    readonly edition: string;
    readonly takenBack: readonly {
      readonly number: number;
      readonly label: string;
      readonly old: Old;
    }[];
  };
}
