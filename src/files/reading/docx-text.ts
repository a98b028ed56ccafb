// Takes the text out of a Word document: paragraphs as lines, with the numbers of lists, notes behind the text, formulas in
// words. Meant for the reading process. It keeps no formatting and no pictures.
import mammoth from 'mammoth';
import { withFormulas } from './formulas.ts';

/** Returns the text of a DOCX: one line a paragraph, and one more for every line break inside it. */
export async function docxText(bytes: Buffer): Promise<string> {
  let text = '';
  // The library's own plain text loses line breaks and so glues words together; the tree has them.
  const transformDocument = (root: unknown): unknown => {
    text = new Writer(root).write();
    return root;
  };
  const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
  const buffer = await withFormulas(bytes);
  await mammoth.convertToHtml({ buffer }, { transformDocument, convertImage });
  return text;
}

interface Node {
  readonly type?: unknown;
  readonly value?: unknown;
  readonly children?: unknown;
  readonly numbering?: { readonly isOrdered?: unknown; readonly level?: unknown } | null;
  readonly styleName?: unknown;
  readonly noteType?: unknown;
  readonly noteId?: unknown;
}

/** So many paragraphs without a number end a list: the next one begins at 1. */
const MOST_BETWEEN = 2;

class Writer {
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

  private textOf(node: unknown): string {
    if (!isNode(node)) return '';
    switch (node.type) {
      case 'text':
        return String(node.value ?? '');
      case 'break':
        return '\n';
      case 'tab':
        return '\t';
      case 'noteReference':
        return this.note(node);
      case 'paragraph':
        return `${this.mark(node)}${this.inner(node)}\n`;
      default:
        return this.inner(node);
    }
  }

  private inner({ children }: Node): string {
    return Array.isArray(children) ? children.map((child) => this.textOf(child)).join('') : '';
  }

  /** The number or dash of a list that stands before a paragraph. */
  private mark(paragraph: Node): string {
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
  private note({ noteType, noteId }: Node): string {
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

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

function noteIn(root: unknown, key: string): readonly unknown[] {
  const notes: unknown = Object(Object(Object(root).notes)._notes)[key];
  const body: unknown = Object(notes).body;
  return Array.isArray(body) ? body : [];
}
