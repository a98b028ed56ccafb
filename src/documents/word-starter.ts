// A Word document with every field of a paper where it may stand, to make an own template of: it can be sent back as it is.
import {
  Document,
  Footer,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { paperNames } from '../domain/language/index.ts';
import {
  type TemplateField,
  templateFields,
  type TemplatePaper,
} from '../domain/paper-templates.ts';

/** Widths in twentieths of a point: A4 with margins of 2 cm. */
const WIDTH = 9638;

/** Fields that stand in the foot of each page. */
const inFoot: ReadonlySet<string> = new Set([
  ...['qr', 'kode', 'versi', 'dokumen', 'dicetak', 'tautan'],
]);

/** Writes the document. */
export async function starterTemplate(paper: TemplatePaper): Promise<Uint8Array> {
  const fields = templateFields[paper];
  const document = new Document({
    title: `Templat ${paperNames[paper]}`,
    styles: { default: { document: { run: { font: 'Arial', size: 22 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph('{qr} {kode} · {versi} · {dokumen}'),
              new Paragraph('{dicetak} · {tautan}'),
            ],
          }),
        },
        children: [
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            children: [new TextRun(paperNames[paper])],
          }),
          ...partsOf(fields.filter(({ name }) => !inFoot.has(name))),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const partsOf = (fields: readonly TemplateField[]): readonly (Paragraph | Table)[] =>
  fields.flatMap((field) => {
    if (field.kind !== 'list') return [new Paragraph(`${field.label}: {${field.name}}`)];
    const flat = field.fields.every(({ kind }) => kind !== 'list');
    return [
      new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(field.label)] }),
      ...(flat
        ? [rowsOf(field)]
        : [
            new Paragraph(`{#${field.name}}`),
            ...partsOf(field.fields),
            new Paragraph(`{/${field.name}}`),
          ]),
    ];
  });

/** A table with one row that is repeated. */
function rowsOf({ name, fields }: TemplateField): Table {
  const each = Math.floor(WIDTH / fields.length);
  const row = (words: readonly string[]) =>
    new TableRow({
      children: words.map(
        (word) =>
          new TableCell({
            width: { size: each, type: WidthType.DXA },
            children: [new Paragraph(word)],
          }),
      ),
    });
  const last = fields.length - 1;
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: fields.map(() => each),
    rows: [
      row(fields.map(({ label }) => label)),
      row(
        fields.map(
          (field, at) =>
            `${at === 0 ? `{#${name}}` : ''}{${field.name}}${at === last ? `{/${name}}` : ''}`,
        ),
      ),
    ],
  });
}
