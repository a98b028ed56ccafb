// An innovation poured into the form of another competition, as a document to be copied from: every field with its text, the
// words it has against its limit, and what is still asked. It cuts nothing and decides no wording.
import { isWhole, pourInto } from '../../domain/edition/other-form.ts';
import { paperNames, showNumber } from '../../domain/language/index.ts';
import type { OtherFormMaterial } from '../../domain/paper-material.ts';
import type { Region } from '../../domain/regions/shape.ts';
import { type Block, type Body, filled } from '../sheet.ts';

/** Why it cannot go out yet. */
const draftOtherForm = 'masih ada yang kurang atau terlalu panjang';

/** Lays it out. */
export function otherFormBody(
  { form, innovation, definition, unit, told }: OtherFormMaterial,
  region: Region,
): Body {
  const fields = pourInto(form, innovation, definition, told);
  const name = innovation.name ?? innovation.code;
  const title = `${form.title} ${form.year}`;
  return {
    title: `${title} – ${name}`,
    author: region.government,
    ...{ paper: 'a4', landscape: false, size: 11 },
    draft: isWhole(fields) ? null : draftOtherForm,
    ...{ code: innovation.code, version: `versi ${innovation.version}` },
    name: paperNames['formulir-lain'],
    blocks: [
      { kind: 'title', lines: [title], size: 13 },
      ...(form.sure
        ? []
        : [
            {
              kind: 'line' as const,
              text: `Formulir ini belum pasti: ${form.source}.`,
              align: 'center' as const,
              size: 9,
            },
          ]),
      {
        kind: 'fields',
        rows: [
          { label: 'Judul inovasi', value: filled(name) },
          { label: 'Unit', value: filled(unit) },
          { label: 'Daerah', value: filled(region.district) },
        ],
      },
      ...fields.flatMap(({ no, label, maxWords, words, over, text, missing }): Block[] => [
        {
          kind: 'heading',
          text: `${no}. ${label} (${showNumber(words)}${maxWords === null ? '' : ` dari ${showNumber(maxWords)}`} kata)`,
        },
        ...(over === 0
          ? []
          : [
              {
                kind: 'line' as const,
                text: `Kelebihan ${showNumber(over)} kata; mohon dipersingkat.`,
                align: 'left' as const,
                strong: true as const,
              },
            ]),
        ...text
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line): Block => ({ kind: 'paragraph', text: line })),
        ...missing.map((one): Block => ({
          kind: 'paragraph',
          text: `[${one.part} ${one.label}: belum diisi]`,
        })),
      ]),
    ],
  };
}
