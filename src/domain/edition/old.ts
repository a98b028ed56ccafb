// What may be out of date in an answer that was carried over from another year: a paper outside the years that count, years
// that have moved on, a film shown before, a start outside the age rule. It goes by the words and rules of the new form.
import type { AnswerValue } from './answer.ts';
import type { EditionDefinition, Indicator, Item } from './definition.ts';

/** Why an answer needs a look of its own. Years as numbers; dates ISO. */
export type Old =
  /** A paper of `year`, where those from `from` to `to` count. */
  | {
      readonly why: 'past_years';
      readonly year: number;
      readonly from: number;
      readonly to: number;
    }
  /** The years that count are others now, and which ones the evidence shows is not known. */
  | { readonly why: 'years_moved'; readonly from: number; readonly to: number }
  | { readonly why: 'film_used' }
  | { readonly why: 'outside_age'; readonly from: string; readonly to: string };

/** The earliest year that an indicator counts, by its own words (T-0 is the year of the edition); null when it names none. */
function firstYear(definition: EditionDefinition, item: Indicator): number | null {
  const words = [
    item.instruction ?? '',
    item.evidence.note ?? '',
    ...(item.variants ?? []).flatMap(({ levels }) => levels.map(({ text }) => text)),
  ].join(' ');
  const back = [...words.matchAll(/\bT-(\d)\b/g)].map(([, years]) => Number(years));
  return back.length === 0 ? null : definition.year - Math.max(...back);
}

/** Tells what is out of date in a carried-over answer; null when nothing is known to be. */
export function oldIn(definition: EditionDefinition, item: Item, value: AnswerValue): Old | null {
  const { year: to, age } = definition;
  if (age !== null && item.id === age.item && value.type === 'date') {
    const { date } = value;
    const outside = date < age.from.slice(0, date.length) || date > age.to.slice(0, date.length);
    return outside ? { why: 'outside_age', from: age.from, to: age.to } : null;
  }
  if (item.kind !== 'indicator' || value.type !== 'indicator') return null;
  if (item.evidence.video !== undefined) return { why: 'film_used' };
  const from = firstYear(definition, item);
  const year = Number(value.document?.date?.slice(0, 4) ?? Number.NaN);
  if (from === null) return null;
  if (year >= from) return null;
  return Number.isNaN(year)
    ? { why: 'years_moved', from, to }
    : { why: 'past_years', year, from, to };
}
