// Reads the parts of a message that answers several short questions: by the name in front ("tahapan 3"), by the order of the
// questions, or by what a part can only be. What belongs to no question is given back as it was typed; nothing is guessed.
import type { Item } from '../../edition/definition.ts';
import { type Day } from '../../edition/items/date.ts';
import { readAnswer } from '../../edition/items/index.ts';
import {
  bareLabelWords,
  betweenAnswers,
  linkWordFirst,
  smallWordFirst,
  withoutOwner,
} from '../../language/filling-words.ts';
import { matchKey } from '../../language/index.ts';
import type { Line } from './answer-lines.ts';

/** Answers with the questions they belong to, and the parts that belong to none. */
export interface PartsRead {
  readonly lines: readonly Line[];
  readonly unread: readonly string[];
}

/** What is longer is no short answer. */
const LONGEST_PART = 200;
/** What has more parts is a text, of which no part is taken. */
const MOST_PARTS = 100;
/** A part of so many words that is no answer makes a sentence of the whole, of which no part is taken. */
const SENTENCE = 9;

/** Reads the parts; null for a message that is an answer like any other, or a line for each question. */
export function readParts(asked: readonly Item[], text: string, today: Day): PartsRead | null {
  const isLines = text.includes('\n');
  const [first] = asked;
  if (first === undefined) return null;
  const reader = readerOf(asked, today);
  const pieces = text
    .split(isLines ? '\n' : /[,;]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (pieces.length > MOST_PARTS) return null;
  const parts = pieces.flatMap((part) => (isLines ? [part] : withoutAnd(asked, part, reader)));
  if (parts.length === 0 || parts.some((part) => part.length > LONGEST_PART)) return null;
  const named = parts.map((part) => reader.named(part));
  const names = named.some((one) => one !== null);
  if (parts.length === 1) return onlyOne(first, parts[0] ?? '', named[0] ?? null, reader);
  if (isLines) return named.every((one) => one !== null) ? sorted(asked, parts, reader) : null;
  if (parts.length > asked.length) return names ? sorted(asked, parts, reader) : null;
  const leading = asked.slice(0, parts.length);
  // A text takes anything: that all of them fit says something only where one of them could have failed.
  const tells = !names && leading.some(isPicky);
  if (tells && leading.every((item, at) => reader.fits(item, parts[at] ?? '')))
    return {
      lines: leading.map((item, at) => ({ item, text: withoutSmallWords(parts[at] ?? '') })),
      unread: [],
    };
  const read = sorted(asked, parts, reader);
  if (names || read.unread.length === 0) return read;
  const forOthers = parts.some(
    (part) =>
      asked.some((item) => item !== first && isPicky(item) && reader.fits(item, part)) &&
      (!isPicky(first) || !reader.fits(first, part)),
  );
  // Commas stand in an answer to the first question too.
  const ofFirst = !isPicky(first) || reader.fits(first, text);
  return forOthers || (read.lines.length > 0 && !ofFirst) ? read : null;
}

/** True for an item that not every text answers. */
const isPicky = (item: Item): boolean => item.kind === 'field' && item.value.type !== 'text';

/** "sudah diterapkan" says no more than "diterapkan". */
const withoutSmallWords = (part: string): string => part.replace(smallWordFirst, '');

/** The parts of a message whose first one answers another item than those that are open, by its name. */
export interface PartsOfOthers {
  readonly lines: readonly Line[];
  readonly unread: readonly string[];
}

/**
 * Reads a short message at an open text of which the first part names another item and answers it: "tahapan 3, jenis
 * nonsens". Null for any other: a text may be anything, and only a first part that is understood says otherwise.
 */
export function readPartsOfOthers(
  open: readonly Item[],
  others: readonly Item[],
  text: string,
  today: Day,
): PartsOfOthers | null {
  const parts = text
    .split(/[,;\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (text.length > LONGEST_PART || parts.length === 0) return null;
  if (parts.some((part) => wordsOf(part).length > SENTENCE)) return null;
  const told = others.filter((item) => isPicky(item) && !open.includes(item));
  const reader = readerOf([...open, ...told], today);
  const read = parts.map((part) => {
    const line = reader.named(part);
    return line !== null &&
      told.includes(line.item) &&
      (!takesAnyWords(line.item) || isLabelled(part, line.item)) &&
      reader.fits(line.item, line.text)
      ? line
      : null;
  });
  if (read[0] === null || read[0] === undefined) return null;
  return {
    lines: read.flatMap((line) => line ?? []),
    unread: parts.filter((_, at) => read[at] === null),
  };
}

const takesAnyWords = (item: Item): boolean =>
  item.kind === 'field' && item.value.type === 'longtext';

/** The whole name with a sign behind it: "Tujuan kami ..." is the beginning of a text, "Tujuan Inovasi: ..." names an item. */
const isLabelled = (part: string, { label }: Item): boolean => {
  const [name, sign] = part.split(/([:=])/u, 2);
  return sign !== undefined && matchKey(name ?? '') === matchKey(label);
};

interface Reader {
  /** The item whose name stands in front, with what follows it; null where none does. */
  readonly named: (part: string) => Line | null;
  readonly fits: (item: Item, part: string) => boolean;
}

function readerOf(asked: readonly Item[], today: Day): Reader {
  const words = new Map(asked.map((item) => [item, wordsOf(item.label)]));
  const ofAny = [...words.values()].flat();
  const kindOf = (item: Item, part: string): string =>
    item.kind === 'field' ? readAnswer(item, withoutSmallWords(part), today).kind : 'none';
  const fits = (item: Item, part: string): boolean =>
    ['value', 'confirm'].includes(kindOf(item, part));
  return {
    fits,
    named: (part) => {
      // Most parts begin with no name at all.
      if (wordFirst(part, ofAny) === null) return null;
      const lines = asked.flatMap((item) => {
        const of = words.get(item) ?? [];
        const others = asked.flatMap((one) => (one === item ? [] : (words.get(one) ?? [])));
        const found = behindName(
          part,
          of,
          (word) => !others.includes(word) && !bareLabelWords.has(word),
        );
        // "Program Indonesia Pintar" answers the open "Program PKPN": a text may begin with a word of its own question.
        const rest = item === asked[0] && !isPicky(item) && !found.whole ? null : found.rest;
        return rest === null ? [] : [{ item, text: rest }];
      });
      const [one] = lines;
      if (one === undefined || lines.length > 1) return null;
      // "Inovasi Pelayanan Publik" is an option, whatever its first word names.
      return !fits(one.item, one.text) && asked.some((item) => isPicky(item) && fits(item, part))
        ? null
        : one;
    },
  };
}

const wordsOf = (text: string): readonly string[] =>
  matchKey(text)
    .split(' ')
    .filter((word) => word !== '');

/**
 * What follows the name of an item; null where no word that is its own stands in front, or nothing follows. `whole`: all of
 * the name stands there, or a sign that ends it.
 */
function behindName(
  part: string,
  label: readonly string[],
  isOwn: (word: string) => boolean,
): { readonly rest: string | null; readonly whole: boolean } {
  let rest = part;
  let own = false;
  let isSigned = false;
  const names = new Set<string>();
  for (;;) {
    const first = wordFirst(rest, label);
    if (first === null) break;
    own ||= isOwn(first.word);
    isSigned ||= /[:=]/u.test(first.whole);
    names.add(first.word);
    rest = rest.slice(first.whole.length);
  }
  const said = rest.replace(linkWordFirst, '').trim();
  return {
    rest: own && said !== '' ? said : null,
    whole: isSigned || label.every((word) => names.has(word)),
  };
}

/** The word of these that stands in front, and all that it takes there with its sign; null where none does. */
function wordFirst(
  text: string,
  words: readonly string[],
): { readonly word: string; readonly whole: string } | null {
  const [whole = '', typed = ''] = /^(\p{L}+)[\s:=]*/u.exec(text) ?? [];
  const word = [typed, withoutOwner(typed)]
    .map((one) => matchKey(one))
    .find((one) => words.includes(one));
  return whole === '' || word === undefined ? null : { word, whole };
}

/** "digital dan sudah diterapkan": two parts where each is the answer to one item, and to another one. */
function withoutAnd(asked: readonly Item[], part: string, reader: Reader): readonly string[] {
  if (part.length > LONGEST_PART) return [part];
  const pieces = part.split(betweenAnswers);
  const fitting = (piece: string): readonly Item[] => {
    const named = reader.named(piece);
    if (named !== null) return reader.fits(named.item, named.text) ? [named.item] : [];
    return asked.filter((item) => isPicky(item) && reader.fits(item, piece));
  };
  if (pieces.length < 2) return [part];
  const items = pieces.map((piece) => fitting(piece));
  const sure = items.every((some) => some.length === 1);
  return sure && new Set(items.flat()).size === pieces.length ? pieces : [part];
}

function onlyOne(
  first: Item,
  part: string,
  named: Line | null,
  { fits }: Reader,
): PartsRead | null {
  if (named === null || named.item === first || !isPicky(first) || fits(first, part)) return null;
  if (fits(named.item, named.text)) return { lines: [named], unread: [] };
  return wordsOf(part).length > SENTENCE ? null : { lines: [], unread: [part] };
}

/** Parts by the name in front, else by the one item that they can be an answer to. */
function sorted(asked: readonly Item[], parts: readonly string[], reader: Reader): PartsRead {
  const lines = new Map<Item, string>();
  const unread: string[] = [];
  const twice = new Set<Item>();
  const take = (item: Item, text: string): void => {
    if (lines.has(item)) twice.add(item);
    else lines.set(item, text);
  };
  const loose = parts.filter((part) => {
    const named = reader.named(part);
    if (named === null) return true;
    if (reader.fits(named.item, named.text)) take(named.item, withoutSmallWords(named.text));
    else unread.push(part);
    return false;
  });
  // Any text would do for an item of text, so such a one takes no part in sorting.
  const left = asked.filter((item) => isPicky(item) && !lines.has(item));
  for (const part of loose) {
    const [only, ...others] = left.filter((item) => reader.fits(item, part));
    if (only === undefined || others.length > 0) unread.push(part);
    else take(only, withoutSmallWords(part));
  }
  const textOpen = asked.some((item) => !isPicky(item) && !lines.has(item));
  const isSentence = unread.some((part) => wordsOf(part).length > SENTENCE);
  // What was not understood could be the answer to a text, and two answers to one question are none: nothing is taken then.
  const none = unread.length > 0 && (textOpen || isSentence);
  return {
    lines: [...lines].flatMap(([item, text]) => (none || twice.has(item) ? [] : [{ item, text }])),
    unread: parts.filter(
      (part) =>
        unread.includes(part) ||
        [...twice].some((item) => reader.fits(item, reader.named(part)?.text ?? part)),
    ),
  };
}
