// Reads an answer as one or several of numbered options: by number, label, synonym or near match.
// Never picks silently when two options fit or when only part of a word does.
import { type Compiled, compileOptions, type Option } from './choice-options.ts';
import { readNumbers } from './choice-numbers.ts';
import { CHOICE_FILLER, DO_NOT_KNOW } from './choice-words.ts';
import { matchKey, visible } from './clean.ts';
import { distance } from './distance.ts';
import { plainWords, rawWords, squeeze, withoutAddress } from './words.ts';

export type { Option } from './choice-options.ts';

/** What an answer picks; codes stand in the order of the options. */
export type ChoiceReading =
  | { kind: 'picked'; codes: string[]; confirm: boolean }
  /** More than one where one is allowed: ask which. */
  | { kind: 'several'; codes: string[] }
  /** The person does not know. */
  | { kind: 'unknown_answer' }
  | { kind: 'none' };

type Hit = { option: number; sure: boolean; negated: boolean; doubted: boolean };

const NONE: ChoiceReading = { kind: 'none' };
const MAX_LENGTH = 200;
const NEGATIONS = new Set(['bukan', 'tidak', 'belum', 'jangan', 'non', 'tanpa']);
const filler = new Set(plainWords(CHOICE_FILLER.split(' ').map(squeeze)));
const doNotKnow = new Set(
  DO_NOT_KNOW.split('|').map((phrase) => plainWords(rawWords(phrase)).join(' ')),
);

/** Reads `text` as a choice among `options`; with `many` a list of them is allowed. */
export function readChoice(
  text: string,
  options: readonly Option[],
  opts: { many?: boolean } = {},
): ChoiceReading {
  const short = visible(text.slice(0, MAX_LENGTH + 1)).trim();
  if (short === '' || short.length > MAX_LENGTH) return NONE;
  const many = opts.many === true;
  const compiled = compileOptions(options);
  const label = compiled.labels.get(matchKey(short));
  if (label !== undefined) return picked([label], options, false, many);
  const numbers = readNumbers(short, options.length);
  if (numbers.kind === 'bad') return NONE;
  if (numbers.kind === 'numbers')
    return byNumber(
      numbers.places,
      numbers.rest,
      // "2?" asks, and "1. 2" may be a line with its number.
      numbers.confirm || short.includes('?') || /^\d+\s*[.):]\s+\d+$/u.test(short),
      compiled,
      options,
      many,
    );
  return byWords(short, compiled, options, many);
}

function picked(
  places: readonly number[],
  options: readonly Option[],
  confirm: boolean,
  many: boolean,
): ChoiceReading {
  const codes = options.filter((_, place) => places.includes(place)).map((option) => option.code);
  if (codes.length === 0) return NONE;
  if (codes.length > 1 && !many) return { kind: 'several', codes };
  return { kind: 'picked', codes, confirm };
}

// `1. Inisiatif` repeats a line of the list: number and words must agree.
function byNumber(
  places: readonly number[],
  rest: string,
  confirm: boolean,
  compiled: Compiled,
  options: readonly Option[],
  many: boolean,
): ChoiceReading {
  const words = plainWords(withoutAddress(rawWords(rest.toLowerCase()))).filter(
    (word) => !filler.has(word),
  );
  if (words.length === 0) return picked(places, options, confirm, many);
  const said = byWords(rest, compiled, options, many);
  if (said.kind === 'none' || said.kind === 'unknown_answer') return NONE;
  const both = [
    ...places,
    ...said.codes.map((code) => options.findIndex((option) => option.code === code)),
  ];
  return new Set(both).size === 1
    ? picked(both, options, confirm, many)
    : { kind: 'several', codes: codesOf(both, options) };
}

function byWords(
  text: string,
  compiled: Compiled,
  options: readonly Option[],
  many: boolean,
): ChoiceReading {
  const raw = rawWords(matchKey(text));
  const words = plainWords(withoutAddress(raw));
  const whole = plainWords(raw).join(' ');
  const named = compiled.phrases.get(whole) ?? compiled.phrases.get(words.join(' '));
  if (named?.length === 1 && named[0] !== undefined)
    return picked([named[0].option], options, !named[0].sure || text.includes('?'), many);
  if (doNotKnow.has(words.join(' ')) || doNotKnow.has(whole) || /^\?+$/u.test(text.trim()))
    return { kind: 'unknown_answer' };
  if (words.length === 2 && words[0] === 'tidak' && words[1] === 'tahu')
    return { kind: 'unknown_answer' };
  const { hits, strange } = scan(words, compiled);
  const wanted = hits.filter((hit) => !hit.negated);
  if (hits.length === 0) {
    if (
      words.every((word) => ['semua', 'kedua', 'keduanya', 'dua', 'duanya'].includes(word)) &&
      words.length > 0
    ) {
      return words[0] !== 'semua' && options.length !== 2
        ? NONE
        : picked(
            options.map((_, place) => place),
            options,
            false,
            many,
          );
    }
    return near(words, compiled, options, many);
  }
  if (strange > 6) return NONE;
  if (wanted.length === 0) return opposite(hits, options, strange);
  // What was surely named outweighs a word that only suggests an option.
  const sure = wanted.filter((hit) => hit.sure);
  const used = sure.length > 0 && !many ? sure : wanted;
  const places = [...new Set(used.map((hit) => hit.option))];
  const confirm =
    strange > 1 ||
    sure.length < wanted.length ||
    new Set(wanted.map((hit) => hit.option)).size > places.length ||
    text.includes('?');
  return picked(places, options, confirm, many);
}

// `bukan digital` leaves the other of two; among more it leaves a question.
function opposite(
  hits: readonly Hit[],
  options: readonly Option[],
  strange: number,
): ChoiceReading {
  const refused = new Set(hits.map((hit) => hit.option));
  const left = options.filter((_, place) => !refused.has(place));
  const [other] = left;
  if (options.length !== 2 || left.length !== 1 || other === undefined) return NONE;
  return {
    kind: 'picked',
    codes: [other.code],
    confirm: strange > 0 || hits.some((hit) => hit.doubted || !hit.sure),
  };
}

function scan(words: readonly string[], compiled: Compiled): { hits: Hit[]; strange: number } {
  const hits: Hit[] = [];
  let strange = 0;
  let negation: string | undefined;
  for (let at = 0; at < words.length;) {
    let taken = 0;
    for (let length = Math.min(compiled.longest, words.length - at); length > 0; length--) {
      const found = compiled.phrases.get(words.slice(at, at + length).join(' '));
      // A filler word alone is no choice inside a longer answer.
      if (found === undefined || (length === 1 && words.length > 1 && filler.has(words[at] ?? '')))
        continue;
      for (const phrase of found) {
        hits.push({
          ...phrase,
          negated: negation !== undefined,
          doubted: negation === 'belum' || negation === 'jangan' || negation === 'tanpa',
        });
      }
      taken = length;
      break;
    }
    const word = words[at] ?? '';
    if (taken > 0) negation = undefined;
    else if (NEGATIONS.has(word)) negation = word;
    else if (!filler.has(word) && word !== 'dan' && word !== 'atau') strange++;
    at += Math.max(1, taken);
  }
  return { hits, strange };
}

function near(
  words: readonly string[],
  compiled: Compiled,
  options: readonly Option[],
  many: boolean,
): ChoiceReading {
  const kept = words.filter((word) => !filler.has(word));
  const typed = kept.join('');
  if (typed.length < 4 || kept.length > 5) return NONE;
  const negation = kept.find((word) => NEGATIONS.has(word));
  const exact = compiled.joined.get(typed);
  if (exact !== undefined) return picked([exact.option], options, !exact.sure, many);
  let best = typed.length >= 8 ? 2 : 1;
  let found = new Set<number>();
  for (const [phrase, { option }] of compiled.joined) {
    if (phrase.length < 4 || (negation !== undefined && !phrase.startsWith(negation))) continue;
    // The beginning of a label is how people shorten it.
    const away = phrase.startsWith(typed) && phrase.length >= 6 ? 1 : distance(typed, phrase, best);
    if (away > best || (phrase.length < 5 && phrase[0] !== typed[0])) continue;
    if (away < best) found = new Set();
    best = away;
    found.add(option);
  }
  return found.size === 1
    ? picked([...found], options, true, many)
    : found.size > 1
      ? { kind: 'several', codes: codesOf([...found], options) }
      : NONE;
}

function codesOf(places: readonly number[], options: readonly Option[]): string[] {
  return options.filter((_, place) => places.includes(place)).map((option) => option.code);
}
