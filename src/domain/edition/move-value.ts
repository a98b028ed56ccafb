// Whether one stored value can stand as the answer to an item of a new form, and whether it surely means the same there.
// It guesses nothing: what could mean something else is not sure, and what the item would refuse does not fit.
import type { AnswerValue } from './answer.ts';
import type { Field, Indicator, Item } from './definition.ts';
import { levelsOf, showAnswer } from './show.ts';

/** The value in its new place. Not `sure`: the owner confirms it before it counts. */
interface Fitted {
  readonly value: AnswerValue;
  readonly sure: boolean;
}

type ValueOf<Type extends AnswerValue['type']> = Extract<AnswerValue, { type: Type }>;

/** Fits a value of `was` to `item`; null when it cannot stand there. `codes` are former option codes by new ones. */
export function fit(
  value: AnswerValue,
  was: Item,
  item: Item,
  codes: ReadonlyMap<string, readonly string[]>,
): Fitted | null {
  if (codes.size === 0 && asksTheSame(was, item)) return { value, sure: true };
  if (value.type === 'none')
    return { value, sure: item.kind === 'indicator' || item.optional === true };
  if (item.kind === 'indicator') return fitIndicator(value, was, item);
  if (was.kind === 'indicator') return asText(value, was, item);
  return fitField(value, was, item, codes) ?? asText(value, was, item);
}

/** True when the same may be answered: then nobody is asked again, whatever was accepted at the time. */
function asksTheSame(was: Item, item: Item): boolean {
  if (was.optional !== item.optional) return false;
  const rule = (one: Item) => JSON.stringify(one.kind === 'field' ? one.value : one.variants);
  return was.kind === item.kind && rule(was) === rule(item);
}

function fitIndicator(value: AnswerValue, was: Item, item: Indicator): Fitted | null {
  if (value.type === 'indicator' && was.kind === 'indicator') return fitClaim(value, was, item);
  if (value.type === 'files')
    return { value: { type: 'indicator', level: null, links: value.links }, sure: false };
  const description = showAnswer(was, value);
  return { value: { type: 'indicator', level: null, description, links: [] }, sure: false };
}

/** A claim is sure while the text of its level, in its way of measuring, is the same. */
function fitClaim(value: ValueOf<'indicator'>, was: Indicator, item: Indicator): Fitted {
  const textOf = (indicator: Indicator, level: number | undefined) =>
    levelsOf(indicator, value.variant).find((one) => one.level === level)?.text;
  const { variant, read, level, ...rest } = value;
  const known = variant === undefined || (item.variants ?? []).some(({ code }) => code === variant);
  const sameRead =
    known && read !== undefined && textOf(was, read.level) === textOf(item, read.level);
  const next = {
    ...rest,
    ...(known && variant !== undefined ? { variant } : {}),
    ...(sameRead ? { read } : {}),
  };
  if (level === null) return { value: { ...next, level }, sure: read === undefined || sameRead };
  if (known && textOf(was, level) === textOf(item, level))
    return { value: { ...next, level }, sure: true };
  // A level of a way of measuring that is gone would stand for another text.
  return { value: { ...next, level: known ? level : null }, sure: false };
}

function fitField(
  value: AnswerValue,
  was: Field,
  item: Field,
  codes: ReadonlyMap<string, readonly string[]>,
): Fitted | null {
  const type = item.value;
  switch (type.type) {
    case 'text':
    case 'longtext':
      if (value.type !== 'text') return null;
      return { value, sure: type.type === 'longtext' || fitsLength(value.text, type) };
    case 'choice':
      return value.type === 'choice' ? fitChoice(value, type, codes) : null;
    case 'date':
      if (value.type !== 'date' || value.date.length < lengths[type.precision]) return null;
      return { value, sure: true };
    case 'number': {
      if (value.type !== 'number') return null;
      const { number } = value;
      if (number < (type.min ?? -Infinity) || number > (type.max ?? Infinity)) return null;
      return { value, sure: was.value.type === 'number' && was.value.unit === type.unit };
    }
    case 'coordinates':
      return value.type === 'coordinates' ? { value, sure: true } : null;
    case 'files':
      return value.type === 'files' ? { value, sure: true } : null;
  }
}

/** How long a date is that is precise enough. */
const lengths = { year: 4, month: 7, day: 10 } as const;

function fitsLength(text: string, type: Extract<Field['value'], { type: 'text' }>): boolean {
  const chars = [...text].length;
  return chars >= (type.minChars ?? 0) && chars <= (type.maxChars ?? Infinity);
}

function fitChoice(
  value: ValueOf<'choice'>,
  type: Extract<Field['value'], { type: 'choice' }>,
  codes: ReadonlyMap<string, readonly string[]>,
): Fitted | null {
  const next = value.codes.map((code) => {
    const renamed = type.options
      .map((option) => option.code)
      .filter((one) => codes.get(one)?.includes(code));
    if (renamed.length > 0) return renamed;
    return type.options.some((option) => option.code === code && !codes.has(code)) ? [code] : [];
  });
  const found = [...new Set(next.flat())];
  if (found.length === 0 || (type.many !== true && found.length > 1)) return null;
  return { value: { type: 'choice', codes: found }, sure: next.every((one) => one.length === 1) };
}

/** Whatever was said is words, too; whether they answer the question is for the owner to say. */
function asText(value: AnswerValue, was: Item, item: Field): Fitted | null {
  if (item.value.type !== 'text' && item.value.type !== 'longtext') return null;
  if (value.type === 'text' && was.kind === 'field') return null;
  const words = value.type === 'indicator' ? (value.description ?? '') : showAnswer(was, value);
  const text = item.value.type === 'text' ? words.replaceAll('\n', '; ') : words;
  return text.trim() === '' || text === '-' ? null : { value: { type: 'text', text }, sure: false };
}
