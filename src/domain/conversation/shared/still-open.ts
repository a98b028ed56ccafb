// Names in one line what is still open, after something beside it was said; its buttons still hold.
// It asks nothing again and reads nothing.
import { placeOf } from '../../edition/journey.ts';
import type { Item } from '../../edition/definition.ts';
import type { Mode } from '../state.ts';
import type { Turn } from '../turn.ts';

/** Where nothing waits. */
const without: ReadonlySet<Mode['name']> = new Set(['idle', 'new', 'group']);

/** Modes that are named without an item of the form. */
export type OpenBeside = Exclude<
  Mode['name'],
  'idle' | 'new' | 'group' | 'asking' | 'confirming' | 'naming_innovation'
>;

/** Names what is open; gives false where nothing is. */
export function sayStillOpen(turn: Turn): boolean {
  const { mode } = turn;
  if (without.has(mode.name)) return false;
  // The numbers of what was asked before still hold.
  turn.offer([]);
  turn.aside();
  const form = turn.form();
  if (mode.name === 'asking') {
    const items = [mode.item, ...(mode.more ?? [])].flatMap((id) => form.byId.get(id) ?? []);
    const named = (item: Item) => ({ no: placeOf(form, item).no, label: item.label });
    const [first, ...more] = items;
    if (first === undefined) return false;
    turn.say('item_still_open', {
      ...{ kind: first.kind, ...named(first) },
      ...(more.length === 0 ? {} : { more: more.map(named) }),
    });
    return true;
  }
  turn.say('still_open', { mode: mode.name, label: labelOf(turn) });
  // The button that proves a number comes with the last message alone.
  if (mode.name === 'proving') turn.askPhone();
  return true;
}

/** The item or innovation that a dialogue outside the form is about; null where it is about none. */
function labelOf(turn: Turn): string | null {
  const { mode } = turn;
  const { byId, definition } = turn.form();
  if (mode.name === 'returning') return mode.code;
  if (mode.name === 'naming_innovation') return byId.get(definition.nameItem)?.label ?? null;
  return mode.name === 'confirming' ? (byId.get(mode.item)?.label ?? null) : null;
}
