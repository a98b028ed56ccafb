// Commits of whoever looks after people at the desk: a role or an invitation ends, one or many are invited, and the word on
// a role that rests. The same rules, record and notices as in a chat; it never waits for a network.
import { createHmac } from 'node:crypto';
import { type Action, type Role, may } from '../../domain/access.ts';
import { invitationCode } from '../../domain/codes.ts';
import type { Message } from '../../domain/conversation/message.ts';
import { invitable } from '../../domain/conversation/roles/invitation.ts';
import type { InvitationLine } from '../../domain/language/index.ts';
import type { Invitee } from '../../domain/phone.ts';
import { type Result, no, ok } from '../../domain/result.ts';
import { roleNamed } from '../carry/ending-roles.ts';
import { answerInvitation, invitationsMade, makeInvitations } from '../carry/inviting-many.ts';
import { event } from '../carry/person-event.ts';
import { makeInvitation, revokeInvitation, revokeRole } from '../carry/roles.ts';
import { sendNotice } from '../carry/send-notice.ts';
import { sha256 } from '../secrets.ts';
import {
  findInvitation,
  findRole,
  type InvitationAtDesk,
  lastSheet,
  type RoleAtDesk,
} from '../views/people-at-desk.ts';
import {
  type DeskActProblem,
  type DeskMoment,
  type DeskParts,
  type DeskRequest,
  actAtDesk,
} from './desk-act.ts';

type Done<T> = Promise<Result<T, DeskActProblem>>;

/** How long the code of one invitation holds, as in a chat. Hours. */
export const INVITATION_HOURS = 72;

const not = (type: DeskActProblem['type']): Result<never, DeskActProblem> => no({ type });

const allowed = (
  { person }: DeskMoment,
  action: Action,
  unitId: string | null,
  own = false,
): boolean => may(person.grants, action, unitId === null ? { own } : { unitId, own }).ok;

/** Tells one person what was done. */
async function tell(
  { trx, secrets }: DeskMoment,
  personId: number,
  key: string,
  part: Message['parts'][number],
): Promise<void> {
  const message = { parts: [part], choices: [], prompt: null };
  await sendNotice(
    trx,
    { kind: 'notify', audience: { to: 'person', personId }, key, message },
    secrets,
  );
}

/** Ends a role; whoever held it is told, as from a chat. */
export const endRoleAtDesk = (
  parts: DeskParts,
  request: DeskRequest,
  grantId: number,
): Done<RoleAtDesk> =>
  actAtDesk(parts, request, async (moment) => {
    const { trx, person, origin, secrets, touched } = moment;
    const found = await findRole(trx, grantId);
    const own = found?.personId === person.id;
    if (found === undefined || !allowed(moment, 'revoke_role', found.unitId, own))
      return not('not_found');
    const { personId, unitId, unit, acting } = found;
    const role = roleNamed(found.role);
    const act = { do: 'revoke_role', grant: grantId, personId, role, unitId } as const;
    await revokeRole(trx, act, origin, secrets, touched);
    if (!own)
      await tell(moment, personId, `revoked:${grantId}`, {
        key: 'notice_role_ended',
        args: { role, unit, acting, by: person.name },
      });
    return ok(found);
  });

/** Ends an invitation that nobody used. */
export const endInvitationAtDesk = (
  parts: DeskParts,
  request: DeskRequest,
  id: number,
): Done<InvitationAtDesk> =>
  actAtDesk(parts, request, async (moment) => {
    const found = await findInvitation(moment.trx, id);
    if (found === undefined || !allowed(moment, 'revoke_role', found.unitId))
      return not('not_found');
    const { unitId } = found;
    const act = { do: 'revoke_invitation', invitation: id, unitId } as const;
    await revokeInvitation(moment.trx, { ...act, role: roleNamed(found.role) }, moment.origin);
    return ok(found);
  });

/** The word of whoever invited on a role that rests: the right person used the code, or another one. */
export const answerInvitationAtDesk = (
  parts: DeskParts,
  request: DeskRequest,
  { id, right }: { readonly id: number; readonly right: boolean },
): Done<InvitationAtDesk> =>
  actAtDesk(parts, request, async (moment) => {
    const { trx, person, origin, secrets, touched } = moment;
    const found = await findInvitation(trx, id);
    const whose = found?.usedById ?? null;
    if (
      found?.state !== 'rests' ||
      found.byId !== person.id ||
      whose === null ||
      whose === person.id ||
      !mayInvite(moment, roleNamed(found.role), found.unitId)
    )
      return not('not_found');
    const { unitId, unit, acting } = found;
    const role = roleNamed(found.role);
    const answer = { invitationId: id, personId: whose, role, unitId, right };
    await answerInvitation(trx, answer, origin, secrets, touched);
    await event(trx, person.id, origin, 'invitation_answered', {
      invitation: id,
      person: whose,
      right,
    });
    const key = `invitation-answered:${id}`;
    const held = { role, unit, acting };
    await tell(
      moment,
      whose,
      key,
      right
        ? { key: 'notice_restored', args: { roles: [held] } }
        : { key: 'notice_role_ended', args: { ...held, by: person.name } },
    );
    return ok(found);
  });

/** Whom one person is invited as. `once` is drawn with the form, so that the same form makes one invitation. */
export interface DeskInvitation {
  readonly role: Role;
  readonly unitId: string | null;
  readonly invitee: Invitee | null;
  readonly once: string;
}

/**
 * Invites one person; gives the code, which is stored nowhere. `moved`: the invitation that this form made was used or ended.
 * A unit that is no more, or never was, invites nobody: `not_found`.
 */
export const inviteAtDesk = (
  parts: DeskParts,
  request: DeskRequest,
  secretKey: string,
  { role, unitId, invitee, once }: DeskInvitation,
): Done<{ readonly code: string }> =>
  actAtDesk(parts, request, async (moment) => {
    const { trx, person, origin } = moment;
    if (!mayInvite(moment, role, unitId)) return not('not_found');
    if (unitId !== null && !(await isActive(trx, unitId))) return not('not_found');
    const code = invitationCode(
      createHmac('sha256', secretKey)
        .update(JSON.stringify(['desk invitation', person.id, once, role, unitId, invitee]))
        .digest(),
    );
    const before = await trx
      .selectFrom('invitation')
      .select(['used_at', 'revoked_at'])
      .where('code_hash', '=', sha256(code))
      .executeTakeFirst();
    if (before !== undefined)
      return before.used_at === null && before.revoked_at === null ? ok({ code }) : not('moved');
    await makeInvitation(
      trx,
      {
        ...{ code, role, unitId, hours: INVITATION_HOURS },
        ...(invitee === null ? {} : { invitee }),
      },
      person.id,
    );
    await event(trx, person.id, origin, 'invitation_created', { role, unit: unitId });
    return ok({ code });
  });

/** Invites many; `seen` is the last sheet that the form knew of, so that one list is not made twice. */
export const inviteManyAtDesk = (
  parts: DeskParts,
  request: DeskRequest,
  { lines, seen }: { readonly lines: readonly InvitationLine[]; readonly seen: number },
): Done<{ readonly sheetId: number }> =>
  actAtDesk(parts, request, async (moment) => {
    const { trx, person, origin, secrets } = moment;
    if (lines.length === 0 || !lines.every(({ role, unitId }) => mayInvite(moment, role, unitId)))
      return not('not_found');
    if ((await lastSheet(trx, person.id)) !== seen) return not('moved');
    const made = { lines, replaces: [] };
    const sheetId = await makeInvitations(trx, made, person.id, secrets);
    await event(trx, person.id, origin, 'invitations_created', invitationsMade(made));
    return ok({ sheetId });
  });

async function isActive(trx: DeskMoment['trx'], unitId: string): Promise<boolean> {
  const unit = trx.selectFrom('unit').select('active').where('id', '=', unitId);
  return (await unit.executeTakeFirst())?.active === true;
}

/** Roles of units need one; roles of the agency have none. */
function mayInvite(moment: DeskMoment, role: Role, unitId: string | null): boolean {
  const row = invitable.find((one) => one.role === role);
  return row !== undefined && row.unit === (unitId !== null) && allowed(moment, row.action, unitId);
}
