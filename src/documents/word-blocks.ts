// The blocks of a paper as parts of a Word document, in the same order as on the PDF. It decides no wording.
import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  type Table,
  type TableCell,
  TableRow,
  TextRun,
} from 'docx';
import type { Block, Cell, Signature } from './sheet.ts';
import {
  type Align,
  behind,
  box,
  type Child,
  dots,
  grid,
  mm,
  picture,
  prose,
  type Sheet,
  text,
  valueOf,
} from './word-parts.ts';

/** One block. */
export function childrenOf(block: Block, sheet: Sheet): readonly Child[] {
  const { width } = sheet;
  switch (block.kind) {
    case 'letterhead':
      return letterhead(block, sheet);
    case 'corner':
      return [text(block.text, { align: AlignmentType.RIGHT, size: 10 })];
    case 'title':
      return block.lines.map((words, at) =>
        at === 0
          ? new Paragraph({
              ...{ heading: HeadingLevel.HEADING_1, alignment: AlignmentType.CENTER },
              spacing: { before: 60, after: 60 },
              children: [new TextRun({ text: words, size: block.size * 2 })],
            })
          : text(words, {
              ...{ align: AlignmentType.CENTER, strong: true },
              after: at === block.lines.length - 1 ? 4 : 1,
            }),
      );
    case 'heading':
      return [new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_2 })];
    case 'fields':
      return fields(block, sheet);
    case 'details':
      return details(block, sheet);
    case 'paragraph':
      return block.letter === true
        ? block.text
            .split('\n')
            .map((one) => text(one, { align: AlignmentType.BOTH, first: 12, after: 2 }))
        : prose(block.text, { after: 1.5 });
    case 'table':
      return table(block, sheet);
    case 'signatures':
      return [signatures(block, width)];
    case 'line':
      return [
        text(block.text, {
          align: {
            left: AlignmentType.LEFT,
            center: AlignmentType.CENTER,
            right: AlignmentType.RIGHT,
          }[block.align],
          ...(block.size === undefined ? {} : { size: block.size }),
          strong: block.strong === true,
        }),
      ];
    case 'space':
      return [text('', { size: 2, after: block.height })];
    case 'annex':
      return [
        text(block.title, { indent: width - 100 }),
        ...fields({ rows: block.rows, label: 24, width: 100, indent: width - 100 }, sheet),
      ];
    case 'page':
      return [new Paragraph({ pageBreakBefore: true, spacing: { after: 0 } })];
    case 'bars':
      return block.rows.map(({ label, value }) => text(`${label}: ${value}`));
    case 'codes':
      return block.rows.map(({ title, url }) => text(`${title}: ${url}`));
    case 'certificate':
      return [
        ...block.above.map((one) => text(one, { align: AlignmentType.CENTER, strong: true })),
        text(block.title, { align: AlignmentType.CENTER, strong: true, size: 22, before: 4 }),
        text(block.number, { align: AlignmentType.CENTER, after: 4 }),
        ...block.lines.map(({ text: words, size, strong = false }) =>
          text(words, { align: AlignmentType.CENTER, size, strong }),
        ),
      ];
  }
}

function letterhead(
  block: Extract<Block, { kind: 'letterhead' }>,
  { width, emblems }: Sheet,
): readonly Child[] {
  const emblem = block.emblem === null ? undefined : emblems.get(block.emblem);
  const middle = { align: AlignmentType.CENTER, after: 0 } as const;
  const words = [
    ...block.above.map((one, at) => text(one, { ...middle, size: at === 0 ? 14 : 12 })),
    text(block.name, { ...middle, size: 15.5, strong: true }),
    ...block.below.map((one) => text(one, { ...middle, size: 9 })),
  ];
  const sides = 24;
  return [
    grid(
      [sides, width - 2 * sides, sides],
      [
        new TableRow({
          children: [
            box(emblem === undefined ? [] : [new Paragraph({ children: [picture(emblem, 79)] })], {
              width: sides,
              middle: true,
            }),
            box(words, { width: width - 2 * sides, middle: true }),
            box([], { width: sides }),
          ],
        }),
      ],
    ),
    new Paragraph({
      border: {
        top: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, color: '000000', space: 1 },
      },
      spacing: { before: 40, after: 120 },
    }),
  ];
}

function fields(
  {
    rows,
    label = 54,
    width,
    indent = 0,
  }: Pick<Extract<Block, { kind: 'fields' }>, 'rows' | 'label' | 'width' | 'indent'>,
  sheet: Sheet,
): readonly Child[] {
  const whole = (width ?? sheet.width) - (width === undefined ? indent : 0);
  const widths = [label, 5, whole - label - 5];
  return [
    grid(
      widths,
      rows.map(
        (row) =>
          new TableRow({
            children: [
              box([text(row.label)], { width: label }),
              box([text(':')], { width: 5 }),
              box(valueOf(row.value), { width: widths[2] ?? 0 }),
            ],
          }),
      ),
      indent,
    ),
    behind(),
  ];
}

const headRow = (titles: readonly string[], widths: readonly number[], size: number): TableRow =>
  new TableRow({
    tableHeader: true,
    children: titles.map((title, at) =>
      box([text(title, { align: AlignmentType.CENTER, strong: true, size, after: 0 })], {
        ...{ width: widths[at] ?? 0, rules: true, shade: true, middle: true },
      }),
    ),
  });

function details(
  { titles, rows }: Extract<Block, { kind: 'details' }>,
  { width, size }: Sheet,
): readonly Child[] {
  const widths = [46, width - 46];
  return [
    grid(widths, [
      headRow(titles, widths, size),
      ...rows.map(
        (row) =>
          new TableRow({
            children: [
              box([text(row.label)], { width: 46, rules: true }),
              box(valueOf(row.value), { width: width - 46, rules: true }),
            ],
          }),
      ),
    ]),
    behind(),
  ];
}

function table(
  { columns, rows, size, closing }: Extract<Block, { kind: 'table' }>,
  { width }: Sheet,
): readonly Child[] {
  const open = columns.filter((column) => column.width === null).length;
  const taken = columns.reduce((sum, column) => sum + (column.width ?? 0), 0);
  const widths = columns.map((column) => column.width ?? (width - taken) / Math.max(1, open));
  const cells = (row: readonly Cell[]): TableCell[] => {
    let at = 0;
    return row.map((one) => {
      const from = at;
      at += one.span;
      const align = {
        left: AlignmentType.LEFT,
        center: AlignmentType.CENTER,
        right: AlignmentType.RIGHT,
      }[columns[from]?.align ?? 'left'];
      const look = { align, size, strong: one.strong, after: 0 };
      const lines = one.text === null ? [text(dots(16), look)] : prose(one.text, look);
      const wide = widths.slice(from, at).reduce((sum, next) => sum + next, 0);
      return box(lines, { width: wide, rules: true, span: one.span });
    });
  };
  const tall = (row: readonly Cell[]): number =>
    row.reduce((most, { height }) => Math.max(most, height ?? 0), 0);
  return [
    grid(widths, [
      headRow(
        columns.map(({ title }) => title),
        widths,
        size,
      ),
      ...rows.map(
        (row) =>
          new TableRow({
            ...(tall(row) === 0 ? {} : { height: { value: mm(tall(row)), rule: 'atLeast' } }),
            children: cells(row),
          }),
      ),
    ]),
    behind(closing === null ? 2 : 6),
    ...(closing === null ? [] : [signatures(closing, width)]),
  ];
}

type Signatures = Pick<
  Extract<Block, { kind: 'signatures' }>,
  'left' | 'right' | 'room' | 'size' | 'office'
>;

function signatures({ left, right, room, size, office }: Signatures, width: number): Table {
  const widths = office === true ? [width - 92, 92] : [width / 2, width / 2];
  const align = office === true ? AlignmentType.LEFT : AlignmentType.CENTER;
  const place = (one: Signature | null, at: number): TableCell =>
    box(one === null ? [] : signed(one, { align, size, room }), { width: widths[at] ?? 0 });
  return grid(widths, [
    new TableRow({ cantSplit: true, children: [place(left, 0), place(right, 1)] }),
  ]);
}

function signed(
  { above, name, rank, nip, brackets, plain }: Signature,
  { align, size, room }: { readonly align: Align; readonly size: number; readonly room: number },
): readonly Paragraph[] {
  const look = { align, size, after: 0, keep: true };
  const named = name ?? dots(34);
  const known = name !== null && !brackets && plain !== true;
  return [
    ...above.map((one) => text(one, look)),
    text('', { ...look, after: room }),
    text(brackets ? `( ${named} )` : named, { ...look, strong: known, underline: known }),
    ...(rank === null ? [] : [text(rank, look)]),
    ...(nip === null ? [] : [text(`NIP${brackets ? '' : '.'} ${nip === '' ? dots() : nip}`, look)]),
  ];
}
