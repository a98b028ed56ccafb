// Tells which prompts a person had been shown when they wrote a message, and which were not sent yet.
// It trusts ids of the network where both sides of a chat share one row of numbers, else the clock of this database alone.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Message } from '../../domain/conversation/message.ts';
import type { Database } from '../schema.ts';
import type { Waiting } from '../commit/lock.ts';

/** A reply that asks, or asked, something. */
export interface Prompt {
  readonly id: number;
  readonly personId: number;
  readonly addressId: number;
  readonly prompt: number;
  /** When the network had taken all of it; null: it is not known to be shown. */
  readonly shownAt: Date | null;
  /** The network's id of its last part. */
  readonly lastId: string | null;
  /** The message, where nothing of it has been sent: it can still lose its question. */
  readonly unsent: Message | null;
}

/** How many replies back it is looked; whoever wrote before all of these were shown is asked anew. */
const LOOKED_AT = 10;

/** A person, and the first message of theirs that is to be read; null where only files have ended. */
export interface Writer {
  readonly personId: number;
  readonly first: Pick<Waiting, 'addressId' | 'order' | 'wroteAt'> | null;
}

/**
 * The newest replies of the person `p`, so many of each of their addresses. Nearly all that went to an address was a reply to
 * this person. A planner that reckons with few reads the whole history of the address and sorts it, for each message anew;
 * of what stands in a `case` it reckons with half, and reads backwards from the end.
 */
const repliesOf = (most: RawBuilder<unknown>) => sql`(
  select n.* from address b cross join lateral (
    select x.id, x.address_id, x.channel, x.message, x.sent_at, x.provider_ids, x.state, x.resent from outbox x
    where x.address_id = b.id and case when x.person_id = p.id and x.kind = 'reply' then true else false end
    order by x.id desc limit ${most}) n
  where b.person_id = p.id)`;

/**
 * Reads the newest replies of these people. What is being sent has no end yet: `lockWaiting` keeps its person waiting. Where
 * the newest asks, was shown before the message, and nothing is left to be sent, none before it matters.
 */
export async function readPrompts(
  trx: Kysely<Database>,
  writers: readonly Writer[],
): Promise<ReadonlyMap<number, readonly Prompt[]>> {
  const ids = writers.map(({ personId }) => personId);
  const addresses = writers.map(({ first }) => first?.addressId ?? null);
  const orders = writers.map(({ first }) => first?.order ?? null);
  const written = writers.map(({ first }) => first?.wroteAt.toISOString() ?? null);
  const { rows } = await sql<Prompt>`
    select r.id, p.id as "personId", r.address_id as "addressId", (r.message ->> 'prompt')::int as prompt,
      /* in the browser it stands when it is stored, whenever that was written down */
      case when r.sent_at is null then null else coalesce(w.created_at, r.sent_at) end as "shownAt",
      r.provider_ids[cardinality(r.provider_ids)] as "lastId",
      case when r.state = 'queued' and r.provider_ids = '{}' and not r.resent then r.message end as unsent
    from unnest(${ids}::bigint[], ${addresses}::bigint[], ${orders}::float8[], ${written}::timestamptz[])
      p (id, address_id, nth, wrote_at)
    cross join lateral (
      select coalesce((
        select o.sent_at is not null and o.message ->> 'prompt' is not null and case
          when o.channel = 'telegram' and o.address_id = p.address_id
            and o.provider_ids[cardinality(o.provider_ids)] ~ '^[0-9]{1,15}$'
          then o.provider_ids[cardinality(o.provider_ids)]::bigint < p.nth
          else o.sent_at <= p.wrote_at end
        from ${repliesOf(sql`1`)} o order by o.id desc limit 1), false)
      and not exists (
        select 1 from outbox q where q.address_id = any(array(select b.id from address b where b.person_id = p.id))
          and q.state in ('queued', 'sending', 'uncertain') and q.kind = 'reply') as newest
      /* without it, it would be asked anew wherever it is used below */
      offset 0
    ) enough cross join lateral (
      select o.* from ${repliesOf(sql`case when enough.newest then 1 else ${LOOKED_AT}::int end`)} o order by o.id desc
      limit case when enough.newest then 1 else ${LOOKED_AT}::int end
    ) r left join webchat_message w on r.channel = 'webchat'
      and w.id = case when r.provider_ids[1] ~ '^[0-9]{1,15}$'
        then r.provider_ids[cardinality(r.provider_ids)]::bigint end
    where r.message ->> 'prompt' is not null`.execute(trx);
  return Map.groupBy(rows, (row) => row.personId);
}

/** Gives the numbers of the newest prompt that had been shown when a message was written, and of that shown by now; 0 for none. */
export function shownTo(
  message: Waiting,
  prompts: readonly Prompt[],
): { readonly seen: number; readonly shown: number } {
  const newest = (fits: (one: Prompt) => boolean): number =>
    Math.max(0, ...prompts.filter(fits).map(({ prompt }) => prompt));
  return {
    seen: newest((one) => wasShown(one, message)),
    shown: newest(({ shownAt }) => shownAt !== null),
  };
}

function wasShown({ shownAt, lastId, addressId }: Prompt, message: Waiting): boolean {
  if (shownAt === null) return false;
  const numbered = message.channel === 'telegram' && /^[0-9]{1,15}$/.test(lastId ?? '');
  if (numbered && addressId === message.addressId) return Number(lastId) < message.order;
  return shownAt.getTime() <= message.wroteAt.getTime();
}
