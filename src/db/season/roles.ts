// Ending roles: who holds what, and what ends with it — cards, codes, unsent notices; drafts pass to the unit's admin.
// Everything happens in the transaction of the act, so that the old rights end with its commit.
import { type Kysely, sql } from 'kysely';
import { type Role, roles } from '../../domain/access.ts';
import type { Act } from '../../domain/conversation/act.ts';
import type { RoleLoaded } from '../../domain/conversation/roles/types.ts';
import type { Person } from '../../domain/conversation/world.ts';
import { appendPersonEvents } from '../events.ts';
import type { Touched } from '../inbound/occasion.ts';
import { sendNotice } from '../inbound/send-notice.ts';
import { Moved } from '../inbound/ledger.ts';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';
import { endTokensOf } from '../transactions/create-token.ts';
import { pauseWithoutRight } from '../transactions/steer-broadcast.ts';
import { liveGrant } from '../world/people.ts';
import { loseFocus, moveFilling, moveInnovations } from './hand-over.ts';
import { type AnyOrigin, type Origin, record } from './record.ts';

type Trx = Kysely<Database>;
type Of<Name extends Act['do']> = Extract<Act, { do: Name }>;

/** Reads a role's name as it stands in a table. */
export function roleNamed(name: string): Role {
  const role = roles.find((candidate) => candidate === name);
  if (role === undefined) throw new Error(`unknown role ${name}`);
  return role;
}

/** Where a person may end roles: everywhere, or in these units; own roles come on top. */
function reach(person: Person): { readonly all: boolean; readonly units: readonly string[] } {
  return {
    all: person.grants.some(({ role }) => role === 'coordinator' || role === 'operator'),
    units: person.grants.flatMap(({ role, unitId }) =>
      role === 'unit_admin' && unitId !== null ? [unitId] : [],
    ),
  };
}

/** Loads the roles and unused invitations within reach; innovators last, since they are many. */
export async function loadRoleHolders(
  db: Trx,
  person: Person,
  named = '',
): Promise<NonNullable<RoleLoaded['roleHolders']>> {
  const { all, units } = reach(person);
  const { rows } = await sql<{
    id: number;
    person_id: number;
    name: string | null;
    role: string;
    unit_id: string | null;
    acting: boolean;
    ends_at: Date | null;
  }>`
    select g.id, g.person_id, p.name, g.role, g.unit_id, g.acting, g.ends_at
    from role_grant g join person p on p.id = g.person_id
    where ${liveGrant} and (${all} or g.unit_id = any(${[...units]}::text[]) or g.person_id = ${person.id})
      and (${named.trim()} = '' or strpos(lower(coalesce(p.name, '')), lower(${named.trim()})) > 0)
    order by (g.role = 'innovator'), g.unit_id nulls first, p.name, g.id limit 60
  `.execute(db);
  const invitations = await sql<{
    id: number;
    role: string;
    unit_id: string | null;
    created_at: Date;
  }>`
    select id, role, unit_id, created_at from invitation
    where used_at is null and revoked_at is null and expires_at > now()
      and (${all} or unit_id = any(${[...units]}::text[])) order by id desc limit 20
  `.execute(db);
  return {
    holders: rows.map((row) => ({
      grant: row.id,
      personId: row.person_id,
      name: row.name,
      role: roleNamed(row.role),
      unitId: row.unit_id,
      acting: row.acting,
      endsAt: row.ends_at?.toISOString() ?? null,
    })),
    invitations: invitations.rows.map((row) => ({
      id: row.id,
      role: roleNamed(row.role),
      unitId: row.unit_id,
      createdAt: row.created_at.toISOString(),
    })),
  };
}

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

/** What ends with a role: every card and open code of the person, notices written for the role and not sent, broadcasts on their way. */
export async function endRights(
  trx: Trx,
  personId: number,
  role: string,
  unitId: string | null,
): Promise<void> {
  await sql`update card set used_at = now() where person_id = ${personId} and used_at is null`.execute(
    trx,
  );
  await sql`update confirmation set used_at = now() where person_id = ${personId} and used_at is null`.execute(
    trx,
  );
  await sql`delete from claim where person_id = ${personId}`.execute(trx);
  await sql`update outbox set state = 'cancelled' where person_id = ${personId} and state = 'queued'
    and for_role = ${role} and for_unit is not distinct from ${unitId}`.execute(trx);
  await pauseWithoutRight(trx, personId);
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

/** Gives the drafts that people left behind in a unit while it had no admin to the admin who comes. */
export async function adoptLeftBehind(
  trx: Trx,
  admin: number,
  unitId: string,
  by: AnyOrigin,
  secrets: Secrets,
  touched: Touched,
): Promise<void> {
  const { rows } = await sql<{ owner_id: number }>`
    select distinct n.owner_id from innovation n where n.unit_id = ${unitId} and n.owner_id <> ${admin}
      and not exists (select 1 from role_grant g where g.person_id = n.owner_id and g.unit_id = n.unit_id
        and g.role in ('innovator', 'unit_admin') and g.revoked_at is null)
    order by n.owner_id`.execute(trx);
  for (const { owner_id } of rows)
    await takeOver(trx, owner_id, admin, unitId, by, secrets, touched);
}

async function takeOver(
  trx: Trx,
  from: number,
  to: number,
  unitId: string,
  by: AnyOrigin,
  secrets: Secrets,
  touched: Touched,
): Promise<void> {
  const count = await moveInnovations(trx, from, to, unitId, by, touched, 'unfinished');
  if (count === 0) return;
  const { rows: names } = await sql<{ name: string | null; unit: string }>`
    select p.name, u.name as unit from person p, unit u where p.id = ${from} and u.id = ${unitId}`.execute(
    trx,
  );
  await sendNotice(
    trx,
    {
      kind: 'notify',
      audience: { to: 'person', personId: to },
      key: `taken-over:${from}:${unitId}:${by.at}`,
      message: {
        parts: [
          {
            key: 'notice_taken_over',
            args: { from: names[0]?.name ?? null, unit: names[0]?.unit ?? '-', count },
          },
        ],
        choices: [],
        prompt: null,
      },
    },
    secrets,
  );
}

/** Tells the coordinators when a unit has no admin left. */
export async function alarmWithoutAdmin(
  trx: Trx,
  unitId: string,
  by: Pick<Origin, 'at'>,
  secrets: Secrets,
): Promise<void> {
  const { rows } = await sql<{ unit: string }>`
    select u.name as unit from unit u where u.id = ${unitId} and not exists (
      select 1 from role_grant g where g.role = 'unit_admin' and g.unit_id = u.id and ${liveGrant})`.execute(
    trx,
  );
  const [unit] = rows;
  if (unit === undefined) return;
  await sendNotice(
    trx,
    {
      kind: 'notify',
      audience: { to: 'role', role: 'coordinator', unitId: null },
      key: `no-admin:${unitId}:${by.at}`,
      message: {
        parts: [{ key: 'notice_no_admin', args: { unit: unit.unit } }],
        choices: [],
        prompt: null,
      },
    },
    secrets,
  );
}

/** Ends an unused invitation. */
export async function revokeInvitation(
  trx: Trx,
  act: Of<'revoke_invitation'>,
  by: Origin,
): Promise<void> {
  const done = await trx
    .updateTable('invitation')
    .set({ revoked_at: sql<Date>`now()` })
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
