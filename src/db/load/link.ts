// Reads what a link code stands for: whose account it is of, and what would become of the account that typed it.
// It moves nothing; carry/link-address.ts does, and the table itself refuses what must not be joined.
import { type Kysely, sql } from 'kysely';
import { roles } from '../../domain/access.ts';
import type { LinkFound } from '../../domain/conversation/own-data/types.ts';
import type { Person } from '../../domain/conversation/world.ts';
import { sha256 } from '../secrets.ts';
import type { Database } from '../schema.ts';

/** Loads the account behind a code, which stays locked until the step is done; null when the code does not hold. */
export async function loadLink(
  db: Kysely<Database>,
  code: string,
  person: Person,
): Promise<LinkFound | null> {
  const { rows } = await sql<{
    person_id: number;
    name: string | null;
    unit_id: string | null;
    blocked: string | null;
  }>`
    select l.person_id, p.name, p.unit_id, why_not_joined(${person.id}) as blocked
    from link_code l join person p on p.id = l.person_id and p.erased_at is null
    where l.code_hash = ${sha256(code)} and l.used_at is null and l.expires_at > now() for update of l
  `.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  return {
    personId: row.person_id,
    name: row.name,
    unitId: row.unit_id,
    self: row.person_id === person.id,
    blocked:
      (['roles', 'innovations', 'addresses'] as const).find((why) => why === row.blocked) ?? null,
    moving: await movingRoles(db, person.id, row.person_id),
  };
}

/** The roles that would move from one person to the other, who does not hold them already. */
async function movingRoles(
  db: Kysely<Database>,
  from: number,
  to: number,
): Promise<LinkFound['moving']> {
  const { rows } = await sql<{
    role: string;
    unit_id: string | null;
    invited_by: number | null;
    proof: boolean;
  }>`
    select g.role, g.unit_id, i.created_by as invited_by, i.phone is not null as proof
    from role_grant g left join invitation i on i.id = g.invitation_id
    where g.person_id = ${from} and g.revoked_at is null
      and not exists (select 1 from role_grant o where o.person_id = ${to} and o.role = g.role
        and o.unit_id is not distinct from g.unit_id and o.revoked_at is null)
    order by g.id`.execute(db);
  return rows.flatMap((row) => {
    const role = roles.find((candidate) => candidate === row.role);
    return role === undefined
      ? []
      : [{ role, unitId: row.unit_id, invitedBy: row.invited_by, proof: row.proof }];
  });
}
