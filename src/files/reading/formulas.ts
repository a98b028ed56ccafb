// Writes the formulas of a Word document as plain words into its text, because the library that reads the text passes them
// over. A fraction becomes (a)/(b), a power a^b. The document is changed in memory alone.
import { crc32 } from 'node:zlib';
import { listArchive } from '../archive/zip.ts';
import { unpack } from '../archive/unpack.ts';
import { inMemory } from '../bytes.ts';

const DOCUMENT = 'word/document.xml';
const budgetOf = () => ({ entries: 2000, bytes: 128 * 1024 * 1024 });

/** Gives the document with its formulas as text; the same bytes when it has none, or when it is no archive that can be read. */
export async function withFormulas(bytes: Buffer): Promise<Buffer> {
  const source = inMemory(bytes);
  const budget = budgetOf();
  const listed = await listArchive(source, budget);
  if (!listed.ok) return bytes;
  const parts: { name: string; content: Buffer }[] = [];
  for (const entry of listed.value) {
    const pieces: Buffer[] = [];
    const problem = await unpack(source, entry, budget, (piece) => pieces.push(Buffer.from(piece)));
    if (problem) return bytes;
    parts.push({ name: entry.name, content: Buffer.concat(pieces) });
  }
  const document = parts.find(({ name }) => name === DOCUMENT);
  const xml = document?.content.toString('utf8') ?? '';
  if (document === undefined || !xml.includes(OPENS)) return bytes;
  document.content = Buffer.from(formulasAsText(xml));
  return archiveOf(parts);
}

/** What stands for a tag of a formula; all other tags stand for nothing. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['m:num', '('],
  ['/m:num', ')/'],
  ['m:den', '('],
  ['/m:den', ')'],
  ['m:sup', '^('],
  ['/m:sup', ')'],
  ['m:sub', '_('],
  ['/m:sub', ')'],
  ['m:rad', '√('],
  ['/m:rad', ')'],
]);
const [OPENS, CLOSES] = ['<m:oMath>', '</m:oMath>'];

function formulasAsText(xml: string): string {
  const [before = '', ...formulas] = xml.split(OPENS);
  return formulas.reduce((text, piece) => {
    const end = piece.indexOf(CLOSES);
    if (end < 0) return `${text}${OPENS}${piece}`;
    const words = inWords(piece.slice(0, end));
    return `${text}<w:r><w:t xml:space="preserve"> ${words} </w:t></w:r>${piece.slice(end + CLOSES.length)}`;
  }, before);
}

function inWords(formula: string): string {
  const [first = '', ...tagged] = formula.split('<');
  const words = tagged.map((piece) => {
    const end = piece.indexOf('>');
    const name = piece.slice(0, end).split(' ', 1)[0] ?? '';
    return `${SIGNS.get(name) ?? ''}${piece.slice(end + 1)}`;
  });
  return [first, ...words].join('').trim();
}

/** An archive without packing, for the library alone. */
function archiveOf(parts: readonly { readonly name: string; readonly content: Buffer }[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const called = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x0800, 2);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(content.byteLength, 14);
    head.writeUInt32LE(content.byteLength, 18);
    head.writeUInt16LE(called.byteLength, 22);
    locals.push(Buffer.from('PK\u0003\u0004', 'latin1'), head, called, content);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), head, place, called);
    offset += 4 + head.byteLength + called.byteLength + content.byteLength;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.byteLength, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listed, end]);
}
