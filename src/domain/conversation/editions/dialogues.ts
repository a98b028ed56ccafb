// The dialogue of an edition that is tried. What is written while it is open goes to the trial before it comes here.
import type { Dialogue } from '../shared/dialogue.ts';
import type { Turn } from '../turn.ts';

const sayOpen = (turn: Turn): void => turn.say('trial_open', {});

/** The row. */
export const editionDialogues: { readonly trying: Dialogue<'trying'> } = {
  trying: { lets: () => ({}), take: sayOpen, again: sayOpen, only: true },
};
