// Takes an OpenDocument text apart into headings, lines and tables. Meant for the reading process.
// It reads no meaning into them, keeps no formatting, and what was deleted with changes shown is not read.
import type { Block } from '../../domain/excerpts/document-text.ts';
import { unpack } from '../archive/unpack.ts';
import { type XmlNode, xmlTree } from '../archive/xml.ts';
import { listArchive } from '../archive/zip.ts';
import { inMemory } from '../bytes.ts';

const CONTENT = 'content.xml';
const budgetOf = () => ({ entries: 2000, bytes: 64 * 1024 * 1024 });

/** Returns the blocks of an ODT; throws for what is none. */
export async function odtBlocks(bytes: Buffer): Promise<readonly Block[]> {
  const blocks: Block[] = [];
  for (const element of xmlTree(await contentOf(bytes))) take(element, blocks);
  return blocks;
}

async function contentOf(bytes: Buffer): Promise<string> {
  const source = inMemory(bytes);
  const budget = budgetOf();
  const listed = await listArchive(source, budget);
  const entry = listed.ok ? listed.value.find(({ name }) => name === CONTENT) : undefined;
  if (entry === undefined) throw new RangeError('a document without text');
  const pieces: Buffer[] = [];
  const problem = await unpack(source, entry, budget, (piece) => pieces.push(Buffer.from(piece)));
  if (problem) throw new RangeError(problem);
  return Buffer.concat(pieces).toString('utf8');
}

const IGNORED: ReadonlySet<string> = new Set([
  'text:tracked-changes',
  'office:annotation',
  'text:note',
]);

function take(element: XmlNode, blocks: Block[]): void {
  const { name } = element;
  if (IGNORED.has(name)) return;
  if (name === 'text:h')
    return void blocks.push({
      kind: 'heading',
      level: Number(element.attributes['text:outline-level']) || 1,
      text: textOf(element).trim(),
      page: null,
    });
  if (name === 'text:p')
    return void blocks.push({ kind: 'line', text: textOf(element).trimEnd(), page: null });
  if (name === 'table:table')
    return void blocks.push({ kind: 'table', rows: rowsOf(element), page: null });
  for (const child of element.inside) take(child, blocks);
}

function rowsOf(table: XmlNode): readonly (readonly string[])[] {
  return table.inside.flatMap((child): readonly (readonly string[])[] => {
    if (child.name !== 'table:table-row') return rowsOf(child);
    return [
      child.inside
        .filter(({ name }) => name === 'table:table-cell')
        .map((cell) => linesOf(cell).join('\n').trim()),
    ];
  });
}

/** Paragraphs of a cell, those of lists inside it too, with a dash before them. */
function linesOf(element: XmlNode, listed = false): readonly string[] {
  return element.inside.flatMap((child): readonly string[] => {
    if (IGNORED.has(child.name)) return [];
    if (child.name === 'text:p' || child.name === 'text:h')
      return [`${listed ? '- ' : ''}${textOf(child).trim()}`];
    return linesOf(child, listed || child.name === 'text:list');
  });
}

function textOf(element: XmlNode): string {
  return element.inside
    .map((child) => {
      if (IGNORED.has(child.name)) return '';
      if (child.name === '#text') return child.text.replace(/\s+/gu, ' ');
      if (child.name === 'text:tab') return '\t';
      if (child.name === 'text:line-break') return '\n';
      if (child.name === 'text:s')
        return ' '.repeat(Math.min(8, Number(child.attributes['text:c']) || 1));
      if (child.name === 'form:checkbox' || child.name === 'loext:content-control')
        return `${tick(child)}${textOf(child)}`;
      return textOf(child);
    })
    .join('');
}

function tick({ attributes }: XmlNode): string {
  const checked = attributes['loext:checked'] ?? attributes['form:current-state'];
  return checked === undefined || attributes['loext:checkbox'] === undefined
    ? ''
    : checked === 'true' || checked === 'checked'
      ? '☒ '
      : '☐ ';
}
