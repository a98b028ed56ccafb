// One commit each: the operator on the server confirms, restores or ends a role, when nobody in the chat can.
// Events name no person: the operator is whoever may run commands on the server.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';
import { restorePerson } from './freezing.ts';
import type { AnyOrigin } from '../commit/record.ts';
import { revokeRole } from './roles.ts';
import { roleNamed } from './ending-roles.ts';
import { extendTerms } from './terms.ts';

type Db = Kysely<Database>;

const nobody = () => ({ people: new Set<number>(), innovations: new Set<number>() });

async function originOf(trx: Db): Promise<AnyOrigin> {
  const { rows } = await sql<{ now: Date }>`select now() as now`.execute(trx);
  const at = rows[0]?.now.toISOString() ?? '';
  return { personId: null, channel: 'command', inboxId: null, at };
}

/** Confirms roles by number for the running innovation year, and restores the frozen ones; gives how many changed. */
export async function confirmByOperator(
  db: Db,
  numbers: readonly number[],
  secrets: Secrets,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const by = await originOf(trx);
    const chosen = sql`g.id = any(${[...numbers]}::bigint[])`;
    const { rows } = await sql<{ person_id: number; count: number }>`
      select g.person_id, count(*)::int as count from role_grant g
      where ${chosen} and g.revoked_at is null and g.frozen_why is not null and g.frozen_why <> 'consent' group by 1`.execute(
      trx,
    );
    for (const { person_id: personId } of rows)
      await restorePerson(trx, { do: 'restore_person', personId }, by, secrets, nobody());
    const extended = await extendTerms(trx, chosen, by);
    return extended.length + rows.reduce((sum, { count }) => sum + count, 0);
  });
}

/** Ends a role by number; false when there is none, or it was ended before. */
export async function revokeByOperator(db: Db, number: number, secrets: Secrets): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const grant = await trx
      .selectFrom('role_grant')
      .select(['id', 'person_id', 'role', 'unit_id'])
      .where('id', '=', number)
      .where('revoked_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (grant === undefined) return false;
    const act = {
      do: 'revoke_role',
      grant: grant.id,
      personId: grant.person_id,
      role: roleNamed(grant.role),
      unitId: grant.unit_id,
    } as const;
    await revokeRole(trx, act, await originOf(trx), secrets, nobody());
    return true;
  });
}
