// Writes the numbers of indicators, items and levels in figures where they were spoken to a phone: "indikator tiga tingkat dua".
// Any other number stays a word: it may belong to what is told.
import { isNumberWord, numberFromWords } from './number-words.ts';

const AHEAD = String.raw`(?:indikator|isian|butir|nomor|nomer|nmr|no\.?|tingkat|tkt|level|lvl|lv|ke)(?:nya)?`;
const SPOKEN = new RegExp(
  String.raw`(?<![\p{L}])(${AHEAD}[ ]?[-:=]?[ ]?)(\p{L}+(?: \p{L}+){0,2})`,
  'giu',
);
const NEXT =
  /((?:indikator|isian|butir|nomor|nomer|tingkat|level|lv)(?:nya)? \d{1,2}(?:(?: ?,| dan| sama| atau)(?: ?\d{1,2}))*(?: ?, ?(?:dan )?| dan | sama | atau ))(\p{L}+(?: \p{L}+)?)/giu;
const MOST = 60;

/** The text with such numbers in figures. */
export function withFigures(text: string): string {
  let written = text;
  for (;;) {
    const more = written.replaceAll(SPOKEN, replaced).replaceAll(NEXT, replaced);
    if (more === written) return written;
    written = more;
  }
}

function replaced(whole: string, ahead: string, words: string): string {
  const parts = words.split(' ');
  for (let count = parts.length; count > 0; count -= 1) {
    const spoken = parts.slice(0, count).map((word) => word.toLowerCase());
    if (!spoken.every((word) => isNumberWord(word))) continue;
    const value = numberFromWords(spoken);
    if (value === null || !Number.isInteger(value) || value < 1 || value > MOST) continue;
    return [`${ahead}${value}`, ...parts.slice(count)].join(' ');
  }
  return whole;
}
