// Reads what stands under a heading as the value of an item, by the same readers as a typed answer.
// What they would ask about is marked; what they refuse is left out.
import type { AnswerValue } from '../edition/answer.ts';
import type { Field, Indicator, Item } from '../edition/definition.ts';
import type { Headings } from '../edition/headings.ts';
import { readAnswer } from '../edition/items/index.ts';
import { levelsOf } from '../edition/show.ts';
import type { Day } from '../days.ts';
import { levelFrom, readChoice, wordCount } from '../language/index.ts';
import type { ExcerptDoubt } from './excerpt.ts';
import { tickedWords } from './ticks.ts';

/** A value and why it has to be looked at. */
export interface ReadValue {
  readonly value: AnswerValue;
  readonly doubts: readonly ExcerptDoubt[];
}

/** A long text of fewer words is a note more often than an answer. */
const FEWEST_WORDS = 4;
/** No name and no other short answer is longer. */
const LONGEST_SHORT = 30;

/** True for what is no answer: nothing, dots and lines to write on, or the form's own instruction. */
export function isPlaceholder(headings: Headings, text: string): boolean {
  const plain = text.replace(/^[\s*_("“]+/u, '').toLowerCase();
  if (!/[\p{L}\p{N}]/u.test(plain) && tickedWords(text) === null) return true;
  return headings.placeholders.some((start) => `${plain} `.startsWith(start));
}

/** Reads a text as the value of a field; null where it is none. */
export function readField(
  field: Field,
  headings: Headings,
  raw: string,
  today: Day,
): ReadValue | null {
  const text = raw.replace(/\n{3,}/gu, '\n\n').trim();
  if (isPlaceholder(headings, text) || field.value.type === 'files') return null;
  const boxes = tickedWords(text);
  if (boxes !== null && field.value.type !== 'longtext') {
    if (boxes.length === 0 || field.value.type !== 'choice') return null;
    return read(field, boxes.join(field.value.many === true ? '; ' : ' dan '), today, []);
  }
  if (field.value.type === 'longtext')
    return {
      value: { type: 'text', text },
      doubts: wordCount(text) < FEWEST_WORDS ? ['value'] : [],
    };
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const doubts: ExcerptDoubt[] =
    lines.length > 1 || wordCount(text) > LONGEST_SHORT ? ['value'] : [];
  return read(field, text, today, doubts);
}

function read(
  field: Field,
  text: string,
  today: Day,
  doubts: readonly ExcerptDoubt[],
): ReadValue | null {
  const reading = readAnswer(field, text, today);
  if (reading.kind === 'value') return { value: reading.value, doubts };
  return reading.kind === 'confirm'
    ? { value: reading.value, doubts: [...new Set([...doubts, 'value' as const])] }
    : null;
}

/** Reads what is told of an indicator: a description, and the level that a number in it comes to, which does not count yet. */
export function readIndicator(
  indicator: Indicator,
  headings: Headings,
  text: string,
): ReadValue | null {
  if (isPlaceholder(headings, text)) return null;
  const description = text.trim();
  const variants = indicator.variants ?? [];
  const level =
    variants.length === 1 ? levelFrom(levelsOf(indicator, variants[0]?.code), description) : null;
  return {
    value: {
      type: 'indicator',
      level: null,
      ...(level === null ? {} : { read: { level: level.level.level, from: level.from } }),
      description,
      links: [],
    },
    doubts: [],
  };
}

/** How surely a text is one of an item's options: `sure`, `maybe`, or none of them. */
export function choiceIn(item: Item | undefined, text: string): 'sure' | 'maybe' | 'no' {
  if (item?.kind !== 'field' || item.value.type !== 'choice') return 'no';
  const boxes = tickedWords(text);
  // A row of boxes is a choice, ticked or not.
  if (boxes !== null) return 'sure';
  const found = readChoice(text.trim(), item.value.options);
  if (found.kind === 'picked') return found.confirm ? 'maybe' : 'sure';
  return found.kind === 'several' ? 'maybe' : 'no';
}
