// Pieces of sentences that several subjects use.
// It holds no whole message.
import { count, day, moment, theirs } from './format.ts';
import { roleNames, stateNames } from './labels.ts';
import type { RoleHeld, Row } from '../../domain/conversation/message-parts.ts';

/** Writes one line of a list of innovations. */
export function rowText(row: Row, most = 120): string {
  const name = row.name === null ? 'belum bernama' : theirs(row.name, most);
  return `${name} (${row.code}), ${stateNames[row.state]}`;
}

export const named = (code: string, name: string | null, most = 160) =>
  name === null ? code : `${theirs(name, most)} (${code})`;

export const roleIn = ({ role, unit, actingUntil }: RoleHeld) =>
  `${actingUntil === undefined ? '' : 'Plt. '}${roleNames[role]}${unit === null ? '' : ` ${unit}`}${actingUntil === undefined ? '' : ` (sampai ${moment(actingUntil)})`}`;

/** Writes two days as a span, saying month and year once where they are the same. */
export function span(starts: string, ends: string): string {
  if (starts === ends) return day(starts);
  const [a, b] = [day(starts).split(' '), day(ends).split(' ')];
  if (a[2] !== b[2]) return `${a.join(' ')} sampai ${b.join(' ')}`;
  return a[1] === b[1] ? `${a[0]} sampai ${b.join(' ')}` : `${a[0]} ${a[1]} sampai ${b.join(' ')}`;
}

/** Says how many days are left until a last day, that day included: 0 is today. */
export function daysLeft(days: number): string {
  if (days === 0) return 'hari ini yang terakhir';
  return days === 1 ? 'besok yang terakhir' : `sisa ${count(days)} hari`;
}
