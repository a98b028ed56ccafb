// The form of another competition, and the profile poured into it: which texts each of its fields gets, how many words they
// have against its limit, and what has to be told besides. It cuts nothing: what is too long is the people's to shorten.
import type { Innovation } from '../innovation/innovation.ts';
import { wordCount } from '../language/clean.ts';
import type { EditionDefinition, ItemId } from './definition.ts';
import { formOf } from './journey.ts';
import { showAnswer } from './show.ts';

/** A field of another form. */
interface OtherField {
  readonly no: string;
  readonly label: string;
  /** Null: the limit is unknown. */
  readonly maxWords: number | null;
  /** Items whose texts are joined, in this order. */
  readonly from: readonly ItemId[];
  /** What our form does not ask. */
  readonly besides: readonly string[];
}

/** Another competition's form of one year; `sure` false: known from second hand. */
export interface OtherForm {
  readonly id: string;
  readonly title: string;
  readonly year: number;
  readonly sure: boolean;
  readonly fields: readonly OtherField[];
  readonly source: string;
}

/** A field with what the profile gives for it. */
export interface Poured extends Pick<OtherField, 'no' | 'label' | 'maxWords' | 'besides'> {
  readonly text: string;
  readonly words: number;
}

/** Pours an innovation into another form. Answers that are not confirmed, and "none", give nothing. */
export function pourInto(
  form: OtherForm,
  innovation: Pick<Innovation, 'answers'>,
  definition: EditionDefinition,
): readonly Poured[] {
  const { byId } = formOf(definition);
  const told = (id: ItemId): string => {
    const item = byId.get(id);
    const answer = innovation.answers.get(id);
    if (item === undefined || answer === undefined || answer.toConfirm) return '';
    const { value } = answer;
    if (value.type === 'none' || value.type === 'files') return '';
    return value.type === 'indicator' ? (value.description ?? '') : showAnswer(item, value);
  };
  return form.fields.map(({ no, label, maxWords, from, besides }) => {
    const text = from
      .map(told)
      .filter((part) => part.trim() !== '')
      .join('\n\n');
    return { no, label, maxWords, besides, text, words: wordCount(text) };
  });
}
