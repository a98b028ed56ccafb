// The record of the dialogue about letterheads: whose is meant.
// What it does stands in setting.ts.
import type { Dialogue } from '../shared/dialogue.ts';
import { askOffice, onChoosingOffice } from './setting.ts';

/** The dialogue. */
export const letterheadDialogues: { readonly choosing_office: Dialogue<'choosing_office'> } = {
  choosing_office: {
    lets: () => ({ closes: 'silently' }),
    needs: () => [{ kind: 'letterhead' }],
    take: onChoosingOffice,
    again: (turn, { units }) => askOffice(turn, units),
  },
};
