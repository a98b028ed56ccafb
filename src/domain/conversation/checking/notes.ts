// Reads a checker's notes: which item, and what is to be repaired in it.
// It decides nothing and guesses nothing: what is not certain is marked, so that it is shown before it counts.
import { formOf } from '../../edition/journey.ts';
import type { Item, ItemId } from '../../edition/definition.ts';
import type { Innovation } from '../../innovation/innovation.ts';
import { matchKey } from '../../language/index.ts';
import type { Turn } from '../turn.ts';
import { trimEndOf } from '../../trimming.ts';
import { LONGEST_READ } from '../../language/limits.ts';
import {
  countedThing,
  indicatorNumber,
  indicatorWord,
  monthName,
  noteStart,
  trailingAnd,
} from '../../language/checking-words.ts';

/** What was read out of notes. */
export interface Notes {
  readonly notes: ReadonlyMap<ItemId, string>;
  /**
   * False when a number could begin a note of its own or only count something, a later line names an item in passing, or a
   * part belongs to no item: shown first, never acted on at once.
   */
  readonly sure: boolean;
  /** Parts that name no item of the form, as typed. */
  readonly unread: readonly string[];
}

/** Where a note may begin: a number, alone or after a word such as `nomor`, with words behind it. */
interface Start {
  readonly at: number;
  /** Where the words of the note begin. */
  readonly words: number;
  /** Null where a number stands for no item. */
  readonly items: readonly Item[] | null;
  readonly lead: 'line' | 'semicolon' | 'comma' | 'space';
  readonly named: boolean;
  /** Neither a word such as `butir` nor a sign such as `:` says that the number is that of an item. */
  readonly bare: boolean;
  /** The number counts what stands behind it, as far as can be told: "2 foto". */
  readonly counts: boolean;
  readonly numbers: readonly number[];
}

/** A message with more numbers is no notes of a form: what stands behind is not read apart, and is shown first. */
const MOST_STARTS = 300;

/**
 * Reads notes: each begins with the number of an item (`7 SK belum ditandatangani`), on a line of its own, after `;`, or
 * after a comma where every part begins so. A line without a number belongs to the note before, or names its item.
 */
export function readNotes(turn: Turn, innovation: Innovation, text: string): Notes {
  const form = formOf(turn.world.editionOf(innovation.editionId, innovation.editionVersion));
  const starts = startsIn(form.items, text);
  const named = labelsOf(form.items);
  const parts = beginnings(starts);
  const begun = new Set(parts);
  const read = new Map<ItemId, string>();
  const unread: string[] = [];
  const add = ({ id }: Item, note: string) => {
    const before = read.get(id);
    read.set(id, before === undefined ? note : `${before}\n${note}`);
  };
  // Words before the first number: lines that name their item by its label.
  let open: Item | null = null;
  for (const line of text.slice(0, parts[0]?.at ?? text.length).split('\n')) {
    if (line.trim() === '') continue;
    open = named(line)?.item ?? open;
    if (open === null) unread.push(line.trim());
    else add(open, line.trim());
  }
  let inPassing = false;
  for (const [index, part] of parts.entries()) {
    const note = tidy(text.slice(part.words, parts[index + 1]?.at ?? text.length));
    if (part.items === null) {
      unread.push(tidy(text.slice(part.at, parts[index + 1]?.at ?? text.length)));
      continue;
    }
    const lines = note.split('\n').map((line) => line.trim());
    let current: readonly Item[] = part.items;
    for (const line of lines) {
      const other = line === lines[0] ? undefined : named(line);
      if (other !== undefined) {
        current = [other.item];
        inPassing ||= !other.labelled;
      }
      if (line !== '') for (const item of current) add(item, line);
    }
  }
  const byComma = parts.some(({ lead }) => lead === 'comma');
  const doubtful = starts.some(
    (start) => !begun.has(start) && (start.named || start.items !== null),
  );
  const several = parts.some(({ numbers }) => numbers.length > 1);
  const counting = parts.some(({ bare, counts }, at) => counts || (bare && at > 0));
  const loose = byComma && [...read.values()].some((note) => note.includes(','));
  return {
    notes: read,
    sure:
      unread.length === 0 &&
      starts.length < MOST_STARTS &&
      !doubtful &&
      !several &&
      !loose &&
      !counting &&
      !inPassing,
    unread,
  };
}

function startsIn(items: readonly Item[], text: string): readonly Start[] {
  const indicators = items.filter(({ kind }) => kind === 'indicator');
  const matches: RegExpExecArray[] = [];
  for (const match of text.matchAll(noteStart)) {
    if (matches.length === MOST_STARTS) break;
    matches.push(match);
  }
  return matches.flatMap((match): readonly Start[] => {
    const [whole, before = '', word, digits = '', sign = '', next = ''] = match;
    const bare = word === undefined && sign === '';
    const lead = leadOf(text, match.index, before);
    const first = lead === 'line' || lead === 'semicolon';
    if (!first && (next === '' || (word === undefined && monthName.test(next)))) return [];
    const numbers = [...digits.matchAll(/\d+/g)].map(([number]) => Number(number));
    const of = indicatorWord.test(word ?? '') ? indicators : items;
    const found = numbers.map((number) => of[number - 1]);
    const at = match.index + before.length;
    return [
      {
        at,
        words: match.index + whole.length,
        items: found.every((item) => item !== undefined) ? found : null,
        lead,
        named: word !== undefined,
        bare,
        counts: bare && countedThing.test(next),
        numbers,
      },
    ];
  });
}

function leadOf(text: string, index: number, before: string): Start['lead'] {
  const all = text.slice(0, index + before.length);
  const kept = all.trimEnd();
  const sign = kept.at(-1) ?? '';
  if (kept === '' || kept === ';' || kept === ',' || all.includes('\n', kept.length)) return 'line';
  if (sign === ';') return 'semicolon';
  return sign === ',' ? 'comma' : 'space';
}

/** The starts at which a note begins: after a line or semicolon always, after a comma where the number goes on from the one before. */
function beginnings(starts: readonly Start[]): readonly Start[] {
  let last = 0;
  return starts.filter(({ lead, named, numbers }) => {
    if (lead === 'space') return false;
    const goesOn = named || (numbers[0] ?? 0) > last;
    last = numbers.at(-1) ?? 0;
    return lead !== 'comma' || goesOn;
  });
}

function tidy(note: string): string {
  let kept = note.trim();
  for (;;) {
    const bare = trimEndOf(kept, ',;');
    const word = trailingAnd.exec(bare.slice(-6))?.[0] ?? '';
    if (word === '' && bare === kept) return kept.trim();
    kept = bare.slice(0, bare.length - word.length);
  }
}

/** A line that begins with the label of an item; `labelled` with a colon behind it, which no sentence has there. */
interface Label {
  readonly item: Item;
  readonly labelled: boolean;
}

/** Gives the reader of lines that begin with the label of an item. */
function labelsOf(items: readonly Item[]): (line: string) => Label | undefined {
  const labels = items.map((item) => ({ item, label: matchKey(item.label) }));
  const shortest = Math.min(...labels.map(({ label }) => label.length));
  return (line) => {
    if (line.length < shortest) return undefined;
    const key = matchKey(line.slice(0, LONGEST_READ));
    const found = labels.find(
      ({ label }) => key.startsWith(label) && /^[ :]/u.test(key.slice(label.length)),
    );
    if (found === undefined) return undefined;
    return { item: found.item, labelled: /^ ?:/u.test(key.slice(found.label.length)) };
  };
}

/** The item a checker names by number, `indikator 3` or its number in the form; undefined when there is none. */
export function itemByNumber(items: readonly Item[], typed: string): Item | undefined {
  const indicator = indicatorNumber.exec(typed.trim());
  if (indicator !== null)
    return items.filter(({ kind }) => kind === 'indicator')[Number(indicator[1]) - 1];
  return /^\d{1,3}$/.test(typed.trim()) ? items[Number(typed.trim()) - 1] : undefined;
}
