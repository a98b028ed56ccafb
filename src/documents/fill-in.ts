// A form to be filled in with an office program, as data: what stands beside each cell, its mark, and how it is answered.
// Types only; it knows no office format.

/** How a cell is answered: with words, by ticking boxes, or not on this paper. */
export type FillInCell =
  /** `lines`: about so many lines are free at first; the cell grows. */
  | { readonly kind: 'words'; readonly lines: number }
  | { readonly kind: 'boxes'; readonly options: readonly string[] }
  | { readonly kind: 'elsewhere'; readonly text: string };

/** A row: its label and notes on the left with the mark by which it is known again, its answer on the right. */
export interface FillInRow {
  readonly label: string;
  readonly notes: readonly string[];
  /** Null for what is not answered here. */
  readonly mark: string | null;
  readonly cell: FillInCell;
}

/** A form. */
export interface FillIn {
  /** Title of the file. */
  readonly title: string;
  readonly author: string;
  readonly heading: readonly string[];
  /** How it is filled in. */
  readonly intro: readonly string[];
  /** By what the form itself is known again. */
  readonly mark: string;
  readonly sections: readonly {
    readonly title: string;
    readonly notes: readonly string[];
    readonly rows: readonly FillInRow[];
  }[];
}
