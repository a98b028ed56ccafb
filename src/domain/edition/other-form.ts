// The profile poured into the form of another competition: which texts each of its fields gets, how many words they have against
// its limit, and what is missing. It cuts nothing: what is too long is the people's to shorten.
import type { Innovation } from '../innovation/innovation.ts';
import { wordCount } from '../language/clean.ts';
import type { EditionDefinition, ItemId } from './definition.ts';
import { formOf } from './journey.ts';
import type { OtherField, OtherForm } from './other-form-rules.ts';
import { showAnswer } from './show.ts';

/** Longest text that is told for a part, in characters. */
export const longestTold = 12_000;

/** What people told for a form besides their profile, by part: `2` in place of what field 2 gets, `2a` what it asks first. */
export type ToldParts = ReadonlyMap<string, string>;

/** Something that a field asks besides. */
interface Asked {
  /** What people call it by: `2a`. */
  readonly part: string;
  readonly label: string;
  readonly text: string | null;
}

/** A field with what it gets. */
export interface Poured extends Pick<OtherField, 'no' | 'label' | 'maxWords'> {
  readonly text: string;
  readonly words: number;
  /** How many words are too many. */
  readonly over: number;
  readonly asked: readonly Asked[];
  /** What is missing: parts that are asked and not told, or the field itself where it gets nothing at all. */
  readonly missing: readonly { readonly part: string; readonly label: string }[];
}

const letters = 'abcdefghi';

/** All parts that a form has: its fields, and what each asks besides. */
export const partsOf = (form: OtherForm): ReadonlyMap<string, OtherField> =>
  new Map(
    form.fields.flatMap((field) => [
      [field.no, field] as const,
      ...field.asks.map((_, at) => [`${field.no}${letters[at]}`, field] as const),
    ]),
  );

/** Pours an innovation into another form. Answers that are not confirmed, and "none", give nothing. */
export function pourInto(
  form: OtherForm,
  innovation: Pick<Innovation, 'answers'>,
  definition: EditionDefinition,
  told: ToldParts = new Map(),
): readonly Poured[] {
  const { byId } = formOf(definition);
  const answered = (id: ItemId): string => {
    const item = byId.get(id);
    const answer = innovation.answers.get(id);
    if (item === undefined || answer === undefined || answer.toConfirm) return '';
    const { value } = answer;
    if (value.type === 'none' || value.type === 'files') return '';
    return value.type === 'indicator' ? (value.description ?? '') : showAnswer(item, value);
  };
  return form.fields.map(({ no, label, maxWords, from, asks }) => {
    const asked = asks.map((one, at): Asked => {
      const part = `${no}${letters[at]}`;
      return { part, label: one, text: told.get(part) ?? null };
    });
    // A text that was written for the field stands for all of it.
    const own = told.get(no);
    const text =
      own ??
      [...from.map(answered), ...asked.map((one) => one.text ?? '')]
        .filter((part) => part.trim() !== '')
        .join('\n\n');
    const words = wordCount(text);
    const lacks = asked.filter((one) => one.text === null);
    const missing =
      own !== undefined ? [] : lacks.length > 0 ? lacks : words === 0 ? [{ part: no, label }] : [];
    return {
      ...{ no, label, maxWords, text, words, asked },
      over: maxWords === null ? 0 : Math.max(0, words - maxWords),
      missing: missing.map(({ part, label: called }) => ({ part, label: called })),
    };
  });
}

/** True where a form can go out: nothing is missing, and nothing is longer than it may be. */
export const isWhole = (poured: readonly Poured[]): boolean =>
  poured.every(({ missing, over }) => missing.length === 0 && over === 0);
