// Takes the text out of a Word document: paragraphs as lines, with the numbers of lists, notes behind the text, formulas in
// words. Meant for the reading process. It keeps no formatting and no pictures.
import mammoth from 'mammoth';
import { withFormulas } from './formulas.ts';

/** Returns the text of a DOCX: one line a paragraph, and one more for every line break inside it. */
export async function docxText(bytes: Buffer): Promise<string> {
  return new DocxWriter(await docxTree(bytes)).write();
}

/** Returns the document as the library's tree. Its own plain text loses line breaks and cells; the tree has them. */
export async function docxTree(bytes: Buffer): Promise<unknown> {
  let tree: unknown = null;
  const transformDocument = (root: unknown): unknown => {
    tree = root;
    return root;
  };
  const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
  const buffer = await withFormulas(bytes);
  await mammoth.convertToHtml({ buffer }, { transformDocument, convertImage });
  return tree;
}

/** A node of the tree, as far as it is read. */
export interface DocxNode {
  readonly type?: unknown;
  readonly value?: unknown;
  readonly checked?: unknown;
  readonly children?: unknown;
  readonly numbering?: { readonly isOrdered?: unknown; readonly level?: unknown } | null;
  readonly styleName?: unknown;
  readonly noteType?: unknown;
  readonly noteId?: unknown;
}

/** So many paragraphs without a number end a list: the next one begins at 1. */
const MOST_BETWEEN = 2;

/** Writes text out of a tree. Numbers of lists go on from paragraph to paragraph. */
export class DocxWriter {
  private readonly root: unknown;
  private readonly notes: string[] = [];
  private readonly counts: number[] = [];
  private between = 0;

  constructor(root: unknown) {
    this.root = root;
  }

  write(): string {
    const text = this.textOf(this.root);
    return this.notes.length === 0 ? text : `${text}\n${this.notes.join('\n')}\n`;
  }

  /** The text of a node; a paragraph ends with a line end. */
  textOf(node: unknown): string {
    if (!isDocxNode(node)) return '';
    switch (node.type) {
      case 'text':
        return String(node.value ?? '');
      case 'break':
        return '\n';
      case 'tab':
        return '\t';
      case 'checkbox':
        return node.checked === true ? '☒ ' : '☐ ';
      case 'noteReference':
        return this.note(node);
      case 'paragraph':
        return `${this.mark(node)}${this.inner(node)}\n`;
      default:
        return this.inner(node);
    }
  }

  private inner({ children }: DocxNode): string {
    return Array.isArray(children) ? children.map((child) => this.textOf(child)).join('') : '';
  }

  /** The number or dash of a list that stands before a paragraph. */
  private mark(paragraph: DocxNode): string {
    const { numbering } = paragraph;
    if (!numbering) {
      this.between += /^heading/iu.test(String(paragraph.styleName ?? '')) ? MOST_BETWEEN : 1;
      if (this.between >= MOST_BETWEEN) this.counts.length = 0;
      return '';
    }
    this.between = 0;
    const level = Number(numbering.level) || 0;
    if (numbering.isOrdered !== true) return '- ';
    this.counts.length = Math.max(this.counts.length, level + 1);
    const count = (this.counts[level] ?? 0) + 1;
    this.counts[level] = count;
    this.counts.length = level + 1;
    return `${level === 1 && count <= 26 ? String.fromCharCode(96 + count) : count}. `;
  }

  /** A note is named where it is called and stands behind the text. */
  private note({ noteType, noteId }: DocxNode): string {
    const body = noteIn(this.root, `${String(noteType)}-${String(noteId)}`);
    const nth = this.notes.length + 1;
    const words = body
      .map((part) => this.textOf(part))
      .join(' ')
      .replace(/\s+/gu, ' ')
      .trim();
    if (words === '') return '';
    this.notes.push(`[${nth}] ${words}`);
    return ` [${nth}]`;
  }
}

/** Tells a node of the tree from anything else. */
export const isDocxNode = (value: unknown): value is DocxNode =>
  typeof value === 'object' && value !== null;

function noteIn(root: unknown, key: string): readonly unknown[] {
  const notes: unknown = Object(Object(Object(root).notes)._notes)[key];
  const body: unknown = Object(notes).body;
  return Array.isArray(body) ? body : [];
}
