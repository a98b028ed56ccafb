// What a text that came where words are asked for tells of other items by their names: it is not stored as those words
// before the person says that it is. It stores nothing itself.
import { applies } from '../../edition/journey.ts';
import type { Item } from '../../edition/definition.ts';
import type { Turn } from '../turn.ts';
import { readPartsOfOthers } from './answer-parts.ts';
import { askedTogether } from './together.ts';
import type { Asking } from './types.ts';

/** Other items that a text answers by name, and the parts of it that were not understood; null where it is none of this. */
export function otherItemsTold(
  turn: Turn,
  asking: Asking,
  text: string,
): {
  readonly others: readonly {
    readonly number: number;
    readonly label: string;
    readonly said: string;
  }[];
  readonly unread: readonly string[];
} | null {
  const form = turn.form();
  const open = form.byId.get(asking.item);
  if (open === undefined || !takesWords(open, asking)) return null;
  const { answers } = turn.needFocus();
  const fields = form.items.filter((item) => item.kind === 'field' && applies(item, answers));
  const asked = asking.more === undefined ? [open] : askedTogether(turn, asking);
  const read = readPartsOfOthers(
    [open, ...asked.filter((item) => item !== open)],
    fields,
    text,
    turn.moment.today,
  );
  if (read === null) return null;
  return {
    others: read.lines.map(({ item, text: said }) => ({
      ...{ number: form.numberOf.get(item.id) ?? 0, label: item.label, said },
    })),
    unread: read.unread,
  };
}

/** True where any words would be stored: at a text, and at what describes an indicator. */
const takesWords = (item: Item, { step }: Asking): boolean =>
  item.kind === 'field'
    ? step === 'value' && (item.value.type === 'text' || item.value.type === 'longtext')
    : step === 'level' || step === 'variant' || step === 'description' || step === 'files';
