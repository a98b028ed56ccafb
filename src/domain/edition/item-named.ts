// Which item of a form somebody means by a number or a name. It guesses nothing: several that fit are no item.
import { matchKey } from '../language/index.ts';
import type { Item } from './definition.ts';
import { type Form, placeOf } from './journey.ts';

/** The item that is meant; else those that would fit. */
export interface Named {
  readonly item: Item | null;
  readonly like: readonly Item[];
}

/** Finds an item by its number in the form, by `indikator` and its number among those, or by its name. */
export function itemNamed(form: Form, said: string): Named {
  const typed = said.replace(/^(?:yang|yg|bagian|soal|tentang)\s+(?=\p{L})/iu, '');
  const number = /^\D*(\d{1,3})\D*$/.exec(typed)?.[1];
  const byNumber =
    number === undefined
      ? undefined
      : /indikator/i.test(typed)
        ? form.items.find(
            (item) => item.kind === 'indicator' && placeOf(form, item).no === Number(number),
          )
        : form.items[Number(number) - 1];
  if (byNumber !== undefined) return { item: byNumber, like: [] };
  // "nama inovasinya" is nama inovasi.
  const key = matchKey(typed.replaceAll(/(?<=\p{L}{3})nya\b/gu, ''));
  const idOf = (item: Item) => matchKey(item.id.replaceAll('_', ' '));
  const found = form.items.filter(
    (item) => matchKey(item.label).includes(key) || idOf(item).includes(key),
  );
  const exact = found.find((item) => matchKey(item.label) === key || idOf(item) === key);
  return { item: exact ?? (found.length === 1 ? (found[0] ?? null) : null), like: found };
}
