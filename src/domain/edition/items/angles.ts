// The grammar of two angles as people copy or type them: decimal with point or comma, degrees with minutes and seconds,
// LS/LU/BT/BB or S/N/E/W, in front or behind, with or without names. It must use up the whole text: what is left over
// makes the whole unreadable. It knows no place and judges no value.
import { isAddress, isParticle } from '../../language/index.ts';

/** One angle in degrees. `axis`: which one it is, where that was said; `named`: its side was said, so the sign is certain. */
export interface Angle {
  readonly value: number;
  readonly axis: 'lat' | 'lon' | null;
  readonly named: boolean;
}

type Axis = 'lat' | 'lon';
type Mark = 'degree' | 'minute' | 'second';
type Token =
  | { readonly is: 'number'; readonly value: number; readonly whole: boolean }
  | { readonly is: 'mark'; readonly mark: Mark }
  | { readonly is: 'side'; readonly axis: Axis; readonly sign: 1 | -1 }
  | { readonly is: 'axis'; readonly axis: Axis }
  | { readonly is: 'sign'; readonly sign: 1 | -1 }
  | { readonly is: 'break' };

const LONGEST = 200;
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/[º˚∘]/gu, '°'],
  [/["”“„″˝ʺ]|['’‘′`´ʹ＇]{2}/gu, '"'],
  [/[’‘′`´ʹ＇]/gu, "'"],
  [/[−–—﹣－]/gu, '-'],
];
const SIDES: Readonly<Record<string, readonly [Axis, 1 | -1]>> = {
  ...sides('lat', -1, 'ls s selatan south'),
  ...sides('lat', 1, 'lu u n utara north'),
  ...sides('lon', 1, 'bt t e timur east'),
  ...sides('lon', -1, 'bb b w barat west'),
};
const AXES: Readonly<Record<string, Axis>> = {
  ...axes('lat', 'lat latitude latitudo lintang'),
  ...axes('lon', 'lon long longitude longitudo lng bujur'),
};
const UNITS: Readonly<Record<string, Mark>> = {
  ...units('degree', 'd deg degree degrees derajat drajat der'),
  ...units('minute', 'm min mnt menit minute minutes'),
  ...units('second', 'dtk detik sec second seconds'),
};
/** Words that may stand around coordinates and say nothing. */
const AROUND = new Set(
  'koordinat koordinatnya titik titiknya lokasi lokasinya gps posisi posisinya peta maps adalah yaitu ada di pada tempatnya letaknya'.split(
    ' ',
  ),
);
const PART = /(\d+(?:[.,]\d+)?)|([°'"])|(\p{L}+)|([+-])|([,;/|\n]|\bdan\b)|([()[\]:=.]|\s)/uy;

/** Reads the two angles of a text, in their order; null when the text is not just that. */
export function readAngles(text: string): readonly Angle[] | null {
  if (text.length > LONGEST) return null;
  const tokens = tokensOf(text);
  if (tokens === null) return null;
  const angles = group(tokens).map(angleOf);
  return angles.length === 2 && angles.every((angle) => angle !== null) ? angles : null;
}

function tokensOf(text: string): readonly Token[] | null {
  let line = text.replace(INVISIBLE, '').trim().toLowerCase();
  for (const [signs, plain] of MARKS) line = line.replace(signs, plain);
  line = line.normalize('NFKC').replace(/\.$/u, '');
  const tokens: Token[] = [];
  PART.lastIndex = 0;
  while (PART.lastIndex < line.length) {
    const from = PART.lastIndex;
    const found = PART.exec(line);
    if (found === null) return null;
    const [, number, mark, word, sign, stop] = found;
    if (number !== undefined)
      tokens.push({ is: 'number', value: decimal(number), whole: /^\d+$/u.test(number) });
    else if (mark !== undefined)
      tokens.push({
        is: 'mark',
        mark: mark === '°' ? 'degree' : mark === "'" ? 'minute' : 'second',
      });
    else if (word !== undefined) {
      const token = wordToken(word, tokens.at(-1), line, from);
      if (token === null) return null;
      if (token !== 'nothing') tokens.push(token);
    } else if (sign !== undefined) tokens.push(signToken(sign, line, from, tokens));
    else if (stop !== undefined) tokens.push({ is: 'break' });
  }
  return tokens;
}

function wordToken(
  word: string,
  last: Token | undefined,
  line: string,
  from: number,
): Token | 'nothing' | null {
  if (word === 'dan') return { is: 'break' };
  // "lintang selatan": the axis was named already, and the side says the rest.
  const side = SIDES[word];
  // 12s right behind minutes in letters is seconds, not south.
  if (word === 's' && /\dm\d+(?:[.,]\d+)?$/u.test(line.slice(0, from)))
    return { is: 'mark', mark: 'second' };
  if (side !== undefined) return { is: 'side', axis: side[0], sign: side[1] };
  const axis = AXES[word];
  if (axis !== undefined) return { is: 'axis', axis };
  const unit = UNITS[word];
  if (unit !== undefined) return last?.is === 'number' ? { is: 'mark', mark: unit } : null;
  return AROUND.has(word) || isAddress(word) || isParticle(word) ? 'nothing' : null;
}

/** A dash with room on both sides, behind a number, parts the angles; any other belongs to the number behind it. */
function signToken(sign: string, line: string, from: number, tokens: readonly Token[]): Token {
  const parts = /\s$/u.test(line.slice(0, from)) && /^\s/u.test(line.slice(from + 1));
  if (sign === '-' && parts && tokens.some(({ is }) => is === 'number')) return { is: 'break' };
  return { is: 'sign', sign: sign === '-' ? -1 : 1 };
}

const decimal = (text: string): number => Number(text.replace(',', '.'));

interface Draft {
  readonly numbers: { value: number; whole: boolean; mark: Mark | null }[];
  axis: Axis | null;
  side: 1 | -1 | null;
  sign: 1 | -1 | null;
  closed: boolean;
  bad: boolean;
}

const empty = (): Draft => ({
  numbers: [],
  axis: null,
  side: null,
  sign: null,
  closed: false,
  bad: false,
});

function group(tokens: readonly Token[]): readonly Draft[] {
  const drafts: Draft[] = [empty()];
  const now = (): Draft => drafts.at(-1) ?? empty();
  const next = (): Draft => {
    const draft = empty();
    drafts.push(draft);
    return draft;
  };
  for (const token of tokens) {
    const open = now();
    switch (token.is) {
      case 'break':
        if (open.numbers.length > 0) open.closed = true;
        break;
      case 'sign': {
        const draft = open.numbers.length > 0 ? next() : open;
        if (draft.sign !== null) draft.bad = true;
        draft.sign = token.sign;
        break;
      }
      case 'axis': {
        const draft = open.numbers.length > 0 ? behindOrNext(open, next, tokens, token) : open;
        if (draft.axis !== null && draft.axis !== token.axis) draft.bad = true;
        draft.axis = token.axis;
        break;
      }
      case 'side': {
        const draft =
          open.numbers.length > 0 && (open.side !== null || open.closed) ? next() : open;
        if (draft.side !== null || (draft.axis !== null && draft.axis !== token.axis))
          draft.bad = true;
        draft.axis = token.axis;
        draft.side = token.sign;
        if (draft.numbers.length > 0 && !leads(drafts)) draft.closed = true;
        break;
      }
      case 'number': {
        const last = open.numbers.at(-1);
        const more =
          !open.closed &&
          (last === undefined || (last.whole && (last.mark !== null || open.numbers.length < 3)));
        const draft = more ? open : next();
        draft.numbers.push({ value: token.value, whole: token.whole, mark: null });
        break;
      }
      case 'mark': {
        const last = open.numbers.at(-1);
        if (last === undefined || last.mark !== null) open.bad = true;
        else if (token.mark === 'degree' && open.numbers.length > 1) {
          open.numbers.pop();
          next().numbers.push({ ...last, mark: 'degree' });
        } else last.mark = token.mark;
        break;
      }
    }
  }
  return splitBare(drafts);
}

/** An axis named after the numbers belongs to them where nothing named them before; else it begins the next angle. */
function behindOrNext(
  open: Draft,
  next: () => Draft,
  tokens: readonly Token[],
  token: Token,
): Draft {
  const first = tokens.findIndex(({ is }) => is === 'axis' || is === 'side');
  const number = tokens.findIndex(({ is }) => is === 'number');
  const behind = number < first && open.axis === null && !open.closed;
  return behind && token.is === 'axis' ? open : next();
}

/** True where sides stand in front of their numbers. */
const leads = (drafts: readonly Draft[]): boolean => {
  const [first] = drafts;
  return first !== undefined && first.side !== null && first.numbers.length === 0;
};

/** Two bare numbers without anything between them are two angles. */
function splitBare(drafts: readonly Draft[]): readonly Draft[] {
  // What names a side without a number makes the whole unreadable, as anything does that is left over.
  const filled = drafts.filter(
    ({ numbers, bad, axis, side, sign }) =>
      numbers.length > 0 || bad || axis !== null || side !== null || sign !== null,
  );
  const [only] = filled;
  if (filled.length !== 1 || only === undefined || only.numbers.length !== 2) return filled;
  const [first, second] = only.numbers;
  if (first === undefined || second === undefined) return filled;
  if (first.mark !== null || second.mark !== null || only.side !== null) return filled;
  return [
    { ...only, numbers: [first], axis: null },
    { ...empty(), numbers: [second] },
  ];
}

const ORDER: readonly Mark[] = ['degree', 'minute', 'second'];

function angleOf({ numbers, axis, side, sign, bad }: Draft): Angle | null {
  if (bad || numbers.length === 0 || numbers.length > 3) return null;
  if (numbers.some(({ mark }, at) => mark !== null && mark !== ORDER[at])) return null;
  if (numbers.slice(0, -1).some(({ whole }) => !whole)) return null;
  if (numbers.slice(1).some(({ value }) => value >= 60)) return null;
  // Without marks only three numbers with a side are degrees, minutes and seconds.
  const bare = numbers.length > 1 && numbers.every(({ mark }) => mark === null);
  if (bare && (side === null || numbers.length < 3)) return null;
  const size = numbers.reduce((sum, { value }, at) => sum + value / 60 ** at, 0);
  if (side !== null && sign !== null && sign !== side) return null;
  return { value: size * (side ?? sign ?? 1), axis, named: side !== null || sign !== null };
}

function sides(axis: Axis, sign: 1 | -1, words: string): Record<string, readonly [Axis, 1 | -1]> {
  return Object.fromEntries(words.split(' ').map((word) => [word, [axis, sign] as const]));
}

function axes(axis: Axis, words: string): Record<string, Axis> {
  return Object.fromEntries(words.split(' ').map((word) => [word, axis]));
}

function units(mark: Mark, words: string): Record<string, Mark> {
  return Object.fromEntries(words.split(' ').map((word) => [word, mark]));
}
