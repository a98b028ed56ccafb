// Rows of the table of commands about visits, and what is missing in what others fill in.
// What they do stands in visiting.ts and gaps.ts.
import type { CommandRow } from '../command-row.ts';
import { sayGapsOf } from './gaps.ts';
import { visitNoteRow } from './noting.ts';
import { listVisits, showGuide } from './visiting.ts';

type Names = 'visits' | 'visit_guide' | 'visit_note' | 'gaps_of';

/** The rows. */
export const visitRows: { readonly [Name in Names]: CommandRow<Name> } = {
  visits: {
    during: 'looking',
    aside: true,
    needs: () => [{ kind: 'visits' }],
    run: (turn, { rest }) => listVisits(turn, rest),
  },
  visit_guide: { during: 'looking', aside: true, run: showGuide },
  visit_note: visitNoteRow,
  gaps_of: {
    during: 'registered',
    aside: true,
    about: 'named',
    run: (turn, _, meant) => sayGapsOf(turn, meant),
  },
};
