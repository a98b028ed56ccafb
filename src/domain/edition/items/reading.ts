// What reading an answer can lead to: a value, a value to be confirmed, or a refusal as data.
// It holds types only.
import type { AnswerValue } from '../answer.ts';

/** Why a text is no answer to an item. */
export type AnswerProblem =
  | { readonly why: 'blank' }
  | { readonly why: 'no_letters' }
  | { readonly why: 'too_short'; readonly min: number; readonly got: number }
  | { readonly why: 'too_long'; readonly max: number; readonly got: number }
  | { readonly why: 'no_choice'; readonly options: number }
  | { readonly why: 'several'; readonly labels: readonly string[] }
  | { readonly why: 'date_unclear' }
  | { readonly why: 'date_invalid' }
  | { readonly why: 'date_no_year' }
  | { readonly why: 'date_relative' }
  | { readonly why: 'date_too_coarse'; readonly precision: 'day' | 'month' | 'year' }
  | { readonly why: 'number_unclear' }
  | { readonly why: 'number_range' }
  | { readonly why: 'number_outside'; readonly min: number | null; readonly max: number | null }
  | { readonly why: 'coordinates_unclear' }
  | { readonly why: 'link_unclear' }
  | { readonly why: 'files_expected' };

/** What a typed answer was read as. */
export type Reading =
  | { readonly kind: 'value'; readonly value: AnswerValue }
  | {
      readonly kind: 'confirm';
      readonly value: AnswerValue;
      readonly why: 'date' | 'choice' | 'number';
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly problem: AnswerProblem };
