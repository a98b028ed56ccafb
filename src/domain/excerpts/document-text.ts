// What a document says, as the reader of files hands it over: headings, lines and tables in their order, without formatting.
// It holds types only.

/** A piece of a document. `page` counts from 1; null where the document has no pages. */
export type Block = (
  | {
      /** A line that is marked as a heading; `level` 1 is the highest. */
      readonly kind: 'heading';
      readonly level: number;
      readonly text: string;
    }
  | {
      /** A paragraph or printed line. A tab stands between cells that are only set apart by blanks. */
      readonly kind: 'line';
      readonly text: string;
    }
  | {
      /** Cells by rows; paragraphs of a cell are lines. A box to tick is ☐ or ☒ before its words. */
      readonly kind: 'table';
      readonly rows: readonly (readonly string[])[];
    }
) & { readonly page: number | null };

/** A document's text. */
export interface DocumentText {
  readonly blocks: readonly Block[];
  /** Null where the document has no pages. */
  readonly pages: number | null;
}
