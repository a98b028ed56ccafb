// Pages of scans as office scanners write them, fax (CCITT group 4) and JBIG2 inside a PDF, drawn in the drawing process.
// The picture is looked at cell by cell; a picture that is damaged fails the page and is never left out.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawPages } from '../../src/files/page-pictures.ts';
import { faxG4, jbig2, type Row } from './support/fax.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pages-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const row = (cells: string): Row => [...cells].map((cell) => cell === '#');
/** An F, which no turning or mirroring leaves alone. */
const letter = ['......', '.####.', '.#....', '.###..', '.#....', '.#....', '......'].map(row);
const [width, height] = [48, 56];

/** A page of 48 × 56 points that is one picture. */
function scan(entries: string, data: Buffer): Buffer {
  const bodies: readonly Buffer[] = [
    Buffer.from('<</Type/Catalog/Pages 2 0 R>>'),
    Buffer.from('<</Type/Pages/Kids[3 0 R]/Count 1>>'),
    Buffer.from(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>`,
    ),
    stream('', Buffer.from(`q ${width} 0 0 ${height} 0 0 cm /I Do Q`)),
    stream(`/Type/XObject/Subtype/Image/Width ${width}/Height ${height}${entries}`, data),
  ];
  const pieces = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let at = 9;
  for (const [index, body] of bodies.entries()) {
    const piece = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      body,
      Buffer.from('\nendobj\n'),
    ]);
    offsets.push(at);
    pieces.push(piece);
    at += piece.length;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  pieces.push(
    Buffer.from(
      `xref\n0 6\n0000000000 65535 f \n${table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(pieces);
}
const stream = (entries: string, data: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`<<${entries}/Length ${data.length}>>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ]);

const bilevel = '/BitsPerComponent 1/ColorSpace/DeviceGray';
const kinds = {
  'CCITT group 4': scan(
    `${bilevel}/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns ${width}/Rows ${height}>>`,
    faxG4(letter),
  ),
  JBIG2: scan(`${bilevel}/Filter/JBIG2Decode`, jbig2(letter)),
};

/** The cells of the page that was drawn: black or white in the middle of each. */
async function cellsOf(name: string, bytes: Buffer): Promise<readonly Row[] | null> {
  const place = path.join(folder, `${name.replaceAll(' ', '-')}.pdf`);
  await writeFile(place, bytes);
  const jpegs: Uint8Array[] = [];
  const drawn = await drawPages(place, async (jpeg) => void jpegs.push(jpeg));
  const [first] = jpegs;
  if (!drawn.ok || first === undefined) return null;
  const { data, info } = await sharp(first).greyscale().raw().toBuffer({ resolveWithObject: true });
  return letter.map((cells, y) =>
    cells.map((_, x) => {
      const at =
        Math.floor(((y + 0.5) / letter.length) * info.height) * info.width +
        Math.floor(((x + 0.5) / cells.length) * info.width);
      return (data[at] ?? 255) < 128;
    }),
  );
}

test.each(Object.entries(kinds))('a page scanned as %s is drawn', async (name, bytes) => {
  expect(await cellsOf(name, bytes)).toEqual(letter);
});

test.each(['JBIG2Decode', 'JPXDecode', 'DCTDecode'])(
  'a page whose picture (%s) is none is not drawn by half',
  async (filter) => {
    const damaged = scan(`${bilevel}/Filter/${filter}`, Buffer.from('no picture at all'));
    expect(await cellsOf(`damaged ${filter}`, damaged)).toBeNull();
  },
);
