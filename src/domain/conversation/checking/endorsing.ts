// Endorsement by the head of a unit: everything that waits as one batch, each by name with its doubts and a code, and one
// code for all. It is the only list out of which something may be decided that was not opened.
// The codes hold for the versions that stand in the list; a changed innovation falls out by itself.
import { cardCode } from '../../codes.ts';
import type { Named } from '../message-parts.ts';
import type { Turn } from '../turn.ts';
import { flagSources, flagsOf } from './flags.ts';
import type { BatchRow } from './messages.ts';
import type { InnovationRow, LivingCard } from './types.ts';

/** Most innovations in one batch: more of them, with their doubts and how to endorse, do not fit on the screen of a phone. */
export const batchSize = 5;

/** Shows a batch with its codes; gives the rows that were shown, in order. `before` rows stand above it, and so many wait; `left`: what was taken out of it. */
export function batchOf(
  turn: Turn,
  rows: readonly InnovationRow[],
  before: number,
  waiting: number,
  left: readonly Named[] = [],
): readonly InnovationRow[] {
  const shown = rows.slice(0, batchSize);
  const held = shown.map(({ code }) => turn.world.loaded.livingCards?.get(code));
  const taken = held.flatMap((card) => card?.cardCode ?? []);
  const codes = distinctCodes(turn.moment.entropy, shown.length + 1, taken);
  const batchCode = livingBatch(turn, held) ?? codes.at(-1) ?? '';
  const cards = shown.map((row, index) => {
    const living = held[index];
    return {
      code: row.code,
      version: row.version ?? 0,
      cardCode: living?.cardCode ?? codes[index] ?? '',
      ...(living === undefined ? {} : { again: true as const }),
    };
  });
  turn.do({ kind: 'show_batch', cards, batchCode });
  turn.say('batch', {
    from: before + 1,
    waiting,
    paged: true,
    ...(left.length === 0 ? {} : { left }),
    batchCode: shown.length > 1 ? batchCode : null,
    rows: shown.map((row, index) => ({
      code: row.code,
      name: row.name,
      unit: turn.unitName(row.unitId),
      ownerName: row.ownerName,
      since: row.since,
      cardCode: cards[index]?.cardCode ?? null,
      doubts: doubtsOf(turn, row.code),
    })),
  });
  return shown;
}

/** How many wait in the states of these rows, which may be the first of more. */
export function waitingIn(turn: Turn, rows: readonly InnovationRow[]): number {
  const totals = turn.world.loaded.queueTotals;
  if (totals === undefined) return rows.length;
  return [...new Set(rows.map(({ state }) => state))].reduce(
    (sum, state) => sum + (totals.get(state) ?? 0),
    0,
  );
}

/** The code of the list in which all of these stood last, so that it goes on standing for them; null where there is none. */
function livingBatch(turn: Turn, held: readonly (LivingCard | undefined)[]): string | null {
  const [first] = held;
  const batch = first?.batchCode ?? null;
  const all = [...(turn.world.loaded.livingCards?.values() ?? [])];
  const same = all.filter(({ batchCode }) => batchCode === batch).length === held.length;
  return same && held.every((card) => card !== undefined && card.batchCode === batch)
    ? batch
    : null;
}

/** What should be looked at twice before it is endorsed out of the list; null when there is nothing. */
function doubtsOf(turn: Turn, code: string): NonNullable<BatchRow['doubts']> | null {
  const found = turn.world.loaded.endorsable?.get(code);
  if (found === undefined) return null;
  const {
    levels,
    age,
    similar,
    elsewhere = false,
    unsupported,
    selfChecked,
  } = flagsOf(flagSources(turn), found);
  const some = [levels, similar, unsupported].some((list) => list.length > 0);
  return some || elsewhere || age !== null || selfChecked
    ? { levels, age, similar, elsewhere, unsupported, selfChecked }
    : null;
}

/** Card codes that differ from each other; four bytes each. */
function distinctCodes(
  entropy: Uint8Array,
  count: number,
  taken: readonly string[],
): readonly string[] {
  const codes: string[] = [];
  for (let at = 0; codes.length < count; at += 1) {
    let code = cardCode(entropy.subarray((at * 4) % 60));
    while (codes.includes(code) || taken.includes(code))
      code = String((Number(code) + 1) % 10_000).padStart(4, '0');
    codes.push(code);
  }
  return codes;
}
