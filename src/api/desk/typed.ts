// What people type into the forms of the desk, and the numbers of rows in their addresses, as schemas of fields.
// How long a text may be is judged where the form can be shown again, so that nothing typed is lost.
import { z } from 'zod';

/**
 * A text of several lines, at most `most` signs in the page, each line ended by one sign. A browser counts the end of a
 * line as one sign and sends two (https://html.spec.whatwg.org/multipage/form-elements.html#the-textarea-element), so that
 * twice as many are let in; `tooLong` tells the rest.
 */
export const typedLines = (most: number) =>
  z
    .string()
    .max(2 * most)
    .transform((text) => text.replaceAll('\r\n', '\n'))
    .default('');

/** What a form says of a text that is longer than it may be; null for one that is not. */
export const tooLong = (text: string, most: number): string | null =>
  text.length > most ? `Paling panjang ${most} huruf. Mohon dipersingkat.` : null;

/** The greatest number that a column for whole numbers holds. */
export const GREATEST = 2_147_483_647;

/** The number of a row; numbers that no column holds are none. */
export const rowNumber = z.coerce.number().int().positive().max(GREATEST);

/** A number that a form sends along; 0 for none. */
export const numberOrNone = z.coerce.number().int().nonnegative().max(GREATEST).default(0);

/** The innovation whose form opens first after signing in; what is no code opens the first page. */
export const innovationToOpen = z
  .string()
  .regex(/^[A-Z]{2,4}-[A-Z0-9]{3,12}$/u)
  .optional()
  .catch(undefined);
