// Reads text answers, short and long. A long one is changed at its ends alone, a short one becomes one line that shows all it holds.
import { isBlank, isEmojiOnly, oneLine } from '../../language/index.ts';
import { type Result, no, ok } from '../../result.ts';
import type { AnswerValue } from '../answer.ts';
import type { Item } from '../definition.ts';
import type { AnswerProblem } from './reading.ts';

// A thumbs-up is a habit; a flag or a toned hand was looked for, and stays as the text rule of the bad-input cases says.
const chosen = /\p{RI}|\p{Emoji_Modifier}/u;

/** Dashes, dots and the like: what people send to see whether anybody is there. */
const NOTHING = /^[\s\p{P}\p{S}]*$/u;

/** Takes a text as the answer of a text item; refuses what cannot be an answer and what is outside the item's limits (characters). */
export function readText(item: Item, text: string): Result<AnswerValue, AnswerProblem> {
  if (isBlank(text)) return no({ why: 'blank' });
  if ((isEmojiOnly(text) || NOTHING.test(text)) && !chosen.test(text))
    return no({ why: 'no_letters' });
  const short = item.kind === 'field' && item.value.type === 'text';
  const value = short ? oneLine(text) : text.trim();
  const got = [...value].length;
  if (item.kind === 'field' && item.value.type === 'text') {
    const { minChars, maxChars } = item.value;
    if (minChars !== undefined && got < minChars)
      return no({ why: 'too_short', min: minChars, got });
    if (maxChars !== undefined && got > maxChars)
      return no({ why: 'too_long', max: maxChars, got });
  }
  return ok({ type: 'text', text: value });
}
