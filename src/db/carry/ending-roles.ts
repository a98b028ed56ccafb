// What ends with a role: notices written for it, cards, claims; and the alarm when a unit has no admin left.
// It decides nothing.
import { type Role, roles } from '../../domain/access.ts';
import type { Origin } from '../commit/record.ts';
import { liveGrant } from '../load/people.ts';
import type { Secrets } from '../secrets.ts';
import { pauseWithoutRight } from '../transactions/steer-broadcast.ts';
import { sendNotice } from './send-notice.ts';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

type Trx = Kysely<Database>;

/** Reads a role's name as it stands in a table. */
export function roleNamed(name: string): Role {
  const role = roles.find((candidate) => candidate === name);
  if (role === undefined) throw new Error(`unknown role ${name}`);
  return role;
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
