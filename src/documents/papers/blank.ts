// The empty form of an edition, to be read beforehand or filled in by hand: every item with its help, levels and evidence.
import type { EditionDefinition, Item } from '../../domain/edition/definition.ts';
import { formOf } from '../../domain/edition/journey.ts';
import { paperNames } from '../../domain/language/index.ts';
import type { Region } from '../../domain/regions/shape.ts';
import { type Block, type Body, cell, type Filled } from '../sheet.ts';
import { bodyOf } from './body.ts';

/** Lays out the empty form. */
export function blankBody(definition: EditionDefinition, region: Region): Body {
  const numbers = formOf(definition).numberOf;
  const numbered = (item: Item): string => `${numbers.get(item.id) ?? ''}. ${item.label}`;
  return bodyOf(region, {
    title: `Formulir Kosong Tahun ${definition.year}`,
    code: `Edisi ${definition.year}`,
    version: `versi ${definition.version}`,
    name: paperNames['formulir-kosong'],
    blocks: [
      {
        kind: 'title',
        lines: ['FORMULIR DATA INOVASI DAERAH', `TAHUN ${definition.year}`],
        size: 12.5,
      },
      {
        kind: 'paragraph',
        text: 'Untuk dibaca sebelum mengisi, atau diisi dengan tangan lalu disalin ke obrolan Sepeda Baru. Nomor di sini sama dengan nomor di obrolan. Bentuk Word-nya dapat diisi dan dikirim kembali: ketik "formulir kosong".',
      },
      ...definition.sections.flatMap(({ title, items }): Block[] => [
        { kind: 'heading', text: title },
        ...blocksOf(items, numbered),
      ]),
    ],
  });
}

function blocksOf(items: readonly Item[], numbered: (item: Item) => string): readonly Block[] {
  const fields = items.filter((item) => item.kind === 'field');
  const indicators = items.filter((item) => item.kind === 'indicator');
  return [
    ...(fields.length === 0
      ? []
      : [
          {
            kind: 'details' as const,
            titles: ['Isian', 'Keterangan'] as const,
            rows: fields.map((item) => ({ label: numbered(item), value: roomFor(item) })),
          },
        ]),
    ...(indicators.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            size: 9,
            columns: [
              { title: 'Indikator', width: 44, align: 'left' as const },
              { title: 'Tingkat (lingkari satu)', width: null, align: 'left' as const },
              { title: 'Bukti yang diminta', width: 52, align: 'left' as const },
            ],
            rows: indicators.map((item) => [
              cell(numbered(item)),
              cell(levelsOf(item)),
              cell(evidenceOf(item)),
            ]),
            closing: null,
          },
        ]),
  ];
}

/** Room to write on, by hand. */
const room = `\n\n${'.'.repeat(90)}`;

/** The help of a field, and its choices with boxes or room to write. */
function roomFor(item: Extract<Item, { kind: 'field' }>): Filled {
  if (item.value.type === 'choice' && item.value.options.length <= 8)
    return { kind: 'choice', options: item.value.options.map(({ label }) => label), picked: null };
  return { kind: 'text', text: `${item.help}${room}` };
}

function levelsOf({ variants }: Extract<Item, { kind: 'indicator' }>): string {
  if (variants === null) return 'Tingkat edisi ini tidak diketahui.';
  return variants
    .map(({ label, levels }) =>
      [
        ...(variants.length > 1 ? [label] : []),
        ...levels.map(
          ({ level, text }) => `${level}. ${text.replaceAll('>=', '≥').replaceAll('<=', '≤')}`,
        ),
      ].join('\n'),
    )
    .join('\n\n');
}

const evidenceOf = ({ evidence }: Extract<Item, { kind: 'indicator' }>): string | null =>
  evidence.kinds.length === 0 ? null : evidence.kinds.map((kind) => `• ${kind}`).join('\n');
