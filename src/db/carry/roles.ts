// Ending roles: who holds what, and what ends with it — cards, codes, unsent notices; drafts pass to the unit's admin.
// Everything happens in the transaction of the act, so that the old rights end with its commit.
import { type Kysely, sql } from 'kysely';
import type { Act } from '../../domain/conversation/act.ts';
import { appendPersonEvents } from '../events.ts';
import type { Touched } from '../commit/occasion.ts';
import { Moved } from '../commit/ledger.ts';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';
import { endTokensOf } from '../transactions/create-token.ts';
import { liveGrant } from '../load/people.ts';
import { loseFocus, moveFilling } from './moving-work.ts';
import { type AnyOrigin, record } from '../commit/record.ts';
import type { RoleEffect } from '../../domain/conversation/roles/types.ts';
import type { CarriersOf } from './carrying.ts';
import { sha256 } from '../secrets.ts';
import { freezeRoles } from './freezing.ts';
import { grant } from './grants.ts';
import { invitingCarriers } from './inviting-many.ts';
import { adoptLeftBehind, takeOver } from './left-behind.ts';
import { alarmWithoutAdmin, endRights } from './ending-roles.ts';

type Trx = Kysely<Database>;
type Of<Name extends Act['do']> = Extract<Act, { do: Name }>;

/** Ends a role at this commit; throws `Moved` when it has ended already. */
export async function revokeRole(
  trx: Trx,
  act: Of<'revoke_role'>,
  by: AnyOrigin,
  secrets: Secrets,
  touched: Touched,
): Promise<void> {
  const done = await trx
    .updateTable('role_grant')
    .set({ revoked_at: sql<Date>`now()`, revoked_by: by.personId })
    .where('id', '=', act.grant)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (Number(done.numUpdatedRows) !== 1) throw new Moved('a role');
  await endRights(trx, act.personId, act.role, act.unitId);
  await endTokensOf(trx, act.personId, act.role, act.unitId);
  await appendPersonEvents(trx, [
    {
      personId: act.personId,
      type: 'role_revoked',
      channel: by.channel,
      inboxId: by.inboxId,
      before: { role: act.role, unit: act.unitId },
      after: { by: by.personId },
    },
  ]);
  touched.people.add(act.personId);
  if (act.unitId === null) return;
  if (!(await stillFills(trx, act.personId, act.unitId))) {
    await passToAdmin(trx, act.personId, act.unitId, by, secrets, touched);
    await moveFilling(trx, { from: act.personId, to: null, unitId: act.unitId }, by, touched);
    await loseFocus(trx, act.personId, act.unitId, touched);
  }
  if (act.role === 'unit_admin') await alarmWithoutAdmin(trx, act.unitId, by, secrets);
}

async function stillFills(trx: Trx, personId: number, unitId: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from role_grant g where g.person_id = ${personId} and g.unit_id = ${unitId}
    and g.role in ('innovator', 'unit_admin') and g.revoked_at is null limit 1`.execute(trx);
  return rows.length > 0;
}

async function passToAdmin(
  trx: Trx,
  from: number,
  unitId: string,
  by: AnyOrigin,
  secrets: Secrets,
  touched: Touched,
): Promise<void> {
  const { rows } = await sql<{ person_id: number }>`
    select g.person_id from role_grant g where g.role = 'unit_admin' and g.unit_id = ${unitId}
      and g.person_id <> ${from} and ${liveGrant} order by g.acting, g.id limit 1`.execute(trx);
  const [admin] = rows;
  if (admin !== undefined) await takeOver(trx, from, admin.person_id, unitId, by, secrets, touched);
}

/** Ends an unused invitation. */
export async function revokeInvitation(
  trx: Trx,
  act: Of<'revoke_invitation'>,
  by: AnyOrigin,
): Promise<void> {
  const done = await trx
    .updateTable('invitation')
    .set({ revoked_at: sql<Date>`now()`, code_sealed: null })
    .where('id', '=', act.invitation)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (Number(done.numUpdatedRows) !== 1) throw new Moved('an invitation');
  await record(trx, by, {
    subject: `invitation:${act.invitation}`,
    type: 'invitation_revoked',
    role: null,
    before: { role: act.role, unit: act.unitId },
  });
}

/** Stores one invitation; only the hash of its code is kept. */
export async function makeInvitation(
  trx: Trx,
  {
    code,
    role,
    unitId,
    hours,
    actingDays,
    invitee,
  }: Omit<Extract<RoleEffect, { kind: 'create_invitation' }>, 'kind'>,
  personId: number,
): Promise<void> {
  const { phone = null, name = null, nip = null, basis = null } = invitee ?? {};
  await sql`insert into invitation (code_hash, role, unit_id, created_by, acting, term_days, phone, invited_name, nip, basis, expires_at)
    values (${sha256(code)}, ${role}, ${unitId}, ${personId}, ${actingDays !== undefined}, ${actingDays ?? null},
      ${phone}, ${name}, ${nip}, ${basis}, now() + make_interval(hours => ${hours}))`.execute(trx);
}

/** Carriers of roles and invitations. */
export const roleCarriers: CarriersOf<RoleEffect> = {
  ...invitingCarriers,
  accept_invitation: (carrying, { invitationId, role, unitId, rests }) => {
    const { personId, origin, secrets, occasion } = carrying;
    if (occasion.stored.person.unitId === null && unitId !== null) carrying.self().unit = unitId;
    carrying.after(async (trx, touched) => {
      const used = await trx
        .updateTable('invitation')
        .set({ used_by: personId, used_at: sql<Date>`now()`, code_sealed: null })
        .where('id', '=', invitationId)
        .where('used_at', 'is', null)
        .executeTakeFirst();
      if (Number(used.numUpdatedRows) !== 1) throw new Moved('an invitation');
      await grant(trx, personId, role, unitId, invitationId, rests);
      if (rests !== true && role === 'unit_admin' && unitId !== null)
        await adoptLeftBehind(trx, personId, unitId, origin, secrets, touched);
    });
    carrying.recordOfPerson(rests === true ? 'role_rests' : 'role_granted', {
      after: { role, unit: unitId, invitation: invitationId },
    });
  },
  create_invitation: (carrying, effect) => {
    const { personId } = carrying;
    carrying.after((trx) => makeInvitation(trx, effect, personId));
    carrying.recordOfPerson('invitation_created', {
      after: { role: effect.role, unit: effect.unitId },
    });
  },
  prove_phone: (carrying, { phone }) => {
    const { addressId, channel } = carrying.occasion;
    carrying.after(async (trx) => {
      await trx.updateTable('address').set({ phone }).where('id', '=', addressId).execute();
    });
    carrying.recordOfPerson('phone_proven', { after: { channel } });
  },
  freeze_roles: (carrying, { why }) => {
    const { personId, origin, secrets } = carrying;
    carrying.after(async (trx, touched) => {
      await freezeRoles(trx, personId, why, origin, secrets);
      touched.people.add(personId);
    });
  },
};
