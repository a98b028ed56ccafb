// One commit: marks messages as being sent by this process, so that no other process sends them.
// It never sends; a row it marks is either recorded, released or, after a crash, reconciled.
import { type Kysely, sql } from 'kysely';
import type { ChannelId } from '../../domain/conversation/input.ts';
import type { Database } from '../schema.ts';
import { lastShown, UNPROVEN } from './record-send.ts';
import { liveGrant } from '../load/people.ts';

/** What a message is for; replies go before notices, notices before broadcasts. */
export type SendKind = 'reply' | 'notice' | 'broadcast';

/** A row of the outbox in state `sending`, claimed by this process, with all that sending needs. */
export interface ClaimedSend {
  readonly id: number;
  readonly personId: number;
  readonly addressId: number;
  readonly nativeId: string;
  readonly channel: ChannelId;
  readonly kind: SendKind;
  readonly message: unknown;
  readonly attempts: number;
  /** Ids of the parts that were sent already; a message goes on after them. */
  readonly providerIds?: readonly string[];
  /** The epoch that claimed it; that of the process when it is left out. */
  readonly claimedBy?: number;
  /** How often it was claimed from the queue; 0 when it was committed as being sent. */
  readonly claims?: number;
  /** Replies to its address were left in the queue when it was claimed: not due yet, or too many for one claim. */
  readonly repliesLeft?: boolean;
}

/** What may be claimed: rows of one kind that are due on these channels, for at most `limit` addresses. */
export interface ClaimRequest {
  readonly epoch: number;
  readonly channels: readonly ChannelId[];
  readonly kind: SendKind;
  readonly limit: number;
  /** The highest id the network has given to any chat so far; only where it numbers all chats in one row. */
  readonly newest?: string | null;
}

/**
 * Rows of one address that are claimed together. Of what nobody waits for one at a time: all that is claimed is in doubt
 * when the process dies, and may be taken back until it is claimed.
 */
const mostOfOneAddress = (kind: SendKind): number => (kind === 'reply' ? 20 : 1);

const rank = (alias: string) =>
  sql`array_position(array['reply', 'notice', 'broadcast'], ${sql.ref(`${alias}.kind`)})`;

/** Something of the same address must go first: it is being sent, not proven, or waits and has precedence. */
const blocked = sql`exists (
  select 1 from outbox e
  where e.address_id = o.address_id and e.state in ('queued', 'sending', 'uncertain')
    and (e.state <> 'queued' or ${rank('e')} < ${rank('o')}
      or (e.kind = o.kind and e.id < o.id and e.due_at > now())))`;

/** A reminder or broadcast must not go out after its time; whoever queued it takes it back. */
const stillHolds = sql`(o.valid_until is null or o.valid_until > now())`;

/**
 * Claims due rows, oldest first; replies with all that is due for the same address up to twenty, in the
 * order of their ids. An address that another process is claiming from is left to it.
 */
export async function claimOutbox(
  db: Kysely<Database>,
  request: ClaimRequest,
): Promise<ClaimedSend[]> {
  if (request.limit <= 0 || request.channels.length === 0) return [];
  return db.transaction().execute(async (trx) => {
    // Two statements, because the second must see what whoever held the address before has committed:
    // with one picture of the table for both, a newer row could be claimed past theirs.
    const addresses = await holdAddresses(trx, request);
    // Replies answer the person and never a role, so their way costs no look at roles.
    if (addresses.length > 0 && request.kind !== 'reply')
      await dropForFormerHolders(trx, addresses, request.kind);
    return addresses.length === 0 ? [] : claimFrom(trx, addresses, request);
  });
}

async function holdAddresses(
  trx: Kysely<Database>,
  { channels, kind, limit }: ClaimRequest,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with ready as materialized (
      select o.address_id from outbox o join address a on a.id = o.address_id
      where o.state = 'queued' and o.kind = ${kind} and o.channel = any(${channels}::text[])
        and o.due_at <= now() and ${stillHolds} and a.state = 'active' and not ${blocked}
      order by o.due_at, o.id limit ${limit}
    )
    select a.id from address a
    where a.id in (select address_id from ready) and a.state = 'active'
    order by a.id for no key update skip locked`.execute(trx);
  return rows.map((row) => row.id);
}

/**
 * Cancels what was written for a role that the person holds no more: it ended, was frozen, or its term is over.
 * Ending a role cancels what is queued at that moment; this catches terms that run out and what is queued again.
 */
async function dropForFormerHolders(
  trx: Kysely<Database>,
  addresses: readonly number[],
  kind: SendKind,
): Promise<void> {
  await sql`
    update outbox o set state = 'cancelled', last_error = 'the role has ended'
    where o.address_id = any(${addresses}::bigint[]) and o.state = 'queued' and o.kind = ${kind}
      and o.for_role is not null and not exists (
        select 1 from role_grant g where g.person_id = o.person_id and g.role = o.for_role
          and (o.for_unit is null or g.unit_id = o.for_unit) and ${liveGrant})`.execute(trx);
}

async function claimFrom(
  trx: Kysely<Database>,
  addresses: readonly number[],
  { epoch, kind, newest = null }: ClaimRequest,
): Promise<ClaimedSend[]> {
  const { rows } = await sql<ClaimedSend>`
    with line as (
      select o.id, row_number() over (partition by o.address_id order by o.id) as place
      from outbox o
      where o.address_id = any(${addresses}::bigint[]) and o.state = 'queued' and o.kind = ${kind}
        and o.due_at <= now() and ${stillHolds} and not ${blocked}
    )
    update outbox o set state = 'sending', claimed_by = ${epoch}, claims = o.claims + 1, ceiling = null,
      /* One that may have been shown before keeps the floor of its first attempt. For the others it is the highest id
         known: the last one of the chat may be weeks old, with all that was said to others since then above it. */
      floor = case when o.resent and o.last_error = ${UNPROVEN} and o.floor is not null then o.floor
        else coalesce((
          select max(given::bigint)::text from unnest(array[
            ${kind === 'reply' ? null : newest}::text, o.provider_ids[cardinality(o.provider_ids)], ${lastShown}, o.floor]) given
          where given ~ '^[0-9]{1,15}$'), o.provider_ids[cardinality(o.provider_ids)], ${lastShown}, o.floor) end
    from address a
    where a.id = o.address_id and o.state = 'queued'
      /* an array, because a join would be planned afresh for every row while the table has no statistics */
      and o.id = any(array(select id from line where place <= ${mostOfOneAddress(kind)}))
    returning o.id, o.person_id as "personId", o.address_id as "addressId",
      a.native_id as "nativeId", o.channel, o.kind, o.message, o.attempts,
      o.provider_ids as "providerIds", o.claimed_by as "claimedBy", o.claims,
      exists (select 1 from outbox other where other.address_id = o.address_id and other.kind = 'reply'
        and other.state = 'queued' and other.id <> all(array(select id from line where place <= ${mostOfOneAddress(kind)}))
      ) as "repliesLeft"`.execute(trx);
  return rows.sort((one, other) => one.id - other.id);
}

/**
 * Lists the addresses that have replies waiting, or anything that may be shown already, so that no newer reply is sent
 * past it: a chat is told one thing at a time.
 */
export async function addressesWaiting(
  db: Kysely<Database>,
  channels: readonly ChannelId[],
): Promise<number[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('address_id')
    .distinct()
    .where('state', 'in', ['queued', 'sending', 'uncertain'])
    .where((eb) => eb.or([eb('kind', '=', 'reply'), eb('state', '<>', 'queued')]))
    .where('channel', 'in', channels)
    .execute();
  return rows.map((row) => row.address_id);
}

/** Messages are sent nearly in the order of their ids: the highest id that was given stands among the newest. */
const NEWEST_LOOKED_AT = 2000;

/** Gives the highest id that a network which numbers all its messages in one row is known to have given; null without one. */
export async function highestId(db: Kysely<Database>, channel: ChannelId): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`
    select max(known::bigint)::text as id from (
      select last_provider_id as known from address where channel = ${channel}
      union all (
        select provider_ids[cardinality(provider_ids)] from outbox
        where channel = ${channel} and sent_at is not null order by id desc limit ${NEWEST_LOOKED_AT})
    ) ids where known ~ '^[0-9]{1,15}$'`.execute(db);
  return rows[0]?.id ?? null;
}

/** Tells on which of these channels rows of which kind are due, so that an idle look costs one query. */
export async function dueOutbox(
  db: Kysely<Database>,
  channels: readonly ChannelId[],
): Promise<{ channel: ChannelId; kind: SendKind }[]> {
  const { rows } = await sql<{ channel: ChannelId; kind: SendKind }>`
    select channel, kind
    from unnest(${channels}::text[]) as served (channel),
      unnest(array['reply', 'notice', 'broadcast']) as kinds (kind)
    where exists (
      select 1 from outbox o
      where o.state = 'queued' and o.channel = served.channel and o.kind = kinds.kind
        and o.due_at <= now())`.execute(db);
  return rows;
}
