// What can stand on a printed paper, as data: the templates lay it out, and nothing in it is ever read as markup.
// Types and their makers only; it knows no innovation and no font.

/** What stands behind a label: words, a choice with all its boxes, a date in words, headed parts, or dots to write on. */
export type Filled =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string; readonly strong?: true }
  | {
      readonly kind: 'choice';
      readonly options: readonly string[];
      readonly picked: string | null;
    }
  | {
      readonly kind: 'date';
      readonly day: string | null;
      readonly month: string | null;
      readonly year: string;
    }
  | {
      readonly kind: 'parts';
      readonly parts: readonly { readonly heading: string; readonly text: string | null }[];
    };

/** A label with what stands behind it. */
export interface Line {
  readonly label: string;
  readonly value: Filled;
}

/** A column; `width` in millimetres, null takes what is left. */
interface Column {
  readonly title: string;
  readonly width: number | null;
  readonly align: 'left' | 'center' | 'right';
}

/** A cell; `height` is the least one in millimetres. */
export interface Cell {
  readonly text: string | null;
  readonly strong: boolean;
  readonly span: number;
  readonly height: number | null;
}

/** Who signs: the lines above the room, the name below it (null: dots), and the NIP (empty: dots, null: not asked for). */
export interface Signature {
  readonly above: readonly string[];
  readonly name: string | null;
  readonly rank: string | null;
  readonly nip: string | null;
  /** Name in brackets and NIP without a dot, as on the forms of the pedoman. */
  readonly brackets: boolean;
  /** Nobody's name is ever known here; it is written by hand. */
  readonly byHand?: true;
  /** The name neither bold nor underlined, as on legal products. */
  readonly plain?: true;
}

/** Two places for signatures; `room` in millimetres, `size` in points. */
interface Signatures {
  readonly left: Signature | null;
  readonly right: Signature | null;
  readonly room: number;
  readonly size: number;
  /** As on letters: one place on the right, its lines beginning at the same edge. */
  readonly office?: true;
}

/** One thing on the page; sizes in points. */
export type Block =
  /** The head of a letter; `emblem` is the picture that comes with the order, by its hash. */
  | {
      readonly kind: 'letterhead';
      readonly above: readonly string[];
      readonly name: string;
      readonly below: readonly string[];
      readonly emblem: string | null;
    }
  | { readonly kind: 'corner'; readonly text: string }
  | { readonly kind: 'title'; readonly lines: readonly string[]; readonly size: number }
  | { readonly kind: 'heading'; readonly text: string }
  /** Label, colon, value; widths of the labels and of the whole, and how far it is set in, in millimetres. */
  | {
      readonly kind: 'fields';
      readonly rows: readonly Line[];
      readonly label?: number;
      readonly width?: number;
      readonly indent?: number;
    }
  | {
      readonly kind: 'details';
      readonly titles: readonly [string, string];
      readonly rows: readonly Line[];
    }
  /** `letter`: justified, with its first line set in. */
  | { readonly kind: 'paragraph'; readonly text: string; readonly letter?: true }
  /** One line on its own; size in points. */
  | {
      readonly kind: 'line';
      readonly text: string;
      readonly align: 'left' | 'center' | 'right';
      readonly size?: number;
      readonly strong?: true;
    }
  /** Room, in millimetres. */
  | { readonly kind: 'space'; readonly height: number }
  /** The lines of an award in the middle of the page; `emblem` as in a letterhead. */
  | {
      readonly kind: 'certificate';
      readonly emblem: string | null;
      readonly above: readonly string[];
      readonly title: string;
      readonly number: string;
      readonly lines: readonly {
        readonly text: string;
        readonly size: number;
        readonly strong?: true;
      }[];
    }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Cell[])[];
      readonly size: number;
      readonly closing: Signatures | null;
    }
  | ({ readonly kind: 'signatures' } & Signatures)
  /** A table whose middle column draws what the last one says; `share` is 0 to 1. */
  | {
      readonly kind: 'bars';
      readonly titles: readonly [string, string];
      readonly rows: readonly {
        readonly label: string;
        readonly value: string;
        readonly share: number;
      }[];
    }
  /** QR codes side by side, each with its name and the same address in words. */
  | {
      readonly kind: 'codes';
      readonly rows: readonly { readonly title: string; readonly url: string }[];
    }
  /** What an annex belongs to, on the right above its title. */
  | { readonly kind: 'annex'; readonly title: string; readonly rows: readonly Line[] }
  | { readonly kind: 'page' };

/** What a paper says, whoever printed it and whenever: the same values are the same body. */
export interface Body {
  /** Title of the file. */
  readonly title: string;
  readonly author: string;
  readonly paper: 'f4' | 'a4';
  readonly landscape: boolean;
  /** Size of the text in points. */
  readonly size: number;
  /** Why it may not be signed yet; null when it may. */
  readonly draft: string | null;
  /** What the foot calls it: its code, its version, its name. */
  readonly code: string;
  readonly version: string;
  readonly name: string;
  readonly blocks: readonly Block[];
}

/** When it was printed first, and where its own page is. */
export interface Imprint {
  /** Seconds since 1970, UTC. */
  readonly at: number;
  /** The same in words, in local time. */
  readonly printed: string;
  /** The address of its page. */
  readonly url: string;
}

/** A cell of a spreadsheet; text stays text, whatever it begins with. */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number; readonly format?: string }
  /** ISO day. */
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'empty' };

/** A sheet of a workbook; widths in characters. */
export interface Table {
  readonly name: string;
  readonly title: string;
  readonly notes: readonly string[];
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly Value[])[];
}

/** A plain cell. */
export const cell = (text: string | null): Cell => ({ text, strong: false, span: 1, height: null });

/** What stands behind a label: the text, or dots where there is none. */
export const filled = (text: string | null): Filled =>
  text === null || text.trim() === '' ? { kind: 'empty' } : { kind: 'text', text };
