// Edited and deleted messages: the written policy. An edit never changes a stored answer by itself, a deletion never removes one.
// Of a text in several messages the edit of one changes what that message gave, and not a word of the others.
import type { Item } from '../../edition/definition.ts';
import type { AnswerValue } from '../../edition/answer.ts';
import { readText } from '../../edition/items/text.ts';
import { isOpenItem } from '../../innovation/innovation.ts';
import { isBlank } from '../../language/index.ts';
import { yesNo } from '../shared/confirming.ts';
import type { Turn } from '../turn.ts';
import { sayEdit } from './answering.ts';
import { stretchOf } from './pieces.ts';

/** An edited message replaces nothing by itself: a stored answer is asked about, anything else is explained. */
export function onEdit(turn: Turn, text: string): void {
  const { target } = turn.world.loaded;
  const { innovation, mode } = turn;
  if (
    target === undefined ||
    target === null ||
    innovation === null ||
    target.code !== innovation.code
  ) {
    turn.say('edit_ignored', {});
    return turn.askAgain();
  }
  const item = turn.form().byId.get(target.item);
  const answer = innovation.answers.get(target.item);
  const value =
    item === undefined || !isOpenItem(innovation, item.id) || target.several === true
      ? null
      : edited(turn, item, answer?.value, text);
  if (item === undefined || answer?.value.type !== 'text' || value?.type !== 'text') {
    turn.say('edit_explained', {
      number: turn.form().numberOf.get(target.item) ?? 0,
      label: item?.label ?? '',
    });
    return turn.askAgain();
  }
  const back = mode.name === 'asking' ? mode : mode.name === 'confirming' ? mode.back : null;
  sayEdit(turn, item, answer.value, value);
  turn.offer(yesNo);
  turn.open({
    name: 'confirming',
    value,
    item: item.id,
    why: 'edited',
    back,
    revision: answer.revision,
  });
}

/** The answer as it would be with the edited message; null where that cannot be said for certain. */
function edited(
  turn: Turn,
  item: Item,
  now: AnswerValue | undefined,
  text: string,
): AnswerValue | null {
  if (now?.type !== 'text' || isBlank(text)) return null;
  if (item.kind !== 'field' || item.value.type !== 'longtext') {
    const read = readText(item, text);
    return read.ok ? read.value : null;
  }
  const stretch = stretchOf(turn.world.loaded.target?.writings ?? [], now.text);
  if (stretch === null) return null;
  const { head, tail } = stretch;
  // The plus sign in front of a piece only says that it goes on.
  const part = head === '' ? text.replace(/^\s+/u, '') : text.replace(/^\s{0,9}\+\s{0,9}/u, '');
  return { type: 'text', text: `${head}${tail === '' ? part.trimEnd() : part}${tail}` };
}

/** A message was deleted on the phone: what was stored stays, and how to change it is said. */
export function onDelete(turn: Turn): void {
  const target = turn.world.loaded.target;
  if (target === undefined || target === null) return;
  turn.say('delete_explained', { number: turn.form().numberOf.get(target.item) ?? 0 });
  turn.askAgain();
}
