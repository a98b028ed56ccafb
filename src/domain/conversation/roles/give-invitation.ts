// Makes an invitation and shows what its maker passes on.
// It asks nothing: role, unit and right were settled before.
import type { Role } from '../../access.ts';
import { invitationCode } from '../../codes.ts';
import type { Invitee } from '../../phone.ts';
import type { ActRow } from '../shared/acting.ts';
import type { Turn } from '../turn.ts';

/** How long a role held for somebody else lasts. Days. */
const actingDays = 90;

/** Makes the invitation and shows its code; whether it may be made was asked before. */
export function giveInvitation(
  turn: Turn,
  role: Role,
  unitId: string | null,
  invitee: Invitee | null = null,
  acting = false,
): void {
  const code = invitationCode(turn.moment.entropy);
  turn.do({
    kind: 'create_invitation',
    code,
    role,
    unitId,
    hours: 72,
    ...(acting ? { actingDays } : {}),
    ...(invitee === null ? {} : { invitee }),
  });
  turn.open({ name: 'idle' });
  turn.say('invitation_made', {
    role,
    unit: turn.unit(unitId)?.name ?? null,
    code,
    hours: 72,
    name: invitee?.name ?? null,
    phone: invitee?.phone ?? null,
    telegram:
      turn.moment.telegramName === null
        ? null
        : `https://t.me/${turn.moment.telegramName}?start=${code}`,
    // A browser proves no number, so whoever is invited by one is not sent there.
    web: invitee?.phone === undefined ? `${turn.moment.publicUrl}/#kode=${code}` : null,
  });
  if (acting) turn.say('acting_invitation', { days: actingDays });
}

/** The invitation to a role that needs a code of its own. */
export const inviteActs: { readonly invite: ActRow<'invite'> } = {
  invite: {
    may: (turn) => turn.may('invite_verifier'),
    done: (turn, { role, invitee }) => giveInvitation(turn, role, null, invitee ?? null),
  },
};
