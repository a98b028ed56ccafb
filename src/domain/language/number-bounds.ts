// Reads bounds around one number: at least, at most, more than, less than.
// Never reads spans with two ends.
import type { Token } from './number-tokens.ts';

type Bound = { from: number; to: number | null };

const phrases = (written: string): readonly (readonly string[])[] =>
  written.split('|').map((phrase) => phrase.split(' '));
const AT_LEAST = phrases(
  '≥|>=|minimal|min|paling sedikit|paling kurang|sedikitnya|setidaknya|tidak kurang dari|mulai dari|mulai|minimum|sekurangnya|sekurang kurangnya',
);
const LESS_THAN = phrases(
  '<|kurang dari|di bawah|dibawah|lebih kecil dari|tidak sampai|belum sampai|lebih sedikit dari|belum mencapai',
);
const AT_MOST = phrases(
  '≤|<=|maksimal|maks|max|paling banyak|sampai|sampai dengan|tidak lebih dari|maksimum|sebanyak banyaknya|paling tinggi',
);
const MORE_THAN = phrases(
  '>|lebih dari|di atas|diatas|lebih besar dari|melebihi|lewati dari|lebih banyak dari|labih dari|melewati',
);
const UPWARDS = phrases('ke atas|keatas|+|atau lebih|ke atas');
const DOWNWARDS = phrases('ke bawah|kebawah|atau kurang');

/** Tells whether words stand at a place. */
function phraseAt(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((word, step) => {
    const token = tokens[at + step];
    return token?.kind === 'word' && token.word === word;
  });
}

/** Reads a bound around the only figure; undefined when there is none. Both ends are included. */
export function readBound(tokens: readonly Token[]): Bound | undefined {
  const places = tokens.flatMap((token, at) => (token.kind === 'figure' ? [at] : []));
  const [at] = places;
  const figure = at === undefined ? undefined : tokens[at];
  if (at === undefined || places.length !== 1 || figure?.kind !== 'figure') return undefined;
  const { value } = figure;
  const step = Number.isInteger(value) ? 1 : 0;
  const before = (lists: readonly (readonly string[])[]): boolean =>
    lists.some((words) => words.length <= at && phraseAt(tokens, at - words.length, words));
  const after = (lists: readonly (readonly string[])[]): boolean =>
    lists.some((words) => phraseAt(tokens, at + 1, words));
  // The longer phrases hold the shorter ones: tidak kurang dari, tidak sampai, tidak lebih dari.
  if (before(AT_LEAST)) return { from: value, to: null };
  if (before(LESS_THAN)) return upTo(value - step);
  if (before(AT_MOST)) return upTo(value);
  if (before(MORE_THAN)) return { from: value + step, to: null };
  if (after(UPWARDS)) return { from: value, to: null };
  return after(DOWNWARDS) ? upTo(value) : undefined;
}

function upTo(value: number): Bound | undefined {
  return value < 0 ? undefined : { from: 0, to: value };
}
