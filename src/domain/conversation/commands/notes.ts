// Reads a checker's notes: which item, and what is to be repaired in it.
// It decides nothing; a line that names no item is asked for again.
import { formOf } from '../../edition/journey.ts';
import type { Item, ItemId } from '../../edition/definition.ts';
import type { Innovation } from '../../innovation/innovation.ts';
import { matchKey } from '../../language/index.ts';
import type { Turn } from '../turn.ts';

/**
 * Reads notes: each begins with the number of an item (`7 SK belum ditandatangani`), one a line or separated by `;`.
 * A line without a number belongs to the note before. False after the person was told which line was not understood.
 */
export function readNotes(
  turn: Turn,
  innovation: Innovation,
  text: string,
  into: Map<ItemId, string>,
): boolean {
  const form = formOf(turn.world.editionOf(innovation.editionId, innovation.editionVersion));
  let last: ItemId | null = null;
  for (const line of text.split(/\n|;(?=\s*(?:butir|no|nomor|indikator)?\.?\s*\d)/i)) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const found = noteOf(form.items, trimmed);
    if (found.item === undefined) {
      if (last === null || found.numbered) {
        turn.say('note_not_understood', { line: trimmed.slice(0, 120), total: form.items.length });
        return false;
      }
      into.set(last, `${into.get(last) ?? ''}\n${found.note}`);
      continue;
    }
    const { id } = found.item;
    into.set(id, into.has(id) ? `${into.get(id) ?? ''}\n${found.note}` : found.note);
    last = id;
  }
  return into.size > 0;
}

function noteOf(
  items: readonly Item[],
  line: string,
): { readonly item: Item | undefined; readonly note: string; readonly numbered: boolean } {
  const indicator = /^indikator\s*(\d{1,3})\s*[:.)=-]?\s+(.+)$/is.exec(line);
  if (indicator !== null)
    return {
      item: items.filter(({ kind }) => kind === 'indicator')[Number(indicator[1]) - 1],
      note: indicator[2] ?? '',
      numbered: true,
    };
  const match = /^(?:butir|no|nomor|isian)?\.?\s*(\d{1,3})\s*[:.)=-]?\s+(.+)$/is.exec(line);
  if (match !== null)
    return { item: items[Number(match[1]) - 1], note: match[2] ?? '', numbered: true };
  const key = matchKey(line);
  const named = items.find(({ label }) => {
    const start = matchKey(label);
    return key.startsWith(`${start} `) || key.startsWith(`${start}:`);
  });
  return { item: named, note: line, numbered: false };
}

/** The item a checker names by number, `indikator 3` or its number in the form; undefined when there is none. */
export function itemByNumber(items: readonly Item[], typed: string): Item | undefined {
  const indicator = /^indikator\s*(\d{1,3})$/i.exec(typed.trim());
  if (indicator !== null)
    return items.filter(({ kind }) => kind === 'indicator')[Number(indicator[1]) - 1];
  return /^\d{1,3}$/.test(typed.trim()) ? items[Number(typed.trim()) - 1] : undefined;
}
