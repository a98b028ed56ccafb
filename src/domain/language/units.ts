// Finds a unit by what people call it: name, short form, alias, former name, with slips.
// Never accepts a look-alike: an exact find needs every letter to be the same.
import { matchKey } from './clean.ts';
import { distance } from './distance.ts';
import { UNIT_COMMON, UNIT_NOISE, UNIT_SHORT_FORMS } from './unit-words.ts';
import { region } from '../region.ts';
import { trimEndOf } from '../trimming.ts';

/** What the search needs of a unit. */
export type UnitNames = {
  readonly id: string;
  readonly name: string;
  readonly short?: string | null;
  readonly aliases: readonly string[];
  readonly former: readonly string[];
};

/** The outcome of a search: one unit for sure, up to five to choose from (best first), or none. */
export type UnitSearch =
  | { kind: 'exact'; id: string; via: 'name' | 'short' | 'alias' | 'former' }
  | { kind: 'candidates'; ids: string[] }
  | { kind: 'none' };

type Via = 'name' | 'short' | 'alias' | 'former';
type Known = { place: number; via: Via };
type Form = {
  place: number;
  words: readonly string[];
  joined: string;
  initials: string;
  former: boolean;
};
type Index = { exact: ReadonlyMap<string, readonly Known[]>; forms: readonly Form[] };

const MAX_LENGTH = 200;
const MAX_FOUND = 5;
const ENOUGH = 0.55;
const noise = new Set(UNIT_NOISE.split(' '));
const common = new Set(UNIT_COMMON.split(' '));
const CACHE = new WeakMap<readonly UnitNames[], Index>();

/** Searches the register of units for what a person typed. */
export function searchUnits(units: readonly UnitNames[], text: string): UnitSearch {
  const found = findUnits(units, text);
  if (found === null) return { kind: 'none' };
  if (found.sure !== null) return found.sure;
  const ids = rank(indexOf(units), found.words, found.exact).flatMap(
    (place) => units[place]?.id ?? [],
  );
  return ids.length === 0 ? { kind: 'none' } : { kind: 'candidates', ids };
}

/** The unit that a text names for sure; null where it names none, several or one that is only alike, which nobody looks for here. */
export function unitNamed(units: readonly UnitNames[], text: string): string | null {
  return findUnits(units, text)?.sure?.id ?? null;
}

/** The units of which every letter is the same; null where a text is too long to be a name, or says nothing. */
function findUnits(
  units: readonly UnitNames[],
  text: string,
): {
  readonly words: readonly string[];
  readonly exact: readonly Known[];
  readonly sure: Extract<UnitSearch, { kind: 'exact' }> | null;
} | null {
  const short = text.slice(0, MAX_LENGTH + 1);
  const words = short.length > MAX_LENGTH ? [] : wordsOf(short);
  if (words.length === 0) return null;
  const exact = findExact(indexOf(units), words, rawJoined(short));
  const [only] = exact;
  const id = only === undefined || exact.length > 1 ? undefined : units[only.place]?.id;
  const sure =
    only === undefined || id === undefined ? null : { kind: 'exact' as const, id, via: only.via };
  return { words, exact, sure };
}

/**
 * Words of the region's own name, which belong to no unit: "Dinas Kesehatan Kota Sawahlunto". Of a place of several words
 * the level alone is one: "Barat" may tell two units apart.
 */
function regionWords(): ReadonlySet<string> {
  const { district } = region();
  if (named.district !== district) {
    const words = split(district);
    named = { district, words: new Set(words.length > 2 ? words.slice(0, 1) : words) };
  }
  return named.words;
}
let named: { readonly district: string; readonly words: ReadonlySet<string> } = {
  district: '',
  words: new Set(),
};

/** Words that belong to a unit's name wherever they follow it. */
const placeWords = (): ReadonlySet<string> => new Set(['kabupaten', 'kab', ...regionWords()]);

/**
 * Finds the unit that a text begins with, and what stands behind it as typed. The longest beginning that is a unit for
 * sure counts; a colon or the end of the line may close it. Null when the text begins with none.
 */
export function leadingUnit(
  units: readonly UnitNames[],
  text: string,
): { readonly id: string; readonly rest: string } | null {
  const typed = [...text.slice(0, MAX_LENGTH).matchAll(/\S+/gu)].slice(0, 12);
  const endOf = (count: number): number => {
    const word = typed[count - 1];
    return word === undefined ? 0 : word.index + word[0].length;
  };
  const at = (count: number): string | null =>
    unitNamed(units, trimEndOf(text.slice(0, endOf(count)), ':,.;'));
  for (let count = typed.length; count >= 1; count--) {
    const id = at(count);
    if (id === null) continue;
    let kept = count;
    // Words that name nothing (untuk, yang) belong to the message, not to the name before it.
    while (kept > 1 && at(kept - 1) === id) {
      const word = matchKey(typed[kept - 1]?.[0] ?? '');
      if (placeWords().has(word.replace(/[^\p{L}]/gu, ''))) break;
      kept -= 1;
    }
    return {
      id,
      rest: text
        .slice(endOf(kept))
        .replace(/^[\s:,.;–—-]+/u, '')
        .trim(),
    };
  }
  return null;
}

function indexOf(units: readonly UnitNames[]): Index {
  const known = CACHE.get(units);
  if (known !== undefined) return known;
  const exact = new Map<string, Known[]>();
  const forms: Form[] = [];
  for (const [place, unit] of units.entries()) {
    const names: [Via, string][] = [['name', unit.name]];
    if (typeof unit.short === 'string') names.push(['short', unit.short]);
    for (const alias of unit.aliases) names.push(['alias', alias]);
    for (const former of unit.former) names.push(['former', former]);
    for (const [via, name] of names) {
      const words = wordsOf(name);
      for (const key of new Set([rawJoined(name), words.join('')])) {
        const list = exact.get(key) ?? [];
        if (key !== '' && !list.some((other) => other.place === place))
          exact.set(key, [...list, { place, via }]);
      }
      if (words.length > 0) {
        forms.push({
          place,
          words,
          joined: words.join(''),
          initials: initialsOf(name),
          former: via === 'former',
        });
      }
    }
  }
  const index = { exact, forms };
  CACHE.set(units, index);
  return index;
}

function split(name: string): string[] {
  return matchKey(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function rawJoined(name: string): string {
  return split(name).join('');
}

// Words that tell units apart, short forms written out.
function wordsOf(name: string): string[] {
  const words: string[] = [];
  const parts = split(name);
  const ofRegion = regionWords();
  for (let at = 0; at < parts.length; at++) {
    const pair = UNIT_SHORT_FORMS.get(`${parts[at] ?? ''}${parts[at + 1] ?? ''}`);
    const one = UNIT_SHORT_FORMS.get(parts[at] ?? '');
    if (pair !== undefined && parts[at + 1] !== undefined) at++;
    for (const word of (pair ?? one ?? parts[at] ?? '').split(' ')) {
      if (!noise.has(word) && !ofRegion.has(word) && word !== words.at(-1)) words.push(word);
    }
  }
  return words;
}

function initialsOf(name: string): string {
  return split(name)
    .filter((word) => word !== 'dan')
    .map((word) => word[0] ?? '')
    .join('');
}

function findExact(index: Index, words: readonly string[], raw: string): readonly Known[] {
  const typed = index.exact.get(raw);
  // A name that was typed in full wins over another unit's expanded short form.
  if (typed !== undefined && typed.length === 1) return typed;
  const expanded = index.exact.get(words.join('')) ?? [];
  const viaShort = expanded.map((known) =>
    known.via === 'name' && !sameWords(words, raw) ? { ...known, via: 'alias' as const } : known,
  );
  return typed ?? viaShort;
}

// Whether leaving out noise changed the words; a short form written out did.
function sameWords(words: readonly string[], raw: string): boolean {
  return words.every((word) => raw.includes(word));
}

function rank(index: Index, words: readonly string[], exact: readonly Known[]): number[] {
  const scores = new Map<number, number>(exact.map(({ place }) => [place, 2]));
  const joined = words.join('');
  const spaced = spacings(words);
  for (const form of index.forms) {
    const score =
      Math.max(...spaced.map((spelt) => similarity(spelt, joined, form)), initials(joined, form)) -
      (form.former ? 0.02 : 0);
    if (score >= ENOUGH && score > (scores.get(form.place) ?? 0)) scores.set(form.place, score);
  }
  return [...scores]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MAX_FOUND)
    .map(([place]) => place);
}

// The words as typed, and with each two neighbours written as one: batu mandi, batumandi.
function spacings(words: readonly string[]): readonly (readonly string[])[] {
  const pairs = words
    .slice(1)
    .map((word, at) => [
      ...words.slice(0, at),
      `${words[at] ?? ''}${word}`,
      ...words.slice(at + 2),
    ]);
  return words.length > 6 ? [words] : [words, ...pairs];
}

function initials(joined: string, form: Form): number {
  if (joined.length < 3) return 0;
  if (form.initials === joined) return 0.95;
  return form.initials.startsWith(joined) || form.initials.slice(1).startsWith(joined) ? 0.7 : 0;
}

function similarity(words: readonly string[], joined: string, form: Form): number {
  const slips = joined.length >= 10 ? 3 : joined.length >= 6 ? 2 : joined.length >= 4 ? 1 : 0;
  const away = distance(joined, form.joined, slips);
  const whole = away <= slips ? 1 - away * 0.07 : 0;
  let weight = 0;
  let met = 0;
  let telling = 0;
  for (const word of words) {
    const heavy = common.has(word) ? 0.25 : 1;
    const best = Math.max(
      ...form.words.map((other) => likeness(word, other)),
      bridged(word, form.words),
    );
    weight += heavy;
    met += heavy * best;
    if (heavy === 1) telling = Math.max(telling, best);
  }
  // Shared words such as `dinas` alone point at nobody, unless nothing else was typed.
  const onlyCommon = words.every((word) => common.has(word));
  if (telling < 0.6 && !onlyCommon) return whole;
  const covered = Math.min(1, words.length / form.words.length);
  return Math.max(whole, (met / weight) * 0.9 + covered * 0.08);
}

function likeness(typed: string, other: string): number {
  if (typed === other) return 1;
  if (typed.length >= 3 && other.startsWith(typed)) return 0.85;
  const limit = typed.length >= 7 ? 2 : typed.length >= 4 ? 1 : 0;
  const away = limit === 0 ? 1 : distance(typed, other, limit);
  return away <= limit ? 0.9 - away * 0.1 : 0;
}

// `batumandi` for `batu mandi`: a typed word may be two words of the name.
function bridged(typed: string, words: readonly string[]): number {
  for (let at = 0; at + 1 < words.length; at++) {
    if (typed.length >= 6 && distance(typed, `${words[at] ?? ''}${words[at + 1] ?? ''}`, 1) <= 1)
      return 0.9;
  }
  return 0;
}
