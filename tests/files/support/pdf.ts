// Builds small PDFs, with whatever has to be in them.
import { deflateSync } from 'node:zlib';

/** What a test wants in its PDF. */
export interface PdfParts {
  /** Further entries of the catalog dictionary. */
  readonly catalog?: string;
  /** Further entries of the trailer. */
  readonly trailer?: string;
  /** Further objects, numbered from 6. */
  readonly objects?: readonly (string | Buffer)[];
  /** Lines of text, each at a height from the top of the page. */
  readonly lines?: readonly (readonly [top: number, text: string])[];
}

/** Writes a one-page PDF with a correct table of objects. */
export function pdf({
  catalog = '',
  trailer = '',
  objects = [],
  lines = [],
}: PdfParts = {}): Buffer {
  const drawn = lines
    .map(
      ([top, text]) => `BT /F1 10 Tf 50 ${800 - top} Td (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`,
    )
    .join('\n');
  const bodies: readonly (string | Buffer)[] = [
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 840]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    stream('', Buffer.from(drawn)),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...objects,
  ];
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')];
  const offsets: number[] = [];
  let at = pieces[0]?.byteLength ?? 0;
  for (const [index, body] of bodies.entries()) {
    const piece = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(body),
      Buffer.from('\nendobj\n'),
    ]);
    offsets.push(at);
    pieces.push(piece);
    at += piece.byteLength;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = bodies.length + 1;
  pieces.push(
    Buffer.from(
      `xref\n0 ${count}\n0000000000 65535 f \n${rows}trailer<</Size ${count}/Root 1 0 R${trailer}>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(pieces);
}

/** Writes a stream object. */
export function stream(dictionary: string, content: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<<${dictionary}/Length ${content.byteLength}>>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);
}

/** Writes an object stream, packed, that holds one object. */
export function packedObject(number: number, body: string): Buffer {
  const index = `${number} 0 `;
  return stream(
    `/Type/ObjStm/N 1/First ${index.length}/Filter/FlateDecode`,
    deflateSync(Buffer.from(index + body)),
  );
}
