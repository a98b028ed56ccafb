// To which of several questions each line of one message belongs. Numbers in front of the lines are judged for the whole
// message: they are the numbers of the items, a count of the lines, or part of the answers. Where more than one of these
// reads well and they differ, none is taken.
import type { Item, ItemId } from '../../edition/definition.ts';

/** A line of an answer with the question it belongs to. */
export interface Line {
  readonly item: Item;
  readonly text: string;
}

/** What a message was read as. `several`: the numbers could be meant in two ways. */
export type LinesRead =
  | { readonly kind: 'lines'; readonly lines: readonly Line[] }
  | { readonly kind: 'too_many' }
  | { readonly kind: 'several' };

interface Prefixed {
  readonly line: string;
  /** The number in front; null where there is none. */
  readonly number: number | null;
  /** A colon behind the number: nobody counts lines that way. */
  readonly colon: boolean;
  readonly rest: string;
}

const PREFIX = /^(\d{1,3})(?:(\s*[:=]\s*)|\s*[.)]\s+|\s*[-–]\s+)(\S.*)$/u;

/**
 * Reads an answer line by line. `reads` gives what a text means as an answer to an item; null where it is none. Of two
 * lines for one question the later counts.
 */
export function readLines(
  asked: readonly Item[],
  numberOf: ReadonlyMap<ItemId, number>,
  text: string,
  reads: (item: Item, text: string) => string | null,
): LinesRead {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(prefixed);
  const named = (number: number | null): Item | undefined =>
    asked.find(({ id }) => numberOf.get(id) === number);
  const own = byItem(asked, lines, named);
  // Nobody counts lines with a colon.
  if (own !== null && lines.every(({ number, colon }) => colon || named(number) === undefined))
    return { kind: 'lines', lines: own };
  const ways = [
    own,
    byCount(asked, lines),
    inOrder(
      asked,
      lines.map(({ line }) => line),
    ),
  ].filter((way) => way !== null);
  const [only] = ways;
  if (only === undefined) return { kind: 'too_many' };
  const numbered = lines.some(({ number }) => number !== null);
  if (ways.length === 1 || !numbered) return { kind: 'lines', lines: only };
  const meant = new Map(
    ways.toReversed().flatMap((way) => {
      const meanings = way.map(({ item, text: line }) => [item.id, reads(item, line)]);
      return meanings.some(([, meaning]) => meaning === null)
        ? []
        : [[JSON.stringify(meanings), way] as const];
    }),
  );
  const [first] = meant.values();
  return meant.size > 1 ? { kind: 'several' } : { kind: 'lines', lines: first ?? only };
}

function prefixed(line: string): Prefixed {
  const [, number, colon, rest = ''] = PREFIX.exec(line) ?? [];
  return {
    line,
    number: number === undefined ? null : Number(number),
    colon: colon !== undefined,
    rest,
  };
}

/** Numbers are those of the items: where every line has one, or those that have one say so with a colon. */
function byItem(
  asked: readonly Item[],
  lines: readonly Prefixed[],
  named: (number: number | null) => Item | undefined,
): readonly Line[] | null {
  const own = lines.filter(({ number }) => named(number) !== undefined);
  if (own.length === 0) return null;
  if (own.length < lines.length && !own.every(({ colon }) => colon)) return null;
  const texts = new Map(own.flatMap(({ number, rest }) => pair(named(number), rest)));
  const left = asked.filter(({ id }) => !texts.has(id));
  const loose = lines.filter(({ number }) => named(number) === undefined);
  if (loose.length > left.length) return null;
  for (const [at, { line }] of loose.entries()) texts.set(left[at]?.id ?? '', line);
  return linesOf(asked, texts);
}

const pair = (item: Item | undefined, text: string): [ItemId, string][] =>
  item === undefined ? [] : [[item.id, text]];

/** Numbers count the lines from 1. */
function byCount(asked: readonly Item[], lines: readonly Prefixed[]): readonly Line[] | null {
  if (lines.length < 2 || !lines.every(({ number, colon }, at) => number === at + 1 && !colon))
    return null;
  return inOrder(
    asked,
    lines.map(({ rest }) => rest),
  );
}

/** Lines belong to the questions in their order, and their numbers to the answers. */
function inOrder(asked: readonly Item[], texts: readonly string[]): readonly Line[] | null {
  if (texts.length > asked.length) return null;
  return linesOf(asked, new Map(texts.map((text, at) => [asked[at]?.id ?? '', text])));
}

const linesOf = (asked: readonly Item[], texts: ReadonlyMap<ItemId, string>): readonly Line[] =>
  asked.flatMap((item) => {
    const text = texts.get(item.id);
    return text === undefined ? [] : [{ item, text }];
  });
