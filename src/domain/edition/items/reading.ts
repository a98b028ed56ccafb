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

/** Why a value is read back before it counts. `place`: it was written in another order or without its minus; `outside`: it lies outside the region. */
export type Doubt = 'date' | 'choice' | 'number' | 'place' | 'outside';

/** What a typed answer was read as. */
export type Reading =
  | { readonly kind: 'value'; readonly value: AnswerValue }
  | {
      readonly kind: 'confirm';
      readonly value: AnswerValue;
      readonly why: Doubt;
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly problem: AnswerProblem };
