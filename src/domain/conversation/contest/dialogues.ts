// The record of the one dialogue of the contest: marks that were read back and wait for a yes.
import type { Dialogue } from '../shared/dialogue.ts';
import { askMarks, onMarks } from './judging.ts';

/** The dialogue. Numbers and words of marks are answers in it. */
export const contestDialogues: { readonly confirming_marks: Dialogue<'confirming_marks'> } = {
  confirming_marks: {
    lets: () => ({ reads: ['nil'], closes: 'silently' }),
    needs: () => [{ kind: 'contest' }],
    take: onMarks,
    again: askMarks,
    againNeeds: [{ kind: 'contest' }],
  },
};
