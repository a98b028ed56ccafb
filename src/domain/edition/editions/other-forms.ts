// The forms of other competitions that are known here: the national ones that are shipped, and those of the region's file.
// It pours nothing.
import { region } from '../../region.ts';
import type { OtherForm } from '../other-form-rules.ts';
import { shippedForms } from './shipped-forms.ts';

/** All of them; a region's own form with the id of a shipped one takes its place. */
export function otherForms(): readonly OtherForm[] {
  const own = region().otherForms;
  return shippedForms.filter(({ id }) => own.every((one) => one.id !== id)).concat(own);
}

/** The form with this id; null where there is none. */
export const otherFormOf = (id: string): OtherForm | null =>
  otherForms().find((one) => one.id === id) ?? null;

/** The form that people call by this word; null where there is none. */
export const otherFormCalled = (word: string): OtherForm | null =>
  otherForms().find(({ words }) => words.includes(word.toLowerCase())) ?? null;
