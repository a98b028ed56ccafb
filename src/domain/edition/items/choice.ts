// Reads a choice by number, label or the words people use; near matches are confirmed, two at once are asked about.
import { readChoice } from '../../language/index.ts';
import type { Option } from '../definition.ts';
import type { Reading } from './reading.ts';

/** Reads one choice, or several where `many` allows it. */
export function readChoiceAnswer(options: readonly Option[], many: boolean, text: string): Reading {
  const read = readChoice(text, options, { many });
  if (read.kind === 'picked') {
    const value = { type: 'choice' as const, codes: read.codes };
    return read.confirm ? { kind: 'confirm', value, why: 'choice' } : { kind: 'value', value };
  }
  if (read.kind === 'several') {
    const labels = read.codes.map(
      (code) => options.find((option) => option.code === code)?.label ?? code,
    );
    return { kind: 'refused', problem: { why: 'several', labels } };
  }
  if (read.kind === 'unknown_answer') return { kind: 'unknown' };
  return { kind: 'refused', problem: { why: 'no_choice', options: options.length } };
}
