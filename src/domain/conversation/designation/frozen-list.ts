// What holds of the list for the SK, whoever asks: when freezing is of use, and what keeps an SK from being recorded.
// It never reads and never changes a list.
import type { FrozenList, ListedInnovation } from './types.ts';
import type { DesignationLoaded } from './types.ts';

/** True when freezing would give another list than the one that is frozen. */
export function worthFreezing({
  monitored,
  open,
}: Pick<NonNullable<DesignationLoaded['designation']>, 'monitored' | 'open'>): boolean {
  if (monitored.length === 0) return false;
  if (open === null) return true;
  const listed = new Set(open.rows.map((row) => row.code));
  return (
    monitored.some((row) => !listed.has(row.code)) ||
    open.rows.some((row) => row.now !== row.version)
  );
}

/** The innovations of a frozen list that are no longer as they were frozen. */
export function changedSince(list: FrozenList): readonly ListedInnovation[] {
  return list.rows.filter((row) => row.now !== row.version || row.state !== 'monitored');
}
