// What the national portal takes as evidence of each indicator, by its national number, as far as it is known of a year.
// Second-hand: two regional applications of 2026. A year or an indicator that is not here is unknown, and nothing is said of it.
import type { FileFormat } from './edition/definition.ts';

const pdf: readonly FileFormat[] = ['pdf'];
const pictures: readonly FileFormat[] = ['jpg', 'png'];
const both: readonly FileFormat[] = [...pdf, ...pictures];

const of2026: Readonly<Record<number, readonly FileFormat[]>> = {
  ...Object.fromEntries([16, 17, 18, 20, 21, 23, 24, 28, 31, 32].map((no) => [no, pdf])),
  ...Object.fromEntries([19, 22, 26, 33, 34].map((no) => [no, both])),
  ...Object.fromEntries([25, 27, 29, 30].map((no) => [no, pictures])),
  35: ['mp4'],
};

/** Formats that the portal takes for an indicator; null where that is not known. */
export const takenByPortal = (
  year: number,
  nationalNo: number | null,
): readonly FileFormat[] | null =>
  year === 2026 && nationalNo !== null ? (of2026[nationalNo] ?? null) : null;

/** The portal counts the words of the rancang bangun; so many at least. */
export const fewestWords = 300;
