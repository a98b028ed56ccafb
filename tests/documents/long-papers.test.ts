// A paper of many sheets is set in parts, so that memory stays flat; what comes out has to be one file as if it were set at
// once: pages numbered through, everything tagged, one outline, no name of a cell twice.
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { getDocumentProxy } from 'unpdf';
import { afterAll, expect, test } from 'vitest';
import { createPrinter } from '../../src/documents/printer.ts';
import { type Block, type Body, cell } from '../../src/documents/sheet.ts';
import { imprint } from '../support/papers.ts';

const printer = createPrinter();
afterAll(() => printer.stop());

const COUNT = 21;
const numbers = Array.from({ length: COUNT }, (_, at) => at + 1);

const sheet = (nth: number): readonly Block[] => [
  ...(nth === 1 ? [] : [{ kind: 'page' as const }]),
  { kind: 'title', lines: [`LEMBAR ${nth}`], size: 12.5 },
  { kind: 'heading', text: `Bagian ${nth}` },
  { kind: 'paragraph', text: `Kalimat ${nth} – selesai.` },
  {
    kind: 'table',
    size: 10,
    columns: [
      { title: 'No', width: 10, align: 'center' },
      { title: 'Nama', width: null, align: 'left' },
    ],
    rows: [[cell(String(nth)), cell(`Baris ${nth}`)]],
    closing: null,
  },
];

const body: Body = {
  title: 'Berkas panjang',
  author: 'Pemerintah Kabupaten Contoh',
  paper: 'f4',
  landscape: false,
  size: 10.5,
  draft: null,
  code: 'Unit Contoh',
  version: `${COUNT} lembar`,
  name: 'Form Pengisian',
  blocks: numbers.flatMap(sheet),
};

async function print(): Promise<Uint8Array> {
  const done = await printer.print({ kind: 'pdf', body, imprint });
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  expect(done.value.pages).toBe(COUNT);
  return done.value.bytes;
}

/** Role and text-bearing children of a structure tree, flattened to roles. */
function rolesIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'role' in node && typeof node.role === 'string' ? [node.role] : [];
  const children = 'children' in node && Array.isArray(node.children) ? node.children : [];
  return [...own, ...children.flatMap(rolesIn)];
}

/** Ids of marked content that a structure tree points at. */
function contentIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own =
    'type' in node && node.type === 'content' && 'id' in node && typeof node.id === 'string'
      ? [node.id]
      : [];
  const children = 'children' in node && Array.isArray(node.children) ? node.children : [];
  return [...own, ...children.flatMap(contentIn)];
}

test('a paper of 21 sheets is one file with pages, tags and outline in their order', async () => {
  const bytes = await print();
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  expect(pdf.numPages).toBe(COUNT);
  for (const nth of numbers) {
    const page = await pdf.getPage(nth);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    expect(text).toContain(`Halaman ${nth} dari ${COUNT}`);
    for (const word of ['LEMBAR', 'Bagian', 'Kalimat', 'Baris'])
      expect(text).toMatch(new RegExp(`${word}\\s+${nth}\\b`, 'u'));
    expect(text).toContain(`${COUNT} lembar`);
    const tree = await page.getStructTree();
    expect(rolesIn(tree)).toEqual(
      expect.arrayContaining(['Document', 'H1', 'H2', 'P', 'Table', 'TH', 'TD']),
    );
    // Each mark that the tree names stands on this very page.
    const marks = new Set(items.flatMap((item) => ('id' in item ? [item.id] : [])));
    expect(contentIn(tree).length).toBeGreaterThan(5);
    expect(contentIn(tree).filter((id) => !marks.has(id))).toEqual([]);
  }
  const outline = await pdf.getOutline();
  expect(outline.map(({ title }) => title)).toEqual(numbers.map((nth) => `LEMBAR ${nth}`));
  const targets = await Promise.all(
    outline.map(async ({ dest }) =>
      Array.isArray(dest) ? pdf.getPageIndex(dest[0] as { num: number; gen: number }) : null,
    ),
  );
  expect(targets).toEqual(numbers.map((nth) => nth - 1));
  expect(outline.map(({ items }) => items.map(({ title }) => title))).toEqual(
    numbers.map((nth) => [`Bagian ${nth}`]),
  );
  const { info } = await pdf.getMetadata();
  expect(info).toMatchObject({ Title: 'Berkas panjang', Language: 'id-ID' });
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
});

test('no name of a cell and no number of a page comes twice, and the same values give the same bytes', async () => {
  const bytes = await print();
  const { catalog, context } = await PDFDocument.load(bytes, { updateMetadata: false });
  const tree = catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  const listIn = (key: string, list: string) =>
    tree.lookup(PDFName.of(key), PDFDict).lookup(PDFName.of(list), PDFArray).asArray();
  const names = listIn('IDTree', 'Names').filter((one) => one instanceof PDFString);
  const cells = names.map((one) => one.decodeText());
  expect(cells).toHaveLength(COUNT * 2);
  expect(new Set(cells).size).toBe(cells.length);
  expect(cells).toEqual(cells.toSorted());
  const keys = listIn('ParentTree', 'Nums').flatMap((one, at) => (at % 2 === 0 ? [`${one}`] : []));
  expect(keys).toEqual(numbers.map((nth) => String(nth - 1)));
  // Everything that something refers to is there.
  const known = new Set(context.enumerateIndirectObjects().map(([ref]) => ref.toString()));
  const referred = context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict || object instanceof PDFArray
        ? [...object.toString().matchAll(/\b\d+ 0 R\b/gu)].map(([ref]) => ref)
        : [],
    );
  expect(referred.length).toBeGreaterThan(500);
  expect(referred.filter((ref) => !known.has(ref))).toEqual([]);
  expect(Buffer.from(await print()).equals(Buffer.from(bytes))).toBe(true);
});
