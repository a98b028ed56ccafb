// Looks for clocks of the season that have come to a point at which somebody must be told, and tells them once.
// It decides nothing and remembers nothing: the notice key holds what was said, so any process may look at any time.
import { type Kysely, sql } from 'kysely';
import { crowdLimit } from '../../domain/conversation/shared/attempts.ts';
import type { Audience } from '../../domain/conversation/shared/types.ts';
import type { Part } from '../../domain/conversation/message.ts';
import { sendNotice } from './send-notice.ts';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';

/**
 * Tells the coordinators of requests for deletion that have waited 24 and 48 of the law's 72 hours (UU 27/2022);
 * after a downtime only of the later point. Gives how many requests are past a point.
 */
export async function watchDeletions(db: Kysely<Database>, secrets: Secrets): Promise<number> {
  const { rows } = await sql<{ id: number; hours: number; due_at: Date; name: string | null }>`
    select r.id, case when r.asked_at <= now() - interval '48 hours' then 48 else 24 end as hours, r.due_at, p.name
    from data_request r join person p on p.id = r.person_id
    where r.done_at is null and r.withdrawn_at is null and r.asked_at <= now() - interval '24 hours'
    order by r.due_at, r.id`.execute(db);
  for (const { id, hours, due_at, name } of rows)
    await db.transaction().execute((trx) =>
      tellOnce(trx, secrets, {
        audience: { to: 'role', role: 'coordinator', unitId: null },
        key: `deletion-waits:${id}:${hours}`,
        part: {
          key: 'notice_deletion_waits',
          args: { name, hours, dueAt: due_at.toISOString() },
        },
      }),
    );
  return rows.length;
}

/**
 * Tells the coordinators once an hour when wrong codes of all people together have reached the limit within an hour:
 * somebody tries codes with many accounts. Gives the number of wrong codes when it is reached, else null.
 */
export async function watchWrongCodes(
  db: Kysely<Database>,
  secrets: Secrets,
): Promise<number | null> {
  const { rows } = await sql<{ wrong: number; people: number; hour: Date }>`
    select count(*)::int as wrong, count(distinct person_id)::int as people, date_trunc('hour', now()) as hour
    from code_attempt where at > now() - make_interval(mins => ${crowdLimit.minutes}) having count(*) >= ${crowdLimit.most}`.execute(
    db,
  );
  const [found] = rows;
  if (found === undefined) return null;
  await db.transaction().execute((trx) =>
    tellOnce(trx, secrets, {
      audience: { to: 'role', role: 'coordinator', unitId: null },
      key: `wrong-codes:${found.hour.toISOString()}`,
      part: { key: 'notice_wrong_codes', args: { wrong: found.wrong, people: found.people } },
    }),
  );
  return found.wrong;
}

/** Queues a notice whose key says what was told; whoever looks again later tells it no second time. */
export async function tellOnce(
  trx: Kysely<Database>,
  secrets: Secrets,
  { audience, key, part }: { audience: Audience; key: string; part: Part },
): Promise<void> {
  const message = { parts: [part], choices: [], prompt: null };
  await sendNotice(trx, { kind: 'notify', audience, key, message }, secrets);
}
