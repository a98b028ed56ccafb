// The rows of commands about invitations for many. They only say what is loaded and who runs.
import type { CommandRow } from '../command-row.ts';
import { inviteAgain, inviteMany } from './inviting-many.ts';
import { invitations } from './invitations.ts';

/** Rows of the table of commands. */
export const invitationRows: {
  readonly [Name in 'invite_many' | 'invite_again' | 'invitations']: CommandRow<Name>;
} = {
  invite_many: {
    during: 'registered',
    needs: () => [{ kind: 'held_roles' }],
    run: (turn, { rest }) => inviteMany(turn, rest),
  },
  invite_again: {
    during: 'registered',
    needs: () => [{ kind: 'printed_invitations' }],
    run: (turn) => inviteAgain(turn),
  },
  invitations: {
    during: 'registered',
    needs: () => [{ kind: 'printed_invitations' }],
    run: (turn, { rest }) => invitations(turn, rest),
  },
};
