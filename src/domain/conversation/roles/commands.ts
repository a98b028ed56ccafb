// The rows of commands about invitations. They only say what is loaded and who runs.
import type { CommandRow } from '../command-row.ts';
import { namesInvitee } from '../../language/index.ts';
import { invite } from './invitation.ts';
import { inviteAgain, inviteMany } from './inviting-many.ts';
import { invitations } from './invitations.ts';

/** Rows of the table of commands. */
export const invitationRows: {
  readonly [Name in 'invite' | 'invite_many' | 'invite_again' | 'invitations']: CommandRow<Name>;
} = {
  invite: {
    // "Undang warga dari desa" may be the text of an answer, too.
    during: ({ rest }) => (namesInvitee(rest ?? '') ? 'unwritten' : 'registered'),
    run: (turn, { rest }) => invite(turn, rest),
  },
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
