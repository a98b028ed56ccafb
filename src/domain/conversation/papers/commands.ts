// Rows of the table of commands that print papers.
import type { CommandRow } from '../command-row.ts';
import { printAsked, printNeeds } from './printing.ts';

/** What is printed of an innovation, and of a unit or the region. */
export const paperRows: {
  readonly [Name in 'form' | 'recap']: CommandRow<Name>;
} = {
  form: {
    during: 'registered',
    about: 'looked_at',
    needs: ({ rest }) => printNeeds(rest),
    run: printAsked,
  },
  recap: {
    during: 'registered',
    needs: ({ rest }) => printNeeds(rest),
    run: printAsked,
  },
};
