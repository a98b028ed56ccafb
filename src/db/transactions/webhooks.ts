// Webhooks of programs, each change one commit: made and ended by their token, told one after the other, tried again or given up.
// It never sends. A telling that was claimed by a process that died comes again by itself when its time is over.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type Result, no, ok } from '../../domain/result.ts';
import { mostWebhooks, nextAttempt, type Told } from '../../domain/webhooks.ts';
import { record } from '../commit/record.ts';
import { liveGrant } from '../load/people.ts';
import type { Database } from '../schema.ts';
import { type KeyProblem, type ProgramRequest, clock, once } from './program-act.ts';

type Db = Kysely<Database>;

/** Nobody answers within this time: what was claimed is claimed again. Seconds. */
const CLAIMED_FOR = 120;
/** So long all else that waits for a program rests after one was not told, seconds: what fails once mostly fails again. */
const RESTS_FOR = 60;

/** Makes a webhook of the token that asks; at most ten are open. */
export const makeWebhook = (
  db: Db,
  request: ProgramRequest,
  { url, steps }: { readonly url: string; readonly steps: readonly string[] },
): Promise<Result<{ readonly id: number }, KeyProblem | { readonly type: 'too_many' }>> =>
  once(db, request, ['webhook', url, steps], z.object({ id: z.int() }), async (trx) => {
    const { tokenId } = request.caller;
    await sql`select 1 from api_token where id = ${tokenId} for update`.execute(trx);
    const { rows: open } = await sql<{ n: number }>`select count(*)::int as n from webhook
      where token_id = ${tokenId} and ended_at is null`.execute(trx);
    if ((open[0]?.n ?? 0) >= mostWebhooks) return no({ type: 'too_many' as const });
    const { rows } = await sql<{ id: number }>`
      insert into webhook (token_id, url, steps) values (${tokenId}, ${url}, ${[...steps]}::text[]) returning id`.execute(
      trx,
    );
    const id = rows[0]?.id ?? 0;
    await recordOf(trx, request, 'webhook_made', { webhook: id, steps: [...steps] });
    return ok({ id });
  });

/** Ends a webhook of the token that asks; what still waits is told to nobody. */
export const endWebhook = (
  db: Db,
  request: ProgramRequest,
  id: number,
): Promise<Result<{ readonly id: number }, KeyProblem | { readonly type: 'not_found' }>> =>
  once(db, request, ['end webhook', id], z.object({ id: z.int() }), async (trx) => {
    const { rows } = await sql`update webhook set ended_at = now()
      where id = ${id} and token_id = ${request.caller.tokenId} and ended_at is null returning id`.execute(
      trx,
    );
    if (rows.length === 0) return no({ type: 'not_found' as const });
    await sql`update webhook_delivery set state = 'given_up', problem = 'ended', next_at = null, ended_at = now()
      where webhook_id = ${id} and state = 'waiting'`.execute(trx);
    await recordOf(trx, request, 'webhook_ended', { webhook: id });
    return ok({ id });
  });

/** Tells once more what was given up or waits long; what was delivered stays so. */
export const tellAgain = (
  db: Db,
  request: ProgramRequest,
  webhook: number,
  id: number,
): Promise<Result<{ readonly id: number }, KeyProblem | { readonly type: 'not_found' }>> =>
  once(db, request, ['tell again', webhook, id], z.object({ id: z.int() }), async (trx) => {
    const { rows } = await sql`update webhook_delivery d
      set state = 'waiting', attempts = 0, next_at = now(), ended_at = null
      from webhook w where w.id = d.webhook_id and w.ended_at is null and w.token_id = ${request.caller.tokenId}
        and w.id = ${webhook} and d.id = ${id} and d.state <> 'delivered' returning d.id`.execute(
      trx,
    );
    return rows.length === 0 ? no({ type: 'not_found' as const }) : ok({ id });
  });

async function recordOf(
  trx: Db,
  { caller, requestId }: ProgramRequest,
  type: string,
  after: object,
): Promise<void> {
  const by = { personId: null, channel: 'api', inboxId: null, requestId, at: await clock(trx) };
  await record(trx, by, { subject: `token:${caller.tokenId}`, type, role: caller.role, after });
}

/** A telling in the hands of this process. */
export interface ClaimedTelling extends Told {
  readonly id: number;
  readonly webhookId: number;
  readonly url: string;
  /** This one counted. */
  readonly attempts: number;
  /** The number of this claim: it never comes again. */
  readonly claims: number;
}

/** True of a token that works now. */
const live: RawBuilder<boolean> = sql`(t.revoked_at is null and t.expires_at > now() and (t.person_id is null
  or exists (select 1 from role_grant g where g.person_id = t.person_id and g.role = t.role
    and g.unit_id is not distinct from t.unit_id and ${liveGrant})))`;

/**
 * Claims what is due longest, one of each webhook and none of those in `hand`, at most `most`; what belongs to a token that
 * ended, or whose person lost the role, is given up.
 */
export async function claimTellings(
  db: Db,
  most: number,
  hand: readonly number[] = [],
): Promise<readonly ClaimedTelling[]> {
  await sql`update webhook_delivery d set state = 'given_up', problem = 'ended', next_at = null, ended_at = now()
    from webhook w join api_token t on t.id = w.token_id
    where w.id = d.webhook_id and d.state = 'waiting' and d.next_at <= now()
      and not ${live}`.execute(db);
  const { rows } = await sql<Omit<ClaimedTelling, 'at'> & { at: Date }>`
    with due as (
      select d.id from webhook w join api_token t on t.id = w.token_id
        cross join lateral (select id, next_at from webhook_delivery
          where webhook_id = w.id and state = 'waiting' and next_at <= now()
          order by next_at, id limit 1 for update skip locked) d
      where w.ended_at is null and w.id <> all (${[...hand]}::bigint[]) and ${live}
      order by d.next_at, d.id limit ${most})
    update webhook_delivery d set attempts = d.attempts + 1, claims = d.claims + 1,
      next_at = now() + make_interval(secs => ${CLAIMED_FOR})
    from due, webhook w, event e join innovation n on n.id = e.innovation_id
    where d.id = due.id and w.id = d.webhook_id and e.id = d.event_id
    returning d.id, d.webhook_id as "webhookId", w.url, d.attempts, d.claims, n.code, e.type as step, e.seq as version,
      e.after ->> 'state' as state, n.unit_id as "unitId", e.role, e.at`.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** What an attempt came to. */
export type TellingEnd =
  | { readonly ok: true; readonly status: number }
  | {
      readonly ok: false;
      readonly status: number | null;
      readonly problem: 'private_address' | 'unknown_host' | 'no_answer' | 'refused';
    };

/**
 * Notes what an attempt came to: told, to be tried again, or given up after the last. After one that failed, all else that
 * waits for the same program rests for a minute.
 */
export async function endTelling(
  db: Db,
  {
    id,
    webhookId,
    attempts,
    claims,
  }: Pick<ClaimedTelling, 'id' | 'webhookId' | 'attempts' | 'claims'>,
  end: TellingEnd,
): Promise<void> {
  const minutes = end.ok ? null : nextAttempt(attempts);
  const state = end.ok ? 'delivered' : minutes === null ? 'given_up' : 'waiting';
  const problem = end.ok ? null : end.problem;
  const { numAffectedRows } =
    await sql`update webhook_delivery set state = ${state}, status = ${end.status}, problem = ${problem},
      next_at = now() + make_interval(mins => ${minutes}::int),
      ended_at = case when ${minutes}::int is null then now() end
    where id = ${id} and state = 'waiting' and claims = ${claims}`.execute(db);
  if (end.ok || numAffectedRows !== 1n) return;
  await sql`update webhook_delivery set next_at = now() + make_interval(secs => ${RESTS_FOR})
    where webhook_id = ${webhookId} and id <> ${id} and state = 'waiting'
      and next_at < now() + make_interval(secs => ${RESTS_FOR})`.execute(db);
}
