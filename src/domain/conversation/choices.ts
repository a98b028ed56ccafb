// Makes the choices offered with a prompt. The number is the answer; buttons only repeat it.
import type { Choice } from './message.ts';

/** Numbers labels from 1; typing the number is the same as pressing. */
export function numbered(labels: readonly string[]): Choice[] {
  return labels.map((label, index) => ({ label, reply: String(index + 1), numbered: true }));
}

/** Yes and no, answered by word or number. */
export const yesNo: readonly Choice[] = [
  { label: { key: 'yes' }, reply: 'ya', numbered: true },
  { label: { key: 'no' }, reply: 'tidak', numbered: true },
];
