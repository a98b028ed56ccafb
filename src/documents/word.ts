// Writes a paper as a Word document, for offices that sign or change it: the same blocks in the same order as on the PDF, with
// the code, version and QR of its page in the foot. It decides no wording; values are text and never read as markup.
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  ImageRun,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TableRow,
  TextRun,
} from 'docx';
import qrcode from 'qrcode';
import sharp from 'sharp';
import type { Body, Imprint } from './sheet.ts';
import { childrenOf } from './word-blocks.ts';
import { box, type Emblem, grid, mm, type Sheet, text } from './word-parts.ts';

/** Paper in millimetres, upright. */
const sizes = { f4: [215, 330], a4: [210, 297] } as const;
const margin = { top: 20, bottom: 24, left: 25, right: 20 } as const;

type Pictures = ReadonlyMap<string, Uint8Array>;

/** Writes the document. */
export async function wordPaper(
  body: Body,
  imprint: Imprint,
  pictures: Pictures = new Map(),
): Promise<Uint8Array> {
  const [short, long] = sizes[body.paper];
  const width = (body.landscape ? long : short) - margin.left - margin.right;
  const sheet: Sheet = { width, size: body.size, emblems: await emblemsOf(pictures) };
  const document = new Document({
    ...{ title: body.title, creator: body.author },
    styles: {
      default: {
        document: {
          run: { font: 'Arial', size: body.size * 2, language: { value: 'id-ID' } },
          paragraph: { spacing: { after: 60, line: 264, lineRule: LineRuleType.AUTO } },
        },
        heading1: { run: { size: 26, bold: true, color: '000000' } },
        heading2: {
          run: { size: body.size * 2, bold: true, color: '000000' },
          paragraph: { spacing: { before: 200, after: 100 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: mm(short),
              height: mm(long),
              orientation: body.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              ...{ top: mm(margin.top), bottom: mm(margin.bottom) },
              ...{ left: mm(margin.left), right: mm(margin.right) },
            },
          },
        },
        ...(body.draft === null
          ? {}
          : {
              headers: {
                default: new Header({
                  children: [text(`DRAF — ${body.draft}`, { align: AlignmentType.RIGHT, size: 8 })],
                }),
              },
            }),
        footers: { default: await foot(body, imprint, width) },
        children: body.blocks.flatMap((block) => childrenOf(block, sheet)),
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

async function emblemsOf(pictures: Pictures): Promise<ReadonlyMap<string, Emblem>> {
  const found = [...pictures].map(async ([hash, bytes]) => {
    const { data, info } = await sharp(bytes, { limitInputPixels: 50_000_000 })
      .resize(400, 400, { fit: 'inside', withoutEnlargement: true })
      .png()
      .toBuffer({ resolveWithObject: true });
    return [hash, { data, width: info.width, height: info.height }] as const;
  });
  return new Map(await Promise.all(found));
}

async function foot(
  { code, version, name }: Body,
  { printed, url }: Imprint,
  width: number,
): Promise<Footer> {
  const svg = await qrcode.toString(url, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });
  const data = await sharp(Buffer.from(svg), { density: 900 }).png().toBuffer();
  const alt = 'Kode QR ke halaman cetakan ini';
  const small = { size: 7.5, after: 0 } as const;
  return new Footer({
    children: [
      grid(
        [17, width - 52, 35],
        [
          new TableRow({
            children: [
              box(
                [
                  new Paragraph({
                    children: [
                      new ImageRun({
                        ...{ type: 'png', data, transformation: { width: 49, height: 49 } },
                        altText: { name: alt, title: alt, description: alt },
                      }),
                    ],
                  }),
                ],
                { width: 17 },
              ),
              box(
                [
                  text(`${code} · ${version} · ${name}`, small),
                  text(printed, small),
                  text(url.replace(/^https?:\/\//u, ''), small),
                ],
                { width: width - 52, middle: true },
              ),
              box(
                [
                  new Paragraph({
                    alignment: AlignmentType.RIGHT,
                    children: [
                      new TextRun({
                        size: 15,
                        children: [
                          'Halaman ',
                          PageNumber.CURRENT,
                          ' dari ',
                          PageNumber.TOTAL_PAGES,
                        ],
                      }),
                    ],
                  }),
                ],
                { width: 35, middle: true },
              ),
            ],
          }),
        ],
      ),
    ],
  });
}
