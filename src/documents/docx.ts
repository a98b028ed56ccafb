// Writes a form to fill in as a Word document: a table for each section, boxes that can be ticked with one tap.
// It decides no wording; values are text and never read as markup.
import {
  AlignmentType,
  BorderStyle,
  CheckBox,
  Document,
  HeadingLevel,
  HeightRule,
  Packer,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  XmlComponent,
} from 'docx';
import type { FillIn, FillInCell, FillInRow } from './fill-in.ts';

/** Widths in twentieths of a point: A4 with margins of 2 cm. */
const LEFT = 3400;
const RIGHT = 6238;
/** Height of a line, twentieths of a point. */
const LINE = 280;
/** Sizes in half points. */
const SMALL = 16;
const GREY = '595959';
const line = { style: BorderStyle.SINGLE, size: 4, color: 'A6A6A6' };
const borders = { top: line, bottom: line, left: line, right: line };
const margins = { top: 60, bottom: 60, left: 100, right: 100 };

/** Writes the document. */
export async function wordForm(form: FillIn): Promise<Uint8Array> {
  const document = new Document({
    title: form.title,
    creator: form.author,
    styles: {
      default: {
        document: {
          run: { font: 'Arial', size: 20, language: { value: 'id-ID' } },
          paragraph: { spacing: { after: 40 } },
        },
        heading1: {
          run: { size: 24, bold: true, color: '000000' },
          paragraph: { spacing: { before: 280, after: 100 } },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
          },
        },
        children: [
          ...form.heading.map(
            (text) =>
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ text, bold: true, size: 26 })],
              }),
          ),
          ...form.intro.map((text) => new Paragraph({ text })),
          small(form.mark),
          ...form.sections.flatMap(({ title, notes, rows }) => [
            new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }),
            ...notes.map((text) => new Paragraph({ text })),
            tableOf(rows),
          ]),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const tableOf = (rows: readonly FillInRow[]): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: LEFT + RIGHT, type: WidthType.DXA },
    columnWidths: [LEFT, RIGHT],
    rows: rows.map(rowOf),
  });

function rowOf({ label, notes, mark, cell }: FillInRow): TableRow {
  const height =
    cell.kind === 'words' && cell.lines > 1
      ? { height: { value: cell.lines * LINE, rule: HeightRule.ATLEAST } }
      : {};
  return new TableRow({
    ...height,
    children: [
      new TableCell({
        ...{ borders, margins, width: { size: LEFT, type: WidthType.DXA } },
        shading: { type: ShadingType.CLEAR, fill: 'F2F2F2', color: 'auto' },
        children: [
          new Paragraph({ children: [new TextRun({ text: label, bold: true })] }),
          ...notes.map(small),
          ...(mark === null ? [] : [small(mark)]),
        ],
      }),
      new TableCell({
        ...{ borders, margins, width: { size: RIGHT, type: WidthType.DXA } },
        children: answerOf(cell),
      }),
    ],
  });
}

const small = (text: string): Paragraph =>
  new Paragraph({ children: [new TextRun({ text, size: SMALL, color: GREY })] });

/** With more options than these they go on in one paragraph: a page of one word a line is hard to read. */
const MOST_LINES = 12;

function answerOf(cell: FillInCell): readonly Paragraph[] {
  if (cell.kind === 'words') return [new Paragraph({})];
  if (cell.kind === 'elsewhere') return [small(cell.text)];
  const boxes = cell.options.map((option) => [new Box(), new TextRun(` ${option}`)] as const);
  return boxes.length <= MOST_LINES
    ? boxes.map((children) => new Paragraph({ children }))
    : [new Paragraph({ children: boxes.flatMap((one) => [...one, new TextRun('   ')]) })];
}

const FONT = 'MS Gothic';

/** What a control shows. */
class Shown extends XmlComponent {
  constructor() {
    super('w:sdtContent');
    this.root.push(new TextRun({ text: '☐', font: FONT }));
  }
}

/**
 * A box that is ticked with one tap. The library's own one shows a sign by its number in a font, which programs that do not
 * know such boxes leave out when they save; a box that is text stays.
 */
class Box extends CheckBox {
  constructor() {
    super({
      checkedState: { value: '2612', font: FONT },
      uncheckedState: { value: '2610', font: FONT },
    });
    // Behind the properties stands what is shown.
    this.root.splice(1, 1, new Shown());
  }
}
