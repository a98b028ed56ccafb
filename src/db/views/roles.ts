// Lists who holds which role, for the operator on the server. It shows names, because roles are ended by looking at them.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/** A role that was not ended; `over` when its term has run out. */
export interface RoleRow {
  readonly id: number;
  readonly personId: number;
  readonly name: string | null;
  readonly role: string;
  readonly unitId: string | null;
  readonly frozenWhy: string | null;
  readonly over: boolean;
  readonly endsAt: Date;
}

/** Lists roles that were not ended, of one role and unit where these are given; the highest roles first. */
export async function listRoles(
  db: Kysely<Database>,
  role: string | null,
  unitId: string | null,
): Promise<readonly RoleRow[]> {
  const { rows } = await sql<RoleRow>`
    select g.id, g.person_id as "personId", p.name, g.role, g.unit_id as "unitId",
      case when g.frozen_at is not null then coalesce(g.frozen_why, 'by hand') end as "frozenWhy",
      g.ends_at <= now() as over, g.ends_at as "endsAt"
    from role_grant g join person p on p.id = g.person_id
    where g.revoked_at is null and (${role}::text is null or g.role = ${role})
      and (${unitId}::text is null or g.unit_id = ${unitId})
    order by g.role = 'innovator', g.role, g.unit_id nulls first, p.name, g.id`.execute(db);
  return rows;
}
