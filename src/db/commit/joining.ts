// Makes people innovators of the unit they chose, all of a round in one statement.
// It never decides who may choose what; roles that are given by invitation are carry/grants.ts.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/** Whoever chose a unit holds the role by their own word, to the end of the innovation year; who holds it already keeps it as it is. */
export async function grantInnovators(
  trx: Kysely<Database>,
  joined: readonly { readonly personId: number; readonly unitId: string }[],
): Promise<void> {
  if (joined.length === 0) return;
  // One person who chose the same unit twice in a round joins once.
  const rows = new Map(joined.map((one) => [`${one.personId} ${one.unitId}`, one]));
  await sql`
    insert into role_grant (person_id, role, unit_id, granted_by, acting)
    select j."personId", 'innovator', j."unitId", j."personId", false
    from jsonb_to_recordset(${JSON.stringify([...rows.values()])}::jsonb) as j ("personId" bigint, "unitId" text)
    on conflict (person_id, role, coalesce(unit_id, '')) where revoked_at is null do update
      set ends_at = greatest(role_grant.ends_at, excluded.ends_at), acting = role_grant.acting and excluded.acting`.execute(
    trx,
  );
}
