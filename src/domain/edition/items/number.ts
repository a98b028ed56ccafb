// Reads a number as people write it: decimal comma, "rb" and "jt", words; ranges and guesses are asked about.
import { readNumber } from '../../language/index.ts';
import type { Reading } from './reading.ts';

/** Reads a number inside the item's limits. */
export function readNumberAnswer(
  limits: { readonly min?: number; readonly max?: number },
  text: string,
): Reading {
  const read = readNumber(text);
  if (read.kind === 'range') return { kind: 'refused', problem: { why: 'number_range' } };
  if (read.kind === 'none') return { kind: 'refused', problem: { why: 'number_unclear' } };
  if (
    (limits.min !== undefined && read.value < limits.min) ||
    (limits.max !== undefined && read.value > limits.max)
  )
    return {
      kind: 'refused',
      problem: { why: 'number_outside', min: limits.min ?? null, max: limits.max ?? null },
    };
  const value = {
    type: 'number' as const,
    number: read.value,
    ...(read.approx ? { approx: true } : {}),
  };
  return read.ambiguous === true
    ? { kind: 'confirm', value, why: 'number' }
    : { kind: 'value', value };
}
