// What keeps an innovation from being complete, and what the next level of its indicators would add.
// It reads the innovation it is given and says nothing.
import { type Form, missing } from '../../edition/journey.ts';
import type { ItemId } from '../../edition/definition.ts';
import type { Innovation } from '../../innovation/innovation.ts';
import { openForRepair } from '../filling/asking.ts';
import type { GapLine } from '../message-parts.ts';

/** So many indicators are named that would add the most. */
const GAINS_NAMED = 3;

/** The items that are open, numbered as `ubah` takes them; `read`: those that stand in an old document and were not taken. */
export function gapsOf(
  form: Form,
  innovation: Innovation,
  read: ReadonlySet<ItemId> = new Set(),
): readonly GapLine[] {
  const numberOf = (id: ItemId): number => form.numberOf.get(id) ?? 0;
  const repairs = openForRepair(innovation);
  if (repairs === null)
    return missing(form, innovation.answers, innovation.files).map(({ item, gap }) => ({
      number: numberOf(item.id),
      label: item.label,
      gap: gap === 'unanswered' && read.has(item.id) ? ('read' as const) : gap,
    }));
  return form.items
    .filter(({ id }) => repairs.has(id))
    .map(({ id, label }) => ({ number: numberOf(id), label, gap: 'to_repair' as const }));
}

/** What the next level of each indicator would add, best first. */
export function gainsOf(
  form: Form,
  { answers }: Innovation,
): readonly { readonly number: number; readonly label: string; readonly gain: number }[] {
  const found: { number: number; label: string; gain: number }[] = [];
  for (const item of form.items) {
    if (item.kind !== 'indicator' || item.weight === null) continue;
    const value = answers.get(item.id)?.value;
    const level = value?.type === 'indicator' ? (value.level ?? 0) : 0;
    if (level < 3)
      found.push({ number: form.numberOf.get(item.id) ?? 0, label: item.label, gain: item.weight });
  }
  return found.toSorted((a, b) => b.gain - a.gain).slice(0, GAINS_NAMED);
}
