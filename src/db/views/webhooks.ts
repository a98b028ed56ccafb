// Reads webhooks of a token and what became of what they were told.
// It shows no key.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/** A webhook with how much waits and how much was given up. */
export interface WebhookRow {
  readonly id: number;
  readonly url: string;
  readonly steps: readonly string[];
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  readonly waiting: number;
  readonly givenUp: number;
}

/** Lists those of a token, the newest first. */
export async function webhooksOf(
  db: Kysely<Database>,
  tokenId: number,
): Promise<readonly WebhookRow[]> {
  const { rows } = await sql<WebhookRow>`
    select w.id, w.url, w.steps, w.created_at as "createdAt", w.ended_at as "endedAt",
      (select count(*)::int from webhook_delivery d where d.webhook_id = w.id and d.state = 'waiting') as waiting,
      (select count(*)::int from webhook_delivery d where d.webhook_id = w.id and d.state = 'given_up') as "givenUp"
    from webhook w where w.token_id = ${tokenId} order by w.id desc`.execute(db);
  return rows;
}

/** Something that was told, or is to be. */
export interface DeliveryRow {
  readonly id: number;
  readonly code: string;
  readonly step: string;
  readonly version: number;
  readonly state: string;
  readonly attempts: number;
  readonly nextAt: Date | null;
  readonly status: number | null;
  readonly problem: string | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

/** Lists what a webhook was told, the newest first, below `before`. */
export async function deliveriesOf(
  db: Kysely<Database>,
  webhookId: number,
  {
    state,
    before,
    limit,
  }: { readonly state: string | null; readonly before: number | null; readonly limit: number },
): Promise<readonly DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    select d.id, n.code, e.type as step, e.seq as version, d.state, d.attempts, d.next_at as "nextAt", d.status, d.problem,
      d.created_at as "createdAt", d.ended_at as "endedAt"
    from webhook_delivery d join event e on e.id = d.event_id join innovation n on n.id = e.innovation_id
    where d.webhook_id = ${webhookId} and (${state}::text is null or d.state = ${state})
      and (${before}::bigint is null or d.id < ${before})
    order by d.id desc limit ${limit}`.execute(db);
  return rows;
}
