// Drafts that people leave behind in a unit: they pass to its admin, who is told how many came.
// It ends no role.
import { type Kysely, sql } from 'kysely';
import type { Touched } from '../commit/occasion.ts';
import type { AnyOrigin } from '../commit/record.ts';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';
import { moveInnovations } from './moving-work.ts';
import { sendNotice } from './send-notice.ts';

type Trx = Kysely<Database>;

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

/** Gives the unfinished drafts of a unit from one person to another, who is told. */
export async function takeOver(
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
