// Invitations for many: made in one commit with their codes, which are kept sealed until they are printed; the word on a
// role that rests; and the end of its waiting. It decides nothing.
import { type Kysely, sql } from 'kysely';
import { printedCode } from '../../domain/codes.ts';
import { printedDays, restHours, type RoleEffect } from '../../domain/conversation/roles/types.ts';
import { Moved } from '../commit/ledger.ts';
import type { Touched } from '../commit/occasion.ts';
import type { Origin } from '../commit/record.ts';
import { freshEntropy } from '../entropy.ts';
import { appendPersonEvents } from '../events.ts';
import type { Database } from '../schema.ts';
import { type Secrets, sha256 } from '../secrets.ts';
import type { CarriersOf } from './carrying.ts';
import { alarmWithoutAdmin, roleNamed } from './ending-roles.ts';
import { byItself } from './freezing.ts';
import { adoptLeftBehind } from './left-behind.ts';
import { tellOnce } from './clocks.ts';

type Trx = Kysely<Database>;
type Of<Kind extends RoleEffect['kind']> = Extract<RoleEffect, { readonly kind: Kind }>;

const papers = ['lembar-undangan', 'daftar-undangan'] as const;

/**
 * Makes the invitations with new codes, which stay sealed until they are on paper; those they replace end. Gives the number
 * of the sheet.
 */
export async function makeInvitations(
  trx: Trx,
  { lines, replaces }: Pick<Of<'create_invitations'>, 'lines' | 'replaces'>,
  personId: number,
  { codes }: Secrets,
): Promise<number> {
  const ended = await sql`update invitation set revoked_at = now(), code_sealed = null
    where id = any(${[...replaces]}::bigint[]) and used_at is null and revoked_at is null and created_by = ${personId}`.execute(
    trx,
  );
  if (Number(ended.numAffectedRows ?? 0) !== replaces.length) throw new Moved('an invitation');
  const sheet = await trx
    .insertInto('invitation_sheet')
    .values({ created_by: personId })
    .returning('id')
    .executeTakeFirstOrThrow();
  const rows = lines.map(({ role, unitId, invitee = {} }) => {
    const code = printedCode(freshEntropy(12));
    return {
      code_hash: sha256(code),
      code_sealed: codes.seal(code, [code]),
      ...{ role, unit_id: unitId, note: null, created_by: personId, sheet_id: sheet.id },
      phone: invitee.phone ?? null,
      invited_name: invitee.name ?? null,
      nip: invitee.nip ?? null,
      basis: invitee.basis ?? null,
      expires_at: sql<Date>`now() + make_interval(days => ${printedDays})`,
    };
  });
  await trx.insertInto('invitation').values(rows).execute();
  return sheet.id;
}

/** What the event says of invitations that were made together. */
export const invitationsMade = ({
  lines,
  replaces,
}: Pick<Of<'create_invitations'>, 'lines' | 'replaces'>) => ({
  invitations: lines.map(({ role, unitId: unit }) => ({ role, unit })),
  ...(replaces.length === 0 ? {} : { replaces }),
});

/** Makes the invitations and asks for their papers, which come into the chat. */
async function makeAll(
  trx: Trx,
  effect: Of<'create_invitations'>,
  by: { readonly personId: number; readonly addressId: number; readonly inboxId: number | null },
  secrets: Secrets,
): Promise<void> {
  const sheet = await makeInvitations(trx, effect, by.personId, secrets);
  for (const paper of papers)
    await sql`insert into print_request (person_id, address_id, inbox_id, paper, edition_id, nip, sheet_id)
      values (${by.personId}, ${by.addressId}, ${by.inboxId}, ${paper}, ${effect.editionId}, false, ${sheet})`.execute(
      trx,
    );
}

/** Gives the role that rests, or ends it, by the word of whoever invited. */
export async function answerInvitation(
  trx: Trx,
  { invitationId, personId: whose, role, unitId, right }: Omit<Of<'answer_invitation'>, 'kind'>,
  origin: Origin,
  secrets: Secrets,
  touched: Touched,
): Promise<void> {
  const done = right
    ? await sql`update role_grant set frozen_at = null, frozen_why = null
        where invitation_id = ${invitationId} and person_id = ${whose} and frozen_why = 'inviter' and revoked_at is null`.execute(
        trx,
      )
    : await sql`update role_grant set revoked_at = now(), revoked_by = ${origin.personId}
        where invitation_id = ${invitationId} and person_id = ${whose} and frozen_why = 'inviter' and revoked_at is null`.execute(
        trx,
      );
  if (Number(done.numAffectedRows ?? 0) !== 1) throw new Moved('a role that rests');
  const held = { role, unit: unitId, invitation: invitationId };
  await appendPersonEvents(trx, [
    {
      ...{ personId: whose, channel: origin.channel, inboxId: origin.inboxId },
      ...(right
        ? { type: 'role_granted', before: null, after: { ...held, by: origin.personId } }
        : { type: 'role_revoked', before: held, after: { by: origin.personId } }),
    },
  ]);
  touched.people.add(whose);
  if (right && role === 'unit_admin' && unitId !== null)
    await adoptLeftBehind(trx, whose, unitId, origin, secrets, touched);
}

/** Carriers of invitations for many. */
export const invitingCarriers: CarriersOf<
  Extract<RoleEffect, { kind: 'create_invitations' | 'answer_invitation' }>
> = {
  create_invitations: (carrying, effect) => {
    const { personId, inboxId, occasion, secrets } = carrying;
    const { addressId } = occasion;
    carrying.after((trx) => makeAll(trx, effect, { personId, addressId, inboxId }, secrets));
    carrying.recordOfPerson('invitations_created', { after: invitationsMade(effect) });
  },
  answer_invitation: (carrying, effect) => {
    const { origin, secrets } = carrying;
    const { invitationId, personId: whose, right } = effect;
    carrying.after((trx, touched) => answerInvitation(trx, effect, origin, secrets, touched));
    carrying.recordOfPerson('invitation_answered', {
      after: { invitation: invitationId, person: whose, right },
    });
  },
};

/**
 * Freezes roles whose inviter said nothing for 48 hours, and tells whoever holds them and the coordinators;
 * from then on a coordinator gives them back as any frozen role. Gives how many.
 */
export async function watchResting(db: Trx, secrets: Secrets): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select g.id from role_grant g where g.frozen_why = 'inviter' and g.revoked_at is null
      and g.frozen_at < now() - make_interval(hours => ${restHours}) order by g.id limit 100`.execute(
    db,
  );
  for (const { id } of rows) await db.transaction().execute((trx) => freezeOne(trx, id, secrets));
  return rows.length;
}

async function freezeOne(trx: Trx, id: number, secrets: Secrets): Promise<void> {
  const { rows } = await sql<{
    person_id: number;
    name: string | null;
    role: string;
    unit_id: string | null;
    unit: string | null;
  }>`
    update role_grant g set frozen_why = 'doubt', frozen_at = now()
    from role_grant same join person p on p.id = same.person_id left join unit u on u.id = same.unit_id
    where same.id = g.id and g.id = ${id} and g.frozen_why = 'inviter' and g.revoked_at is null
    returning g.person_id, p.name, g.role, g.unit_id, u.name as unit`.execute(trx);
  const [row] = rows;
  if (row === undefined) return;
  const role = roleNamed(row.role);
  const held = { role, unit: row.unit };
  await appendPersonEvents(trx, [
    {
      ...{ personId: row.person_id, type: 'roles_frozen', channel: null, inboxId: null },
      before: null,
      after: { why: 'unanswered', roles: [{ role: row.role, unit: row.unit_id }], by: null },
    },
  ]);
  const key = `unanswered:${id}`;
  await tellOnce(trx, secrets, {
    audience: { to: 'person', personId: row.person_id },
    key,
    part: { key: 'notice_invitation_frozen', args: held },
  });
  const part = {
    key: 'notice_invitation_unanswered' as const,
    args: { ...held, name: row.name },
  };
  await tellOnce(trx, secrets, {
    audience: { to: 'role', role: 'coordinator', unitId: null, except: row.person_id },
    key: `${key}:told`,
    part,
  });
  if (row.role === 'unit_admin' && row.unit_id !== null)
    await alarmWithoutAdmin(trx, row.unit_id, { ...byItself, at: key }, secrets);
}
