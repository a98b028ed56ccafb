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
  // A level that a number comes to is told by the description alone; one that was ticked is told beside it.
  if (value.type === 'indicator')
    return [value.description ?? '', value.level, value.variant ?? null];
  const { source: _, ...rest } = value;
  return value.type === 'text' ? value.text.replaceAll(/\s+/gu, ' ').trim() : rest;
}

/** Tells whether a value that was read is stored already: of an indicator what is told of it. */
function isStored(told: AnswerValue, stored: AnswerValue): boolean {
  if (told.type !== 'indicator' || stored.type !== 'indicator') return saysTheSame(told, stored);
  return (
    (told.description === undefined || told.description === stored.description) &&
    (told.level === null || isSameLevel(told, stored))
  );
}

type Told = Extract<AnswerValue, { type: 'indicator' }>;

const isSameLevel = (told: Told, stored: Told): boolean =>
  told.level === stored.level && (told.variant === undefined || told.variant === stored.variant);

/** True where taking a value would take nothing away: of an indicator only a description, or another level, can be lost. */
function losesNothing(stored: AnswerValue | null, values: readonly OfferedValue[]): boolean {
  if (stored?.type !== 'indicator' || stored.description !== undefined) return stored === null;
  return (
    stored.level === null ||
    values.every(
      ({ excerpt: { value } }) =>
        value.type === 'indicator' && (value.level === null || isSameLevel(value, stored)),
    )
  );
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
        if (stored !== null && isStored(excerpt.value, stored)) return [];
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
    return [{ item, number, values, stored: losesNothing(stored, values) ? null : stored }];
  });
}
