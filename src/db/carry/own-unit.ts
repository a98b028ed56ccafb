// Corrects the unit somebody belongs to: innovator of the new one, no longer of the old one, in one commit.
// Roles that were given by invitation stay where they are.
import { type Kysely, sql } from 'kysely';
import type { Act } from '../../domain/conversation/act.ts';
import { grant } from './grants.ts';
import type { Touched } from '../commit/occasion.ts';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';
import { event } from './person-event.ts';
import type { Origin } from '../commit/record.ts';
import { revokeRole } from './roles.ts';

/** Moves a person to another unit; drafts in the old one pass to its admin as when any role ends. */
export async function changeUnit(
  trx: Kysely<Database>,
  act: Extract<Act, { do: 'change_unit' }>,
  by: Origin,
  secrets: Secrets,
  touched: Touched,
): Promise<void> {
  const { personId } = by;
  await sql`update person set unit_id = ${act.unitId} where id = ${personId}`.execute(trx);
  await grant(trx, personId, 'innovator', act.unitId, null);
  await event(trx, personId, by, 'unit_set', act.unitId, act.from);
  const { rows } = await sql<{ id: number }>`
    select id from role_grant where person_id = ${personId} and role = 'innovator' and unit_id = ${act.from}
      and revoked_at is null`.execute(trx);
  for (const { id } of rows)
    await revokeRole(
      trx,
      { do: 'revoke_role', grant: id, personId, role: 'innovator', unitId: act.from },
      by,
      secrets,
      touched,
    );
  touched.people.add(personId);
}
