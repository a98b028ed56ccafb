// How old documents call the items of an edition, as data. It stands beside the definition, which is frozen once an
// innovation uses it: a heading that was met for the first time may be added at any time.
// It holds types only; domain/excerpts reads documents by it.
import type { ItemId } from './definition.ts';

/** One meaning of some headings. Rows with the same name are told apart by what stands under it. */
export interface HeadingRow {
  readonly names: readonly string[];
  /** The item that is meant; null for a heading that is known and feeds nothing: what stands before it ends there. */
  readonly item: ItemId | null;
  /** Only where what stands under it is one of the item's options, or is something else. */
  readonly under?: 'choice' | 'words';
  /** Only inside the rancang bangun. */
  readonly inside?: true;
  /** A word of everyday language too: it is a heading where it stands alone, never inside running text. */
  readonly short?: true;
  /** What stands under it has to be looked at by a person. */
  readonly doubtful?: true;
  /** One of several headings under which one item is told; their texts are joined. */
  readonly part?: true;
}

/** Words that stand at the head of the columns of a table of indicators. */
interface TableWords {
  readonly number: readonly string[];
  readonly name: readonly string[];
  readonly text: readonly string[];
}

/** The headings of an edition. The labels of its items need no row. */
export interface Headings {
  readonly rows: readonly HeadingRow[];
  /** Headings of the text that holds several items, and the group of these items; null where there is none. */
  readonly container: { readonly group: string; readonly names: readonly string[] } | null;
  readonly indicatorTable: TableWords;
  /** Words in the first sentence that show that a text belongs to another item. */
  readonly misplaced: readonly { readonly item: ItemId; readonly words: readonly string[] }[];
  /** How a form says what to write: such a text is no answer. Beginnings, in lower case. */
  readonly placeholders: readonly string[];
  /** What begins the signatures at the end of a document. Beginnings of a line, in lower case. */
  readonly signatures: readonly string[];
}
