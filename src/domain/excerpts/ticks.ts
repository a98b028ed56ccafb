// Boxes to tick in printed forms: which words stand behind a ticked one.
// It knows no option and decides nothing.
import { trimBothOf } from '../trimming.ts';

const TICKED = '☒☑🗹✓✔√';
const EMPTY = '☐□▢❏❑';
const BOX = new RegExp(
  String.raw`(?<ticked>[${TICKED}]|\[\s?[xXvV✓✔√]\s?\]|\(\s?[xXvV✓✔√]\s?\))|(?<empty>[${EMPTY}]|\[\s{0,3}\]|\(\s{1,3}\))`,
  'gu',
);

/**
 * Gives the words behind ticked boxes; null for a text without boxes. A mark behind its words ("Digital ✓") counts for the
 * words before it where no box stands in front.
 */
export function tickedWords(text: string): readonly string[] | null {
  const boxes = [...text.matchAll(BOX)];
  if (boxes.length === 0) return null;
  const [first] = boxes;
  const before = text.slice(0, first?.index ?? 0).trim();
  const pieces = boxes.map((box, at) => ({
    ticked: box.groups?.['ticked'] !== undefined,
    words: wordsIn(text.slice(box.index + box[0].length, boxes[at + 1]?.index ?? text.length)),
  }));
  // Marks behind the words: nothing stands behind the last one.
  if (before !== '' && pieces.at(-1)?.words === '') {
    const words = [before, ...pieces.slice(0, -1).map((piece) => piece.words)];
    return pieces.flatMap(({ ticked }, at) => (ticked ? [wordsIn(words[at] ?? '')] : []));
  }
  return pieces.flatMap(({ ticked, words }) => (ticked && words !== '' ? [words] : []));
}

const wordsIn = (text: string): string => trimBothOf(text, ' :;,./');
