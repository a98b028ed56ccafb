// The promise that a decision of a meeting is, wherever it was noted. It stores nothing and tells nobody.
import { searchUnits } from '../../language/index.ts';
import type { MeetingPoint } from '../../meeting.ts';
import type { Unit } from '../world.ts';
import type { NewPromise } from './types.ts';

/** A decision with a day is a promise, of the unit that its words name exactly or of nobody's; null for all else. */
export function promiseOfPoint(
  units: readonly Unit[],
  point: MeetingPoint,
  number: number,
): NewPromise | null {
  if (point.kind !== 'decision' || point.until === null) return null;
  const { text, who, until } = point;
  const found = who === null ? null : searchUnits(units, who);
  return { number, unitId: found?.kind === 'exact' ? found.id : null, text, who, until };
}
