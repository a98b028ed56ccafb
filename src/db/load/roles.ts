// Loads roles: who holds them, whose rest, which run out, who can hand over, and invitations by code.
// It reads inside the transaction that will carry out the step, and never decides who may see what: the engine does.
import type { Kysely } from 'kysely';
import type {
  FrozenWhy,
  PrintedInvitation,
  RoleLoaded,
} from '../../domain/conversation/roles/types.ts';
import { roleNamed } from '../carry/ending-roles.ts';
import { sql } from 'kysely';
import type { Person } from '../../domain/conversation/world.ts';
import { liveGrant } from './people.ts';
import { confirms, unconfirmed } from '../carry/terms.ts';
import { roles } from '../../domain/access.ts';
import type { Loaded } from '../../domain/conversation/world.ts';
import { sha256 } from '../secrets.ts';
import type { Database } from '../schema.ts';
import type { LoadersOf } from './context.ts';
import type { RoleNeed } from '../../domain/conversation/roles/types.ts';

type Trx = Kysely<Database>;

type Db = Kysely<Database>;

const reasons = ['identity', 'silence', 'lost', 'doubt'] as const;

const frozenWhy = (name: string): FrozenWhy => reasons.find((reason) => reason === name) ?? 'doubt';

/** Loads the people whose roles rest until they proved themselves anew, with why. */
async function loadFrozen(db: Trx): Promise<NonNullable<RoleLoaded['frozen']>> {
  const { rows } = await sql<{
    person_id: number;
    name: string | null;
    why: string;
    at: Date;
    roles: { role: string; unit: string | null }[];
  }>`
    select g.person_id, p.name, min(g.frozen_why) as why, min(g.frozen_at) as at,
      jsonb_agg(jsonb_build_object('role', g.role, 'unit', g.unit_id) order by g.id) as roles
    from role_grant g join person p on p.id = g.person_id
    where g.revoked_at is null and g.frozen_why in ('identity', 'silence', 'lost', 'doubt')
    group by 1, 2 order by 4 desc limit 60`.execute(db);
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    why: frozenWhy(row.why),
    at: row.at.toISOString(),
    roles: row.roles.map(({ role, unit }) => ({ role: roleNamed(role), unitId: unit })),
  }));
}

/** Loads the people of the units this person may hand over for, and the hand-overs that wait for them. */
async function loadHandOver(db: Trx, person: Person): Promise<NonNullable<RoleLoaded['handOver']>> {
  const all = person.grants.some(({ role }) => role === 'coordinator');
  const units = person.grants.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]));
  const { rows } = await sql<{
    person_id: number;
    name: string | null;
    unit_id: string;
    owns: number;
    active: boolean;
    admin: boolean;
    shares: boolean;
  }>`
    select g.person_id, p.name, g.unit_id, g.active, g.admin,
      exists (select 1 from innovation n join co_filler f on f.innovation_id = n.id and f.removed_at is null
        where n.unit_id = g.unit_id and ((n.owner_id = ${person.id} and f.person_id = g.person_id)
          or (n.owner_id = g.person_id and f.person_id = ${person.id}))) as shares,
      (select count(*)::int from innovation n where n.owner_id = g.person_id and n.unit_id = g.unit_id) as owns
    from (
      select person_id, unit_id, bool_or(active) as active, bool_or(admin) as admin from (
        select g.person_id, g.unit_id, true as active, g.role = 'unit_admin' as admin from role_grant g
        where ${liveGrant} and g.role in ('innovator', 'unit_admin') and g.unit_id is not null
        /* whoever rests or has left may still own something here */
        union all select n.owner_id, n.unit_id, false, false from innovation n) known
      where ${all} or unit_id = any(${units}::text[]) group by 1, 2) g
    join person p on p.id = g.person_id
    order by owns desc, p.name, g.person_id limit 60
  `.execute(db);
  const waiting = await sql<{
    id: number;
    name: string | null;
    unit_id: string;
    owns: number;
  }>`
    select h.id, p.name, h.unit_id,
      (select count(*)::int from innovation n where n.owner_id = h.from_person and n.unit_id = h.unit_id) as owns
    from hand_over h join person p on p.id = h.from_person
    where h.to_person = ${person.id} and h.accepted_at is null and h.cancelled_at is null order by h.id
  `.execute(db);
  return {
    people: rows.map((row) => ({
      personId: row.person_id,
      name: row.name,
      unitId: row.unit_id,
      owns: row.owns,
      active: row.active,
      admin: row.admin,
      shares: row.shares,
    })),
    waiting: waiting.rows.map((row) => ({
      id: row.id,
      fromName: row.name,
      unitId: row.unit_id,
      owns: row.owns,
    })),
  };
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
async function loadRoleHolders(
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

/** Loads the roles whose term this person may confirm, innovators last, and the units without an admin for a coordinator. */
async function loadTerms(db: Trx, person: Person): Promise<NonNullable<RoleLoaded['terms']>> {
  const { rows } = await sql<{
    id: number;
    person_id: number;
    name: string | null;
    role: string;
    unit_id: string | null;
    ends_at: Date;
  }>`
    select g.id, g.person_id, p.name, g.role, g.unit_id, g.ends_at from role_grant g join person p on p.id = g.person_id
    where ${unconfirmed} and exists (select 1 from role_grant m where m.person_id = ${person.id} and ${confirms})
    order by g.role = 'innovator', g.unit_id nulls first, g.role, p.name, g.id limit 60`.execute(
    db,
  );
  const without = person.grants.some(({ role }) => role === 'coordinator')
    ? await sql<{ id: string }>`
        select u.id from unit u where u.active and not exists (
          select 1 from role_grant g where g.role = 'unit_admin' and g.unit_id = u.id and ${liveGrant})`.execute(
        db,
      )
    : { rows: [] };
  return {
    unconfirmed: rows.map((row) => ({
      grant: row.id,
      personId: row.person_id,
      name: row.name,
      role: roleNamed(row.role),
      unitId: row.unit_id,
      endsAt: row.ends_at.toISOString(),
    })),
    withoutAdmin: without.rows.map(({ id }) => id),
  };
}

async function invitation(db: Db, code: string): Promise<NonNullable<Loaded['invitation']> | null> {
  const row = await db
    .selectFrom('invitation')
    .select(['id', 'role', 'unit_id', 'created_by', 'phone', 'sheet_id', 'invited_name'])
    .where('code_hash', '=', sha256(code))
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .forUpdate()
    .executeTakeFirst();
  const role = roles.find((candidate) => candidate === row?.role);
  return row === undefined || role === undefined
    ? null
    : {
        id: row.id,
        role,
        unitId: row.unit_id,
        createdBy: row.created_by,
        phone: row.phone,
        ...(row.sheet_id === null ? {} : { printed: true, invited: row.invited_name }),
      };
}

/** WhatsApp's own word is the number in the address; Telegram's was kept when the person shared it. */
async function provenPhones(db: Db, person: Person): Promise<readonly string[]> {
  const { rows } = await sql<{ phone: string }>`
    select distinct phone from (
      select phone from address where person_id = ${person.id} and phone is not null
      union all select '+' || split_part(native_id, '@', 1) from address
      where person_id = ${person.id} and channel = 'whatsapp' and native_id like '%@s.whatsapp.net') known`.execute(
    db,
  );
  return rows.map(({ phone }) => phone);
}

async function spentInvitation(
  db: Db,
  code: string,
): Promise<NonNullable<Loaded['spentInvitation']> | null> {
  const row = await db
    .selectFrom('invitation')
    .select(['id', 'role', 'unit_id', 'created_by', 'phone', 'used_at', 'revoked_at'])
    .where('code_hash', '=', sha256(code))
    .executeTakeFirst();
  const role = roles.find((candidate) => candidate === row?.role);
  if (row === undefined || role === undefined) return null;
  const why = row.used_at !== null ? 'used' : row.revoked_at !== null ? 'revoked' : 'expired';
  const { id, unit_id: unitId, created_by: createdBy, phone } = row;
  return { id, role, unitId, createdBy, phone, why };
}

/** What became of the invitations that somebody made for many; the newest for each role, unit and person, the last 300. */
async function printedInvitations(db: Db, personId: number): Promise<PrintedInvitation[]> {
  const { rows } = await sql<{
    id: number;
    role: string;
    unit_id: string | null;
    phone: string | null;
    invited_name: string | null;
    nip: string | null;
    state: PrintedInvitation['state'];
    used_by: number | null;
    used_name: string | null;
  }>`
    select i.id, i.role, i.unit_id, i.phone, i.invited_name, i.nip, i.used_by, p.name as used_name,
      case when i.used_at is null then case when i.expires_at > now() then 'open' else 'over' end
        when g.frozen_why = 'inviter' then 'rests' when g.id is null then 'refused' else 'used' end as state
    from invitation i left join person p on p.id = i.used_by
    left join role_grant g on g.invitation_id = i.id and g.person_id = i.used_by and g.revoked_at is null
    where i.created_by = ${personId} and i.sheet_id is not null and i.revoked_at is null
    order by i.id desc limit 300`.execute(db);
  return rows.map((row) => {
    const invitee = {
      ...(row.phone === null ? {} : { phone: row.phone }),
      ...(row.invited_name === null ? {} : { name: row.invited_name }),
      ...(row.nip === null ? {} : { nip: row.nip }),
    };
    return {
      ...{ id: row.id, role: roleNamed(row.role), unitId: row.unit_id, state: row.state },
      invitee: Object.keys(invitee).length === 0 ? null : invitee,
      usedBy: row.used_by === null ? null : { personId: row.used_by, name: row.used_name },
    };
  });
}

/** Roles of units that somebody holds now, or for which an invitation is open. */
export async function heldRoles(db: Db): Promise<NonNullable<RoleLoaded['heldRoles']>> {
  const { rows } = await sql<{ role: string; unitId: string }>`
    select g.role, g.unit_id as "unitId" from role_grant g where ${liveGrant} and g.role in ('unit_admin', 'unit_head')
    union select i.role, i.unit_id from invitation i where i.role in ('unit_admin', 'unit_head')
      and i.used_at is null and i.revoked_at is null and i.expires_at > now()`.execute(db);
  return rows.map(({ role, unitId }) => ({ role: roleNamed(role), unitId }));
}

/** Loaders of what is asked about roles and invitations. */
export const roleLoaders: LoadersOf<RoleNeed> = {
  role_holders: async (need, { db, person }) => ({
    roleHolders: await loadRoleHolders(db, person, need.named),
  }),
  printed_invitations: async (_, { db, person }) => ({
    printedInvitations: await printedInvitations(db, person.id),
  }),
  held_roles: async (_, { db }) => ({ heldRoles: await heldRoles(db) }),
  terms: async (_, { db, person }) => ({ terms: await loadTerms(db, person) }),
  frozen: async (_, { db }) => ({ frozen: await loadFrozen(db) }),
  hand_over: async (_, { db, person }) => ({ handOver: await loadHandOver(db, person) }),
  invitation: async (need, { db }) => {
    const found = await invitation(db, need.code);
    return found === null
      ? { invitation: null, spentInvitation: await spentInvitation(db, need.code) }
      : { invitation: found };
  },
  proven_phones: async (_, { db, person }) => ({ provenPhones: await provenPhones(db, person) }),
};
