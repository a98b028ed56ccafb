// Takes a Word document apart into headings, lines and tables, with its boxes to tick. Meant for the reading process.
// It reads no meaning into them and keeps no formatting.
import type { Block } from '../../domain/excerpts/document-text.ts';
import { type DocxNode, docxTree, DocxWriter, isDocxNode } from './docx-text.ts';

/** Returns the blocks of a DOCX. Word keeps no pages in its files. */
export async function docxBlocks(bytes: Buffer): Promise<readonly Block[]> {
  const tree = await docxTree(bytes);
  const blocks: Block[] = [];
  collect(tree, new DocxWriter(tree), blocks);
  return blocks;
}

function collect(node: unknown, writer: DocxWriter, blocks: Block[]): void {
  if (!isDocxNode(node)) return;
  if (node.type === 'table') return void blocks.push(...tableOf(node, writer));
  if (node.type === 'paragraph') return void blocks.push(paragraphOf(node, writer));
  for (const child of childrenOf(node)) collect(child, writer, blocks);
}

function paragraphOf(node: DocxNode, writer: DocxWriter): Block {
  const text = writer.textOf(node).trimEnd();
  const level = /^(?:heading|judul) ?(\d)/iu.exec(String(node.styleName ?? ''))?.[1];
  return level === undefined
    ? { kind: 'line', text, page: null }
    : { kind: 'heading', level: Number(level), text, page: null };
}

/** The table, and behind it the tables that stand inside its cells. */
function tableOf(node: DocxNode, writer: DocxWriter): readonly Block[] {
  const inner: Block[] = [];
  const rows = childrenOf(node).map((row) =>
    childrenOf(row).map((cell) => cellText(cell, writer, inner)),
  );
  return [{ kind: 'table', rows, page: null }, ...inner];
}

function cellText(cell: unknown, writer: DocxWriter, inner: Block[]): string {
  const parts = childrenOf(cell).map((child) => {
    if (!isDocxNode(child) || child.type !== 'table') return writer.textOf(child);
    inner.push(...tableOf(child, writer));
    return '';
  });
  return parts.join('').trim();
}

const childrenOf = (node: unknown): readonly unknown[] =>
  isDocxNode(node) && Array.isArray(node.children) ? node.children : [];
