// Reads a date as people write it. What is ambiguous or vague is read back; nothing is guessed.
import { readDate } from '../../language/index.ts';
import type { Reading } from './reading.ts';

/** A calendar day in WITA. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const fineness = { year: 0, month: 1, day: 2 } as const;

/** Reads a date that must be at least as exact as `precision`. */
export function readDateAnswer(
  precision: 'day' | 'month' | 'year',
  text: string,
  today: Day,
): Reading {
  const read = readDate(text, today);
  switch (read.kind) {
    case 'date': {
      if (fineness[read.precision] < fineness[precision])
        return { kind: 'refused', problem: { why: 'date_too_coarse', precision } };
      const value = { type: 'date' as const, date: read.value };
      return read.confirm ? { kind: 'confirm', value, why: 'date' } : { kind: 'value', value };
    }
    case 'range':
      if (precision === 'day' && read.from.length < 10)
        return { kind: 'refused', problem: { why: 'date_too_coarse', precision } };
      return {
        kind: 'confirm',
        value: { type: 'date', date: read.from, to: read.to },
        why: 'date',
      };
    case 'relative':
      // "kemarin" names a day, but the day it was typed may not be the day that was meant: read back.
      return read.hint !== null && read.hint.length >= 4 + 3 * fineness[precision]
        ? { kind: 'confirm', value: { type: 'date', date: read.hint }, why: 'date' }
        : { kind: 'refused', problem: { why: 'date_relative' } };
    case 'no_year':
      return { kind: 'refused', problem: { why: 'date_no_year' } };
    case 'invalid':
      return { kind: 'refused', problem: { why: 'date_invalid' } };
    case 'unknown':
      return { kind: 'refused', problem: { why: 'date_unclear' } };
  }
}
