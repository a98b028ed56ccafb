// Events that follow from an act after the ledger of the step was written: of a chain without a row of its own, or of
// innovations that the step did not touch. Each raises its chain by one, in the transaction of the change.
import { type Kysely, sql } from 'kysely';
import { type NewEvent, appendSystemEvent, chain, writeEvents } from '../events.ts';
import type { Database } from '../schema.ts';

/** Who does it, from where and when; the same for every event of an act. */
export interface Origin {
  readonly personId: number;
  readonly channel: string | null;
  readonly inboxId: number | null;
  /** ISO time, UTC. */
  readonly at: string;
}

/** The same for an act that a program may do as well; a program has no person. */
export type AnyOrigin = Omit<Origin, 'personId'> & {
  readonly personId: number | null;
  readonly requestId?: string | null;
};

interface What {
  readonly type: string;
  readonly role: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string | null;
  readonly item?: string | null;
}

/** Appends an event to a chain by name. */
export async function record(
  trx: Kysely<Database>,
  by: AnyOrigin,
  event: What & { readonly subject: string },
): Promise<void> {
  await appendSystemEvent(trx, {
    subject: event.subject,
    type: event.type,
    item: event.item ?? null,
    innovationId: null,
    personId: by.personId,
    role: event.role,
    channel: by.channel,
    inboxId: by.inboxId,
    requestId: by.requestId ?? null,
    before: event.before ?? null,
    after: event.after ?? null,
    reason: event.reason ?? null,
  });
}

/** Appends an event to an innovation's chain and raises its version. Locks the innovation. */
export async function recordOfInnovation(
  trx: Kysely<Database>,
  innovationId: number,
  by: AnyOrigin,
  event: What,
): Promise<void> {
  const head = await trx
    .selectFrom('innovation')
    .select(['code', 'version', 'event_hash'])
    .where('id', '=', innovationId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const full: NewEvent = {
    subject: `innovation:${head.code}`,
    type: event.type,
    item: event.item ?? null,
    innovationId,
    personId: by.personId,
    role: event.role,
    channel: by.channel,
    inboxId: by.inboxId,
    requestId: by.requestId ?? null,
    before: event.before ?? null,
    after: event.after ?? null,
    reason: event.reason ?? null,
    at: by.at,
  };
  const chained = chain(full, head.version + 1, head.event_hash);
  await writeEvents(trx, [chained]);
  await trx
    .updateTable('innovation')
    .set({ version: chained.seq, event_hash: chained.hash, updated_at: sql<Date>`now()` })
    .where('id', '=', innovationId)
    .execute();
}
