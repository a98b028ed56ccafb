// Finds every object of a PDF, wherever a reader could be sent to look for it: in the file, inside the data of streams,
// and packed in object streams. It trusts no table of places.
import { constants, inflateSync } from 'node:zlib';
import { type Budget, type PdfValue, Syntax } from './syntax.ts';

/** The objects by number, each number with all that stand under it, and those without one. */
export interface PdfObjects {
  readonly all: readonly PdfValue[];
  readonly byNumber: ReadonlyMap<number, readonly PdfValue[]>;
  /** Objects are packed in a way that could not be opened here. */
  readonly sealed: boolean;
  /** The file is locked, so that what is packed can only be opened with its key. */
  readonly encrypted: boolean;
}

const MAX_UNPACKED = 64 * 1024 * 1024;
const MOST_TOKENS = 20_000_000;
/** How far before "obj" its number is looked for. */
const NUMBER_REACH = 40;

/** Collects the objects. Throws `TooMuch` for what no honest document holds; undefined when it unpacks to more than the limit. */
export function objectsOf(bytes: Buffer, text: string): PdfObjects | undefined {
  const budget: Budget = { tokens: MOST_TOKENS };
  const all: PdfValue[] = [];
  const byNumber = new Map<number, PdfValue[]>();
  const keep = (value: PdfValue, number: number | null): void => {
    all.push(value);
    if (number === null) return;
    const known = byNumber.get(number);
    if (known === undefined) byNumber.set(number, [value]);
    else known.push(value);
  };
  let sealed = false;
  let room = MAX_UNPACKED;
  for (const found of text.matchAll(/(?<!end)obj|trailer/gu)) {
    const start = found.index + found[0].length;
    const syntax = new Syntax(text, start, budget);
    const value = syntax.value();
    if (value === undefined) continue;
    const before = text.slice(Math.max(0, found.index - NUMBER_REACH), found.index);
    const number = /(\d{1,10})\s+\d{1,5}\s*$/u.exec(before)?.[1];
    keep(value, number === undefined ? null : Number(number));
    const data =
      value?.is === 'dict' && isPacked(value.entries) ? streamStart(text, syntax.at) : null;
    if (data === null || value?.is !== 'dict') continue;
    if (!isPlainlyPacked(value.entries)) {
      sealed = true;
      continue;
    }
    const unpacked = inflated(bytes, data, room);
    if (unpacked === 'too_much') return undefined;
    if (unpacked === null) {
      sealed = true;
      continue;
    }
    room -= unpacked.length;
    readPacked(unpacked, value.entries, budget, keep);
  }
  const encrypted = all.some((value) => value?.is === 'dict' && value.entries.has('Encrypt'));
  return { all, byNumber, sealed, encrypted };
}

/** An object stream must say how many objects it holds and where the first begins. */
const isPacked = (entries: ReadonlyMap<string, PdfValue>): boolean =>
  entries.has('N') && entries.has('First');

/** True for deflate alone: what programs write. Anything else is a way to hide. */
function isPlainlyPacked(entries: ReadonlyMap<string, PdfValue>): boolean {
  const filter = entries.get('Filter') ?? null;
  const names = filter?.is === 'array' ? filter.items : [filter];
  const [only] = names;
  const parameters = entries.get('DecodeParms') ?? null;
  return (
    names.length === 1 && only?.is === 'name' && only.name === 'FlateDecode' && parameters === null
  );
}

function streamStart(text: string, from: number): number | null {
  const mark = /[\0\t\n\f\r ]*stream(?:\r\n|\n|\r)/y;
  mark.lastIndex = from;
  return mark.test(text) ? mark.lastIndex : null;
}

function inflated(bytes: Buffer, from: number, room: number): string | 'too_much' | null {
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: Math.max(room, 1) };
    return inflateSync(bytes.subarray(from), options).toString('latin1');
  } catch (error) {
    const isTooMuch =
      error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return isTooMuch ? 'too_much' : null;
  }
}

/** Reads what an object stream says it holds, and whatever else stands in it, one after the other. */
function readPacked(
  text: string,
  entries: ReadonlyMap<string, PdfValue>,
  budget: Budget,
  keep: (value: PdfValue, number: number | null) => void,
): void {
  const stated = entries.get('First') ?? null;
  const first = stated?.is === 'number' ? stated.value : 0;
  for (const [, number, place] of text.slice(0, first).matchAll(/(\d{1,10})\s+(\d{1,10})/gu)) {
    const value = new Syntax(text, first + Number(place), budget).value();
    if (value !== undefined) keep(value, Number(number));
  }
  const syntax = new Syntax(text, 0, budget);
  while (syntax.at < text.length) {
    const value = syntax.value();
    if (value === undefined) syntax.at += 1;
    else keep(value, null);
  }
}
