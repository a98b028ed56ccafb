// One commit: writes down how sending ended, for any number of messages.
// It never forgets a proof: what is recorded as sent stays sent, whoever claims the row meanwhile.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/** The `last_error` of a message that was sent again without proof that the first time was not shown. */
export const UNPROVEN = 'unproven';

/**
 * The id of the last part that is known to be shown at the address `a`: its newest message that was sent tells it. The
 * address itself holds one only where those messages are another's now.
 */
export const lastShown = sql<string | null>`coalesce((
  select l.provider_ids[cardinality(l.provider_ids)] from outbox l
  where l.address_id = a.id and l.sent_at is not null and l.provider_ids <> '{}' order by l.id desc limit 1), a.last_provider_id)`;

/** How far a message came. `providerIds` are the ids of the parts sent so far, in their order. */
export interface SendRecord {
  readonly id: number;
  readonly addressId: number;
  /** The claim that the record is about: a word about an earlier claim changes nothing. */
  readonly claims: number;
  readonly providerIds: readonly string[];
  readonly state: 'sent' | 'sending' | 'queued' | 'uncertain' | 'dead' | 'parked';
  /** For `queued`: milliseconds from now until it is due. */
  readonly afterMs?: number;
  readonly error?: string;
  /** The attempt counts: it reached the network and says something about this message. */
  readonly tried?: boolean;
  /** For `sent`: when the network's word came, of `performance.now()`; the moment of recording when it is left out. */
  readonly endedAt?: number;
  /** For a row that is sent again although the first time may have been shown. */
  readonly resent?: boolean;
}

/**
 * Records all of them in one statement. `sent` is written unless the row is sent already; anything
 * else only while it is still in the claim the record is about. Safe to run again with the same records.
 */
export async function recordSends(
  db: Kysely<Database>,
  records: readonly SendRecord[],
): Promise<void> {
  if (records.length === 0) return;
  // The last word about a row counts; rows are locked in one order everywhere.
  const byId = new Map(records.map((record) => [record.id, record]));
  const last = [...byId.values()]
    .map(storable)
    .sort((a, b) => a.addressId - b.addressId || a.id - b.id);
  const now = performance.now();
  const rows = last.map(({ endedAt, ...record }) => ({
    ...record,
    agoMs: endedAt === undefined ? 0 : Math.max(0, now - endedAt),
  }));
  await sql`
    with r as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as r (
        id bigint, "addressId" bigint, claims int, "providerIds" json, state text, "afterMs" float8,
        error text, tried boolean, resent boolean, "agoMs" float8)
    )
    update outbox o set
      state = r.state,
      provider_ids = array(select json_array_elements_text(r."providerIds")),
      sent_at = case r.state when 'sent' then statement_timestamp() - r."agoMs" * interval '1 ms' else o.sent_at end,
      last_error = case when o.last_error = ${UNPROVEN} then o.last_error
        else coalesce(left(r.error, 500), o.last_error) end,
      attempts = o.attempts + case when r.tried then 1 else 0 end,
      resent = o.resent or coalesce(r.resent, false),
      due_at = case when r.state = 'queued'
        then now() + coalesce(r."afterMs", 0) * interval '1 ms' else o.due_at end
    from r
    where o.id = r.id and case r.state when 'sent' then o.sent_at is null
      else o.state in ('sending', 'uncertain') and o.claims = r.claims end`.execute(db);
}

/** No network may wish for a longer pause; far more than this is no time that PostgreSQL can hold. */
const LONGEST_WAIT_MS = 30 * 24 * 3_600_000;

/** Takes out what no column can hold: a network's words are cut anywhere, and what they say is not ours to choose. */
function storable(record: SendRecord): SendRecord {
  const { error, afterMs, providerIds } = record;
  return {
    ...record,
    providerIds: providerIds.map(storableText),
    ...(error === undefined ? {} : { error: storableText(error) }),
    ...(afterMs === undefined ? {} : { afterMs: Math.min(afterMs, LONGEST_WAIT_MS) }),
  };
}

const storableText = (text: string): string => text.toWellFormed().replaceAll('\0', '');
