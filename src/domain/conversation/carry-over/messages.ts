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
  carry_unit_none: { readonly edition: string; readonly year: number | null };
  carry_unit_which: Record<never, never>;
  /** What carrying over would do; nothing was done. `left`: innovations of people who are not in the unit any more. */
  carry_unit_ask: {
    readonly unit: string;
    readonly edition: string;
    readonly rows: readonly { readonly name: string; readonly year: number }[];
    readonly more: number;
    readonly count: number;
    readonly owners: number;
    readonly left: number;
  };
  carried_unit: { readonly unit: string; readonly edition: string; readonly count: number };
  /** Somebody's admin carried innovations of theirs over. */
  notice_carried: {
    readonly by: string | null;
    readonly edition: string;
    readonly drafts: readonly { readonly code: string; readonly name: string }[];
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
