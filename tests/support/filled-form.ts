// Fills in the form that the product sends, as an office program does: words into the cells, ticks into the boxes.
// It changes nothing else in the document.
import { listArchive } from '../../src/files/archive/zip.ts';
import { unpack } from '../../src/files/archive/unpack.ts';
import { inMemory } from '../../src/files/bytes.ts';
import { zip } from '../files/support/zip.ts';

/** What is written into a cell: words, each line a paragraph, or which boxes are ticked (from 0). */
export type Written = { readonly words: string } | { readonly ticks: readonly number[] };

const DOCUMENT = 'word/document.xml';

/** Writes into the cells beside these marks. */
export async function filledForm(
  form: Uint8Array,
  cells: ReadonlyMap<string, Written>,
): Promise<Buffer> {
  const parts = await partsOf(Buffer.from(form));
  return zip(
    parts.map(({ name, content }) => ({
      name,
      content:
        name === DOCUMENT
          ? content
              .toString('utf8')
              .replaceAll(/<w:tr>[^]*?<\/w:tr>/gu, (row) => withAnswer(row, cells))
          : content,
    })),
  );
}

async function partsOf(bytes: Buffer) {
  const source = inMemory(bytes);
  const budget = { entries: 100, bytes: 10_000_000 };
  const listed = await listArchive(source, budget);
  if (!listed.ok) throw new Error('no archive');
  return Promise.all(
    listed.value.map(async (entry) => {
      const pieces: Buffer[] = [];
      await unpack(source, entry, budget, (piece) => pieces.push(Buffer.from(piece)));
      return { name: entry.name, content: Buffer.concat(pieces) };
    }),
  );
}

function withAnswer(row: string, cells: ReadonlyMap<string, Written>): string {
  const mark = /\[#[a-z0-9_:-]+\]/u.exec(row)?.[0];
  const written = mark === undefined ? undefined : cells.get(mark);
  if (written === undefined) return row;
  const at = row.lastIndexOf('<w:tc>');
  const [before, answer] = [row.slice(0, at), row.slice(at)];
  if ('words' in written) {
    const paragraphs = written.words.split('\n').map(paragraph).join('');
    return `${before}${answer.replace(/<w:p\/>|<w:p>[^]*<\/w:p>/u, () => paragraphs)}`;
  }
  let box = -1;
  const ticked = answer.replaceAll(/<w:sdt>[^]*?<\/w:sdt>/gu, (control) => {
    box += 1;
    if (!written.ticks.includes(box)) return control;
    return control
      .replace('<w14:checked w14:val="0"/>', '<w14:checked w14:val="1"/>')
      .replace('☐', '☒');
  });
  return `${before}${ticked}`;
}

const paragraph = (line: string): string =>
  `<w:p><w:r><w:t xml:space="preserve">${line
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')}</w:t></w:r></w:p>`;
