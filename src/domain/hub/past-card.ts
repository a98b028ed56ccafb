// Entries of the catalogue out of old lists: how one is called, and what becomes of a row. What may be public is decided by
// public-card.ts; that it is published, by the head of its unit.
import type { Answer, AnswerValue } from '../edition/answer.ts';
import type { EditionDefinition, ItemId } from '../edition/definition.ts';
import { publicItemsOf } from '../edition/editions/public-items.ts';
import { type Prepared, publicCardOf } from './public-card.ts';

/** The way an entry out of an old list is called: `K-12`, for people and in the address of its page. */
export const pastCardCode = (number: number): string => `K-${number}`;

/** True for the code of such an entry. */
export const isPastCode = (code: string): boolean => /^K-\d{1,9}$/u.test(code);

/** A row of an old list. */
interface ListedRow {
  readonly unitId: string;
  readonly name: string;
  readonly values: readonly { readonly item: ItemId; readonly value: AnswerValue }[];
}

/** What of a row may be public; null where nothing is left that the catalogue could show. The code is given when it is kept. */
export function pastCardOf(
  { unitId, name, values }: ListedRow,
  edition: EditionDefinition,
): Prepared | null {
  const answers = new Map<ItemId, Answer>(
    values.map(({ item, value }) => [item, { value, revision: 1, writtenBy: 0, toConfirm: false }]),
  );
  return publicCardOf(
    { code: pastCardCode(0), unitId, editionId: edition.id, name, answers, ownerName: null },
    edition,
    publicItemsOf(edition.id),
  );
}

/** An entry as the head of its unit is shown it. `published`: it is in the catalogue. */
export interface PastCard {
  readonly number: number;
  readonly unitId: string;
  readonly year: number;
  readonly name: string;
  readonly summary: string;
  /** All that would be public besides its name and codes of options. */
  readonly texts: readonly { readonly label: string; readonly text: string }[];
  readonly leftOut: number;
  /** The list by its file's name, where the row stands in it, and who had it taken over. */
  readonly source: string;
  readonly place: string;
  readonly takenBy: number;
  readonly published: boolean;
}
