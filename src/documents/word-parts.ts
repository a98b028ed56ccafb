// What Word documents are put together from: paragraphs, cells, tables without rules. It knows no paper.
import {
  type AlignmentType,
  BorderStyle,
  ImageRun,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  type TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Filled } from './sheet.ts';

/** Twentieths of a point in a millimetre. */
const MM = 56.7;
export const mm = (length: number): number => Math.round(length * MM);
const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
const ruled = { top: line, bottom: line, left: line, right: line };
const bare = { top: none, bottom: none, left: none, right: none };
export const dots = (count = 30): string => '.'.repeat(count);

export type Child = Paragraph | Table;
export type Align = (typeof AlignmentType)[keyof typeof AlignmentType];

/** What all blocks of one document share: width of the text in millimetres, size of the text in points, its pictures. */
export interface Sheet {
  readonly width: number;
  readonly size: number;
  readonly emblems: ReadonlyMap<string, Emblem>;
}
export interface Emblem {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/** A picture as high as so many pixels, in its own shape. */
export function picture({ data, width, height }: Emblem, high: number): ImageRun {
  const transformation = { height: high, width: Math.round((width / height) * high) };
  const alt = { name: 'Lambang', title: 'Lambang', description: 'Lambang' };
  return new ImageRun({ type: 'png', data, transformation, altText: alt });
}

interface Look {
  readonly align?: Align;
  /** Points. */
  readonly size?: number;
  readonly strong?: boolean;
  readonly underline?: boolean;
  /** Millimetres. */
  readonly indent?: number;
  readonly hanging?: number;
  readonly first?: number;
  readonly before?: number;
  readonly after?: number;
  readonly keep?: boolean;
}

/** A paragraph; line ends stay. */
export function text(words: string, look: Look = {}): Paragraph {
  const { align, size, strong = false, underline = false, keep = false } = look;
  const { indent = 0, hanging = 0, first = 0, before = 0, after = 1 } = look;
  const run = (part: string, nth: number) =>
    new TextRun({
      ...{ text: part, bold: strong, ...(nth === 0 ? {} : { break: 1 }) },
      ...(size === undefined ? {} : { size: size * 2 }),
      ...(underline ? { underline: {} } : {}),
    });
  return new Paragraph({
    ...(align === undefined ? {} : { alignment: align }),
    ...{ keepNext: keep, keepLines: keep },
    indent: { left: mm(indent + hanging), hanging: mm(hanging), firstLine: mm(first) },
    spacing: { before: mm(before), after: mm(after) },
    children: words.split('\n').map(run),
  });
}

const ITEM = /^(\d{1,2}[.)]|[a-z][.)]|[•–-]) (.*)$/u;

/** A text of people: each line a paragraph, "1. ", "a. " and "• " hang. */
export const prose = (words: string, look: Look = {}): readonly Paragraph[] =>
  words
    .split('\n')
    .filter((one) => one.trim() !== '')
    .map((one) => {
      const [, sign, rest] = ITEM.exec(one.trim()) ?? [];
      return sign === undefined || rest === undefined
        ? text(one, look)
        : text(`${sign}\t${rest.trim()}`, { ...look, hanging: 7 });
    });

export function valueOf(value: Filled): readonly Paragraph[] {
  switch (value.kind) {
    case 'empty':
      return [text(dots())];
    case 'text':
      return prose(value.text, { strong: value.strong === true });
    case 'choice':
      return [
        text(
          value.options
            .map((option) => `${option === value.picked ? '☒' : '☐'} ${option}`)
            .join('   '),
        ),
      ];
    case 'date':
      return [
        text(
          `Tanggal ${value.day ?? dots(8)}   Bulan ${value.month ?? dots(16)}   Tahun ${value.year}`,
        ),
      ];
    case 'parts':
      return value.parts.flatMap(({ heading, text: words }) => [
        text(heading, { strong: true, before: 1, keep: true }),
        ...(words === null ? [text(dots())] : prose(words)),
      ]);
  }
}

interface Place {
  readonly width: number;
  readonly rules?: boolean;
  readonly shade?: boolean;
  readonly span?: number;
  readonly middle?: boolean;
}

/** A cell; a document needs a paragraph in each. */
export const box = (
  children: readonly Paragraph[],
  { width, rules = false, shade = false, span = 1, middle = false }: Place,
): TableCell =>
  new TableCell({
    ...{
      columnSpan: span,
      borders: rules ? ruled : bare,
      width: { size: mm(width), type: WidthType.DXA },
    },
    margins: { top: 40, bottom: 40, left: rules ? 80 : 0, right: 80 },
    ...(middle ? { verticalAlign: VerticalAlign.CENTER } : {}),
    ...(shade ? { shading: { type: ShadingType.CLEAR, fill: 'ECECEC', color: 'auto' } } : {}),
    children: children.length === 0 ? [text('')] : children,
  });

export const grid = (widths: readonly number[], rows: readonly TableRow[], indent = 0): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: mm(widths.reduce((sum, one) => sum + one, 0)), type: WidthType.DXA },
    columnWidths: widths.map(mm),
    ...(indent === 0 ? {} : { indent: { size: mm(indent), type: WidthType.DXA } }),
    borders: { ...bare, insideHorizontal: none, insideVertical: none },
    rows: [...rows],
  });

/** Behind a table stands a line of nothing, or two tables would become one. */
export const behind = (after = 2): Paragraph => text('', { size: 2, after });
