// Writes the numbers of indicators, items and levels in figures where they were spoken to a phone: "indikator tiga tingkat dua".
// Any other number stays a word: it may belong to what is told. Each text is gone through once.
import { LONGEST_READ } from './limits.ts';
import { isNumberWord, numberFromWords } from './number-words.ts';

const AHEAD = /^(?:indikator|isian|butir|nomor|nomer|nmr|no|tingkat|tkt|level|lvl|lv)(?:nya)?$/u;
/** What stands between such a word and its number. */
const BEHIND_AHEAD = /^\.? ?[-:=]? ?$/u;
const JOINTS: ReadonlySet<string> = new Set(['dan', 'sama', 'atau']);
const COMMA = /^ ?, ?$/u;
const MOST = 60;
const MOST_WORDS = 3;
/** Words, figures, and what stands between them. */
const PIECE = /\p{L}+|\d+|[^\p{L}\d]+/gu;
const WORD = /^\p{L}/u;

/** A text with such numbers in figures, and the way back. */
interface Spoken {
  readonly text: string;
  /** A part of that text with the numbers in words again, as they were typed. */
  readonly asTyped: (part: string) => string;
}

interface Piece {
  readonly written: string;
  readonly typed: string;
}

/** The text with such numbers in figures. What is longer than a short answer stays as it is. */
export const withFigures = (text: string): string => spokenIn(text).text;

/** The same, with the way back to what was typed. */
export function spokenIn(text: string): Spoken {
  const pieces = text.length > LONGEST_READ ? [] : piecesOf(text.match(PIECE) ?? []);
  if (pieces.every(({ written, typed }) => written === typed))
    return { text, asTyped: (part) => part };
  return {
    text: pieces.map(({ written }) => written).join(''),
    asTyped: (part) => typedAgain(pieces, part),
  };
}

/** What comes next: a number for certain, a number or a joint of a list, a number that goes on with the list, or anything. */
type Next = 'number' | 'joint' | 'more' | 'any';

function piecesOf(pieces: readonly string[]): readonly Piece[] {
  const read: Piece[] = [];
  let next: Next = 'any';
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at] ?? '';
    const number = next === 'number' || next === 'more' ? numberAt(pieces, at) : null;
    if (number !== null) {
      const typed = pieces.slice(at, at + number.length).join('');
      read.push({ written: String(number.value), typed });
      at += number.length - 1;
      next = 'joint';
      continue;
    }
    read.push({ written: piece, typed: piece });
    next = after(next, piece);
  }
  return read;
}

function after(next: Next, piece: string): Next {
  const word = piece.toLowerCase();
  if (AHEAD.test(word)) return 'number';
  if (/^\d/u.test(piece)) return next === 'any' || piece.length > 2 ? 'any' : 'joint';
  switch (next) {
    case 'number':
      return word === 'ke' || BEHIND_AHEAD.test(piece) ? 'number' : 'any';
    case 'joint':
      if (COMMA.test(piece)) return 'more';
      // "tingkat indikator lima ke dua"
      if (word === 'ke') return 'number';
      return piece === ' ' ? 'joint' : JOINTS.has(word) ? 'more' : 'any';
    case 'more':
      return piece === ' ' || word === 'dan' ? 'more' : 'any';
    case 'any':
      return 'any';
  }
}

/** The longest number in words that begins at a piece, and of how many pieces it is; "kedua" behind "indikator" is one too. */
function numberAt(
  pieces: readonly string[],
  at: number,
): { readonly value: number; readonly length: number } | null {
  const words: string[] = [];
  for (let from = at; words.length < MOST_WORDS; from += 2) {
    const piece = pieces[from] ?? '';
    if (!WORD.test(piece) || (words.length > 0 && pieces[from - 1] !== ' ')) break;
    words.push(piece.toLowerCase());
  }
  for (let count = words.length; count > 0; count -= 1) {
    const value =
      numberOf(words.slice(0, count)) ?? (count === 1 ? ordinalOf(words[0] ?? '') : null);
    if (value !== null) return { value, length: count * 2 - 1 };
  }
  return null;
}

const ordinalOf = (word: string): number | null =>
  word.startsWith('ke') ? numberOf([word.slice(2)]) : null;

function numberOf(words: readonly string[]): number | null {
  if (!words.every((word) => isNumberWord(word))) return null;
  const value = numberFromWords(words);
  return value === null || !Number.isInteger(value) || value < 1 || value > MOST ? null : value;
}

/** Finds the words of a part from its end, and writes those back that were spoken; a part that is not found stays. */
function typedAgain(pieces: readonly Piece[], part: string): string {
  const parts = part.match(PIECE) ?? [];
  let left = pieces.length;
  const typed = parts.toReversed().map((one) => {
    if (!/^[\p{L}\d]/u.test(one)) return one;
    left -= 1;
    while (left >= 0 && pieces[left]?.written !== one) left -= 1;
    return pieces[left]?.typed ?? one;
  });
  return left < 0 ? part : typed.toReversed().join('');
}
