// PDFs in the national bundle whose pages go in as pictures, because the portal takes pictures only there: which they are, how
// their pages are named, and what is said of one that cannot be drawn. It draws nothing.
import type { EvidenceFile } from '../../domain/edition/answer.ts';
import type { EditionDefinition, Item } from '../../domain/edition/definition.ts';
import { formOf } from '../../domain/edition/journey.ts';
import type { InnovationMaterial } from '../../domain/paper-material.ts';
import { takenByPortal } from '../../domain/portal.ts';
import { safeName } from './names.ts';

/** A page that was drawn, and where it lies. */
interface Picture {
  readonly sha256: string;
  readonly size: number;
  readonly place: string;
}

/** What came of drawing a PDF. */
export type DrawnPdf =
  | { readonly pages: readonly Picture[] }
  | { readonly why: 'unreadable' | 'too_many_pages' };

/** Tells whether the pages of a file go in as pictures. */
export const goesAsPictures = (
  { year }: EditionDefinition,
  item: Item,
  { mime }: EvidenceFile,
): boolean => {
  const taken = takenByPortal(year, item.kind === 'indicator' ? item.nationalNo : null) ?? [];
  return mime === 'application/pdf' && taken.includes('jpg') && !taken.includes('pdf');
};

/** The hashes of the PDFs that are to be drawn, each once. */
export const pdfsToDraw = (innovations: readonly InnovationMaterial[]): readonly string[] => [
  ...new Set(
    innovations.flatMap(({ definition, innovation: { files } }) =>
      formOf(definition).items.flatMap((item) =>
        files
          .filter((file) => file.item === item.id && file.state === 'stored')
          .filter((file) => goesAsPictures(definition, item, file))
          .flatMap(({ sha256 }) => sha256 ?? []),
      ),
    ),
  ),
];

/** The name of a page: that of its document, shortened so that the page stays told apart. */
export function pageName(called: string, page: number, of: number): string {
  const stem = safeName(called.replace(/\.pdf$/iu, ''), 40);
  return `${stem} halaman ${String(page).padStart(String(of).length, '0')}.jpg`;
}

const reasons = {
  unreadable: 'tidak dapat dijadikan gambar',
  too_many_pages: 'terlalu banyak halamannya untuk dijadikan gambar',
} as const;

/** What stands in the check list of a PDF that goes in as it is. */
export const notDrawn = (
  item: string,
  called: string,
  { why }: Extract<DrawnPdf, { why: unknown }>,
): string =>
  `${item}: "${called}" ${reasons[why]}, jadi ikut sebagai PDF; portal hanya menerima gambar di sini, mohon unggah foto atau tangkapan layarnya`;
