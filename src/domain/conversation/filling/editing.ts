// Edited and deleted messages: the written policy. An edit never changes a stored answer by itself, a deletion never removes one.
import { isBlank } from '../../language/index.ts';
import type { Turn } from '../turn.ts';
import { sayGrown } from './answering.ts';

/** An edited message replaces nothing by itself: a stored answer is asked about, anything else is a new answer only if its question is open. */
export function onEdit(turn: Turn, text: string): void {
  const target = turn.world.loaded.target;
  const innovation = turn.innovation;
  const mode = turn.mode;
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
  const value = innovation.answers.get(target.item)?.value;
  if (
    item === undefined ||
    innovation.state !== 'draft' ||
    target.several === true ||
    value?.type !== 'text' ||
    isBlank(text)
  ) {
    turn.say('edit_explained', {
      number: turn.form().numberOf.get(target.item) ?? 0,
      label: item?.label ?? '',
    });
    return turn.askAgain();
  }
  const back = mode.name === 'asking' ? mode : mode.name === 'confirming' ? mode.back : null;
  if (mode.name === 'asking' && mode.item === target.item && mode.join !== undefined) {
    turn.say('edit_explained', {
      number: turn.form().numberOf.get(target.item) ?? 0,
      label: item.label,
    });
    return sayGrown(turn, item, 0);
  }
  turn.say('edit_question', { label: item.label, before: value.text, after: text.trim() });
  turn.offer([
    { label: { key: 'yes' }, reply: { word: 'yes' }, numbered: true },
    { label: { key: 'no' }, reply: { word: 'no' }, numbered: true },
  ]);
  turn.open({
    name: 'confirming',
    value: { type: 'text', text: text.trim() },
    item: item.id,
    why: 'edited',
    back,
  });
}

/** A message was deleted on the phone: what was stored stays, and how to change it is said. */
export function onDelete(turn: Turn): void {
  const target = turn.world.loaded.target;
  if (target === undefined || target === null) return;
  turn.say('delete_explained', { number: turn.form().numberOf.get(target.item) ?? 0 });
  turn.askAgain();
}
