// The numbers by which evidence is asked for: "bukti 5" is indicator 5, and a number that no indicator has is an isian.
// It looks at no file and knows nobody's rights.
import type { ItemId } from './definition.ts';
import { type Form, placeOf } from './journey.ts';

/** The number by which evidence of an item is asked for, as its caption says it: of an indicator its own, else that of the isian. */
export function evidenceNumber(form: Form, id: ItemId): number {
  const item = form.byId.get(id);
  return item?.kind === 'indicator' ? placeOf(form, item).no : (form.numberOf.get(id) ?? 0);
}

/** True where a typed number is that of this item: 5 is indicator 5, a number that no indicator has an isian. */
export function isMeant(form: Form, id: ItemId, number: number): boolean {
  const item = form.byId.get(id);
  if (item === undefined) return false;
  const isIndicator = form.items.some(
    (one) => one.kind === 'indicator' && placeOf(form, one).no === number,
  );
  return isIndicator
    ? item.kind === 'indicator' && placeOf(form, item).no === number
    : form.numberOf.get(id) === number;
}
