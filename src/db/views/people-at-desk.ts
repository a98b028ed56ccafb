// People with their roles, and invitations, for whoever looks after them at the desk. It decides nothing: how far somebody
// sees, the access table says. It shows no number, no NIP and no code.
import { type Kysely, sql } from 'kysely';
import type { RoleLoaded } from '../../domain/conversation/roles/types.ts';
import type { Person } from '../../domain/conversation/world.ts';
import { heldRoles } from '../load/roles.ts';
import type { Database } from '../schema.ts';

type Db = Kysely<Database>;

/** Where somebody may look: everywhere, or in these units. */
export type UnitReach = 'all' | readonly string[];

/** A role that was not ended. */
export interface RoleAtDesk {
  readonly id: number;
  readonly personId: number;
  readonly name: string | null;
  readonly role: string;
  readonly unitId: string | null;
  readonly unit: string | null;
  readonly acting: boolean;
  readonly frozenWhy: string | null;
  readonly endsAt: Date | null;
  readonly channel: string | null;
  readonly lastWroteAt: Date | null;
}

/** What is asked of the list. `after`: the number of the last role that was shown. */
export interface RoleFilter {
  readonly q?: string | undefined;
  readonly unit?: string | undefined;
  readonly role?: string | undefined;
  readonly after?: number | undefined;
}

const within = (column: string, reach: UnitReach) =>
  reach === 'all' ? sql`true` : sql`${sql.ref(column)} = any(${[...reach]}::text[])`;

/** Roles of the agency first, then unit by unit: head, admin, innovators. */
const rank = sql`array_position(array['coordinator', 'verifier', 'mentor', 'operator', 'unit_head', 'unit_admin', 'innovator'], g.role)`;
const order = sql`coalesce(u.name, ''), ${rank}, coalesce(p.name, ''), g.id`;
const joined = sql`role_grant g join person p on p.id = g.person_id left join unit u on u.id = g.unit_id
  left join conversation c on c.person_id = p.id left join address a on a.id = c.address_id`;
const roleColumns = sql`g.id, g.person_id as "personId", p.name, g.role, g.unit_id as "unitId", u.name as unit, g.acting,
  case when g.frozen_at is not null then coalesce(g.frozen_why, 'doubt') end as "frozenWhy", g.ends_at as "endsAt",
  a.channel, c.last_inbound_at as "lastWroteAt"`;
const open = sql`g.revoked_at is null and (g.ends_at is null or g.ends_at > now())`;

const fits = (reach: UnitReach, { q = '', unit, role }: RoleFilter) => sql`${open}
  and ${within('g.unit_id', reach)}
  and (${q.trim()} = '' or strpos(lower(coalesce(p.name, '')), lower(${q.trim()})) > 0)
  and (${unit ?? null}::text is null or g.unit_id = ${unit ?? null})
  and (${role ?? null}::text is null or g.role = ${role ?? null})`;

/** Lists roles, at most `limit`. */
export async function rolesAtDesk(
  db: Db,
  reach: UnitReach,
  filter: RoleFilter,
  limit: number,
): Promise<readonly RoleAtDesk[]> {
  const after = filter.after ?? null;
  const { rows } = await sql<RoleAtDesk>`
    select ${roleColumns} from ${joined} where ${fits(reach, filter)}
      and (${after}::bigint is null or (${order}) > (select ${order} from ${joined} where g.id = ${after}))
    order by ${order} limit ${limit}`.execute(db);
  return rows;
}

/** Counts roles and the people who hold them. */
export async function countRoles(
  db: Db,
  reach: UnitReach,
  filter: RoleFilter,
): Promise<{ readonly roles: number; readonly people: number }> {
  const { rows } = await sql<{ roles: number; people: number }>`
    select count(*)::int as roles, count(distinct g.person_id)::int as people from ${joined}
    where ${fits(reach, filter)}`.execute(db);
  return rows[0] ?? { roles: 0, people: 0 };
}

/** Finds one role that was not ended. */
export async function findRole(db: Db, id: number): Promise<RoleAtDesk | undefined> {
  const { rows } =
    await sql<RoleAtDesk>`select ${roleColumns} from ${joined} where g.id = ${id} and ${open}`.execute(
      db,
    );
  return rows[0];
}

/** An invitation, and what became of it. */
export interface InvitationAtDesk {
  readonly id: number;
  readonly role: string;
  readonly unitId: string | null;
  readonly unit: string | null;
  readonly name: string | null;
  readonly acting: boolean;
  readonly hasNumber: boolean;
  readonly byId: number | null;
  readonly by: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly sheetId: number | null;
  /** `rests`: used, and the role waits for the word of whoever invited. */
  readonly state: 'open' | 'over' | 'rests' | 'used' | 'refused';
  readonly usedById: number | null;
  readonly usedBy: string | null;
  readonly usedAt: Date | null;
}

const invitationColumns = sql`i.id, i.role, i.unit_id as "unitId", u.name as unit, i.invited_name as name, i.acting,
  i.phone is not null as "hasNumber", i.created_by as "byId", m.name as by, i.created_at as "createdAt",
  i.expires_at as "expiresAt", i.sheet_id as "sheetId", i.used_by as "usedById", p.name as "usedBy", i.used_at as "usedAt",
  case when i.used_at is null then case when i.expires_at > now() then 'open' else 'over' end
    when g.frozen_why = 'inviter' then 'rests' when g.id is null then 'refused' else 'used' end as state`;
const invitationTables = sql`invitation i left join unit u on u.id = i.unit_id left join person m on m.id = i.created_by
  left join person p on p.id = i.used_by
  left join role_grant g on g.invitation_id = i.id and g.person_id = i.used_by and g.revoked_at is null`;

/**
 * Lists invitations of the last 90 days that were not ended, in one state or all, 300 at most: first those whose role waits
 * for a word, then those that may be used, then those that nobody used in time, then all others; each newest first.
 */
export async function invitationsAtDesk(
  db: Db,
  reach: UnitReach,
  state: InvitationAtDesk['state'] | null = null,
): Promise<readonly InvitationAtDesk[]> {
  const { rows } = await sql<InvitationAtDesk>`
    with found as (select ${invitationColumns} from ${invitationTables}
      where i.revoked_at is null and i.created_at > now() - interval '90 days' and ${within('i.unit_id', reach)})
    select * from found where ${state}::text is null or state = ${state}
    order by coalesce(array_position(array['rests', 'open', 'over'], state), 4), id desc limit 300`.execute(
    db,
  );
  return rows;
}

/** Finds one that was not ended. */
export async function findInvitation(db: Db, id: number): Promise<InvitationAtDesk | undefined> {
  const { rows } = await sql<InvitationAtDesk>`
    select ${invitationColumns} from ${invitationTables} where i.id = ${id} and i.revoked_at is null`.execute(
    db,
  );
  return rows[0];
}

/** The number of the last sheet that somebody made; 0 without one. Who has the same number has made none since. */
export async function lastSheet(db: Db, personId: Person['id']): Promise<number> {
  const { rows } = await sql<{ id: number | null }>`
    select max(id) as id from invitation_sheet where created_by = ${personId}`.execute(db);
  return rows[0]?.id ?? 0;
}

/** Tells whether somebody made this sheet. */
export async function isSheetOf(db: Db, sheetId: number, personId: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from invitation_sheet where id = ${sheetId} and created_by = ${personId}`.execute(db);
  return rows.length > 0;
}

/** Roles of units that somebody holds or is invited to. */
export const heldUnitRoles = (db: Db): Promise<NonNullable<RoleLoaded['heldRoles']>> =>
  heldRoles(db);
