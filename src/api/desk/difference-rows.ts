// Old and new of each item as a page shows them: in words, the words that differ marked.
// It reads nothing.
import { answerValueSchema } from '../../domain/edition/answer.ts';
import type { EditionDefinition, Item } from '../../domain/edition/definition.ts';
import { formOf } from '../../domain/edition/journey.ts';
import { showAnswer } from '../../domain/edition/show.ts';
import type { ItemDifference } from '../../domain/innovation/difference.ts';
import { compareWords, type Piece } from '../../domain/word-difference.ts';

/** An item that differs. */
export interface DifferenceRow {
  readonly item: string;
  readonly number: number | null;
  readonly label: string;
  readonly before: readonly Piece[];
  readonly after: readonly Piece[];
  readonly filesAdded: readonly string[];
  readonly filesRemoved: readonly string[];
}

/** Puts differences into words, in the order of the form. */
export function differenceRows(
  edition: EditionDefinition,
  found: readonly ItemDifference[],
): readonly DifferenceRow[] {
  const form = formOf(edition);
  return found
    .map(({ item, before, after, filesAdded, filesRemoved }) => {
      const known = form.byId.get(item);
      const both = compareWords(textOf(known, before), textOf(known, after));
      const number = form.numberOf.get(item) ?? null;
      return { item, number, label: known?.label ?? item, ...both, filesAdded, filesRemoved };
    })
    .toSorted((a, b) => (a.number ?? 999) - (b.number ?? 999));
}

/** A stored value in words; of a form that is not shipped any more as it was stored. */
export function textOf(item: Item | undefined, value: unknown): string {
  if (value === null || value === undefined) return '';
  const read = answerValueSchema.safeParse(value);
  return read.success && item !== undefined ? showAnswer(item, read.data) : JSON.stringify(value);
}
