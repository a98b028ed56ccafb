// What the old documents of a person offer for the form in hand: excerpts by item, several values of one item beside each
// other, what is stored already next to them. It takes nothing.
import type { Answer, AnswerValue } from '../edition/answer.ts';
import type { Item, ItemId } from '../edition/definition.ts';
import { type Form, placeOf } from '../edition/journey.ts';
import type { DocumentReading, Excerpt, ExcerptDoubt } from './excerpt.ts';

/** A document that was read. `code` is the innovation it was sent or taken for; null: none yet. */
export interface ReadFile {
  readonly fileId: number;
  readonly name: string;
  readonly code: string | null;
  readonly reading: DocumentReading;
}

/** One of the values that are offered for an item. */
export interface OfferedValue {
  readonly excerpt: Excerpt;
  readonly file: ReadFile;
}

/** What is offered for an item. */
export interface Offer {
  readonly item: Item;
  /** The number by which it is taken: of fields among all items, of indicators among them. */
  readonly number: number;
  readonly values: readonly OfferedValue[];
  /** What is stored for it and differs; null when nothing is. */
  readonly stored: AnswerValue | null;
}

/** Doubts with which a value is taken along with all others, because it was named; with any other it is taken by its number alone. */
const named: ReadonlySet<ExcerptDoubt> = new Set(['cut', 'heading']);

/** True for what "pakai semua" takes: one value, nothing stored, and no doubt but about its heading, which is named. */
export function isTakenWithAll({ values, stored }: Offer): boolean {
  return (
    stored === null &&
    values.length === 1 &&
    values.every(({ excerpt }) => excerpt.doubts.every((doubt) => named.has(doubt)))
  );
}

/** Tells whether two values say the same, wherever they come from. */
function saysTheSame(one: AnswerValue, other: AnswerValue): boolean {
  return JSON.stringify(bare(one)) === JSON.stringify(bare(other));
}

function bare(value: AnswerValue): unknown {
  if (value.type === 'indicator') return value.description ?? '';
  const { source: _, ...rest } = value;
  return value.type === 'text' ? value.text.replaceAll(/\s+/gu, ' ').trim() : rest;
}

/** Gathers what documents offer, in the order of the form. `isOpen` tells which items may be changed. */
export function offersOf(
  form: Form,
  answers: ReadonlyMap<ItemId, Answer>,
  files: readonly ReadFile[],
  isOpen: (item: ItemId) => boolean = () => true,
): readonly Offer[] {
  return form.items.flatMap((item): readonly Offer[] => {
    if (!isOpen(item.id)) return [];
    const stored = answers.get(item.id)?.value ?? null;
    const values: OfferedValue[] = [];
    for (const file of files)
      for (const excerpt of file.reading.excerpts) {
        if (excerpt.item !== item.id) continue;
        if (stored !== null && saysTheSame(excerpt.value, stored)) return [];
        const same = values.findIndex((one) => saysTheSame(one.excerpt.value, excerpt.value));
        const other = values[same];
        if (other === undefined) values.push({ excerpt, file });
        // What one document tells plainly is not doubted because another tells it less plainly.
        else if (other.excerpt.doubts.length > excerpt.doubts.length)
          values[same] = { excerpt, file };
      }
    if (values.length === 0) return [];
    const number =
      item.kind === 'indicator' ? placeOf(form, item).no : (form.numberOf.get(item.id) ?? 0);
    const nothing = stored?.type === 'indicator' && stored.description === undefined;
    return [{ item, number, values, stored: nothing ? null : stored }];
  });
}
