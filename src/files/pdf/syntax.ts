// Reads PDF objects out of bytes held as text, one character a byte: dictionaries, arrays, names, strings, references.
// It follows no reference, runs nothing, and stops at what is no object.

/** A parsed object; what has no meaning here (numbers, words) is null. */
export type PdfValue =
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'string'; readonly text: string }
  | { readonly is: 'ref'; readonly number: number }
  | { readonly is: 'array'; readonly items: readonly PdfValue[] }
  | { readonly is: 'dict'; readonly entries: ReadonlyMap<string, PdfValue> }
  | { readonly is: 'number'; readonly value: number }
  | null;

/** Bounds the work of one file: tokens left to read. Spent tokens never come back. */
export interface Budget {
  tokens: number;
}

/** Thrown when objects are nested or repeated beyond any honest document. */
export class TooMuch extends Error {}

const MOST_DEPTH = 120;
const LONGEST_NAME = 1000;
const WHITE = new Set(['\0', '\t', '\n', '\f', '\r', ' ']);
const DELIMITER = new Set(['(', ')', '<', '>', '[', ']', '{', '}', '/', '%']);

/** A reader over the text, from a place on. */
export class Syntax {
  private readonly text: string;
  private readonly budget: Budget;
  at: number;

  constructor(text: string, at: number, budget: Budget) {
    this.text = text;
    this.at = at;
    this.budget = budget;
  }

  /** Reads one object; undefined where there is none. */
  value(depth = 0): PdfValue | undefined {
    if (depth > MOST_DEPTH || (this.budget.tokens -= 1) < 0) throw new TooMuch('objects');
    this.skipBlank();
    const sign = this.text[this.at];
    if (sign === undefined) return undefined;
    if (sign === '/') return { is: 'name', name: this.name() };
    if (sign === '(') return { is: 'string', text: this.literal() };
    if (sign === '[') return this.array(depth);
    if (sign === '<')
      return this.text[this.at + 1] === '<' ? this.dictionary(depth) : this.hexString();
    if (DELIMITER.has(sign)) return undefined;
    return this.word();
  }

  private skipBlank(): void {
    for (;;) {
      const sign = this.text[this.at];
      if (sign === undefined) return;
      if (WHITE.has(sign)) this.at += 1;
      else if (sign === '%') {
        const end = /[\r\n]/gu;
        end.lastIndex = this.at;
        this.at = end.exec(this.text)?.index ?? this.text.length;
      } else return;
    }
  }

  private name(): string {
    const start = (this.at += 1);
    while (this.isRegular(this.at)) this.at += 1;
    return this.text
      .slice(start, Math.min(this.at, start + LONGEST_NAME))
      .replace(/#([0-9a-f]{2})/giu, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
  }

  private isRegular(at: number): boolean {
    const sign = this.text[at];
    return sign !== undefined && !WHITE.has(sign) && !DELIMITER.has(sign);
  }

  private literal(): string {
    const start = (this.at += 1);
    for (let open = 1; this.at < this.text.length; this.at += 1) {
      const sign = this.text[this.at];
      if (sign === '\\') this.at += 1;
      else if (sign === '(') open += 1;
      else if (sign === ')' && (open -= 1) === 0) break;
    }
    const raw = this.text.slice(start, this.at);
    this.at += 1;
    return unescaped(raw.slice(0, LONGEST_NAME));
  }

  private hexString(): PdfValue {
    const end = this.text.indexOf('>', this.at);
    const digits = this.text
      .slice(this.at + 1, Math.min(end < 0 ? this.text.length : end, this.at + 2 * LONGEST_NAME))
      .replace(/[^0-9a-f]/giu, '');
    this.at = end < 0 ? this.text.length : end + 1;
    return { is: 'string', text: Buffer.from(digits, 'hex').toString('latin1') };
  }

  private array(depth: number): PdfValue {
    this.at += 1;
    const items: PdfValue[] = [];
    for (;;) {
      const item = this.value(depth + 1);
      if (item !== undefined) items.push(item);
      else if (this.closes(']') || !this.passOver()) return { is: 'array', items };
    }
  }

  private dictionary(depth: number): PdfValue {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    let key: string | null = null;
    for (;;) {
      const item = this.value(depth + 1);
      if (item === undefined) {
        if (this.closes('>>') || !this.passOver()) return { is: 'dict', entries };
      } else if (key === null) key = item?.is === 'name' ? item.name : null;
      else {
        // A key that comes twice has two meanings, depending on the reader: both are kept.
        entries.set(entries.has(key) ? `${key}\0${entries.size}` : key, item);
        key = null;
      }
    }
  }

  private closes(mark: string): boolean {
    if (!this.text.startsWith(mark, this.at)) return false;
    this.at += mark.length;
    return true;
  }

  /** Passes over a sign that belongs nowhere, as readers do; false where the object has ended without its mark. */
  private passOver(): boolean {
    this.at += 1;
    return this.at < this.text.length;
  }

  private word(): PdfValue {
    const reference =
      /(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
    reference.lastIndex = this.at;
    const found = reference.exec(this.text);
    if (found !== null) {
      this.at += found[0].length;
      return { is: 'ref', number: Number(found[1]) };
    }
    const start = this.at;
    while (this.isRegular(this.at)) this.at += 1;
    const value = Number(this.text.slice(start, Math.min(this.at, start + 40)));
    return Number.isFinite(value) ? { is: 'number', value } : null;
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(raw: string): string {
  return raw.replace(/\\(?:([0-7]{1,3})|(\r\n|[^]))/gu, (_, octal?: string, sign?: string) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    return sign === undefined || /[\r\n]/u.test(sign) ? '' : (escapes[sign] ?? sign);
  });
}
