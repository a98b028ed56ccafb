// Commits about messages whose sending ended without a word, after a crash or a lost answer.
// It never decides whether one was shown; it finds them, and gives up those that nobody waits for.
import { type Kysely, sql } from 'kysely';
import type { ChannelId } from '../../domain/conversation/input.ts';
import type { Database } from '../schema.ts';
import type { SendKind } from './claim-outbox.ts';
import { lastShown } from './record-send.ts';

/**
 * Takes over what a dead process left on these channels: its rows become uncertain and ours. `inHand` are rows that
 * this process itself still works on under an older epoch. Gives the number of rows.
 */
export async function takeOver(
  db: Kysely<Database>,
  deadEpoch: number,
  epoch: number,
  channels: readonly ChannelId[],
  inHand: readonly number[],
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set(({ eb }) => ({ state: 'uncertain', claimed_by: epoch, claims: eb('claims', '+', 1) }))
    .where('claimed_by', '=', deadEpoch)
    .where('channel', 'in', channels)
    .where('state', 'in', ['sending', 'uncertain'])
    .where(sql<boolean>`id <> all(${inHand}::bigint[])`)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** A row and the claim that is meant. */
export interface RowClaim {
  readonly id: number;
  readonly claims: number;
}

/** Lists what is marked as being sent by `epoch` on these channels, without the rows in `inHand`. */
export async function sendingRows(
  db: Kysely<Database>,
  epoch: number,
  channels: readonly ChannelId[],
  inHand: readonly number[],
): Promise<RowClaim[]> {
  return db
    .selectFrom('outbox')
    .select(['id', 'claims'])
    .where('claimed_by', '=', epoch)
    .where('state', '=', 'sending')
    .where('channel', 'in', channels)
    .where(sql<boolean>`id <> all(${inHand}::bigint[])`)
    .execute();
}

/** Makes these rows uncertain, as far as `epoch` still has them in the claim that is meant. Gives the number of rows. */
export async function takeBackRows(
  db: Kysely<Database>,
  epoch: number,
  rows: readonly RowClaim[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const { numAffectedRows } = await sql`
    update outbox o set state = 'uncertain', claims = o.claims + 1
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id bigint, claims int)
    where o.id = r.id and o.claims = r.claims and o.state = 'sending' and o.claimed_by = ${epoch}`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0);
}

/** Lists the epochs that have claimed rows on these channels which are not known to be sent. */
export async function claimingEpochs(
  db: Kysely<Database>,
  channels: readonly ChannelId[],
): Promise<number[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('claimed_by')
    .distinct()
    .where('state', 'in', ['sending', 'uncertain'])
    .where('channel', 'in', channels)
    .execute();
  return rows.flatMap((row) => (row.claimed_by === null ? [] : [row.claimed_by]));
}

/**
 * A row that may or may not have been shown, with what is known to find out: ids the network gave
 * out in this chat before it and, for a later message of the same kind, after it.
 */
export interface UncertainSend {
  readonly id: number;
  readonly addressId: number;
  readonly claims: number;
  readonly nativeId: string;
  readonly channel: ChannelId;
  readonly kind: SendKind;
  readonly message: unknown;
  readonly providerIds: readonly string[];
  readonly lastError: string | null;
  readonly floor: string | null;
  /** An id that was given out after its sending had ended, in whatever chat. */
  readonly ceiling: string | null;
  /** The last id known in this chat itself, where the floor may come from others; null where it does not. */
  readonly chatFloor: string | null;
  /** The id of the next message that was shown in this chat. */
  readonly chatCeiling: string | null;
  /** The highest id of what the person has written in this chat; null where ids are no numbers. */
  readonly lastTyped: string | null;
  /** Nothing else to this chat is in doubt or being sent, in whosever hands. */
  readonly alone: boolean;
}

/** A reply that may or may not have been shown, and that nobody waits for any more. */
export interface UnawaitedReply {
  readonly id: number;
  readonly claims: number;
  readonly channel: ChannelId;
  readonly message: unknown;
  readonly providerIds: readonly string[];
}

/**
 * The person has written since, and the answer to that is shown or still can be. One that was taken back, parked or given up
 * itself stands for nothing: with both gone the person would hear neither.
 */
const answeredSince = sql`exists (
  select 1 from outbox later join inbox on inbox.id = later.inbox_id
  where later.address_id = any(array(select b.id from address b where b.person_id = o.person_id))
    and later.person_id = o.person_id and later.id > o.id and later.kind = 'reply'
    and later.inbox_id > o.inbox_id and inbox.done_at is not null
    and later.state in ('queued', 'sending', 'uncertain', 'sent', 'delivered', 'read'))`;

/**
 * Lists uncertain replies in the hands of `epoch` that nobody waits for: the person has written since and got an
 * answer to that, or will.
 */
export async function unawaitedReplies(
  db: Kysely<Database>,
  epoch: number,
): Promise<UnawaitedReply[]> {
  const { rows } = await sql<UnawaitedReply>`
    select o.id, o.claims, o.channel, o.message, o.provider_ids as "providerIds" from outbox o
    where o.state = 'uncertain' and o.claimed_by = ${epoch} and o.kind = 'reply' and ${answeredSince}`.execute(
    db,
  );
  return rows;
}

/**
 * Gives these replies up, with the ids that they have on the network if they were shown: a phone's receipt for one of
 * them then still finds its row. What was settled or claimed meanwhile stays as it is, and what lost its answer, too.
 */
export async function giveUp(
  db: Kysely<Database>,
  replies: readonly Pick<UnawaitedReply, 'id' | 'claims' | 'providerIds'>[],
): Promise<void> {
  if (replies.length === 0) return;
  await sql`
    update outbox o set state = 'superseded', provider_ids = array(select json_array_elements_text(r."providerIds"))
    from json_to_recordset(${JSON.stringify(replies)}::json) as r (id bigint, claims int, "providerIds" json)
    where o.id = r.id and o.claims = r.claims and o.state = 'uncertain' and ${answeredSince}`.execute(
    db,
  );
}

/** Lists what is uncertain in the hands of `epoch` on these channels: replies first, because somebody waits; the oldest first. */
export async function uncertainSends(
  db: Kysely<Database>,
  epoch: number,
  channels: readonly ChannelId[],
): Promise<UncertainSend[]> {
  const { rows } = await sql<UncertainSend & Known>`
    select o.id, o.address_id as "addressId", o.claims, a.native_id as "nativeId", o.channel, o.kind, o.message,
      o.provider_ids as "providerIds", o.last_error as "lastError",
      o.provider_ids[cardinality(o.provider_ids)] as own, o.floor, o.ceiling, (
        select p.provider_ids[cardinality(p.provider_ids)] from outbox p
        where p.address_id = o.address_id and p.id < o.id and p.kind = o.kind
          and p.sent_at is not null
        order by p.id desc limit 1) as previous,
      (select n.provider_ids[1] from outbox n
        where n.address_id = o.address_id and n.id > o.id and n.kind = o.kind
          and n.sent_at is not null
        order by n.id limit 1) as "chatCeiling",
      (select trunc(max(i.chat_order))::bigint::text from inbox i
        where i.address_id = o.address_id and i.chat_order between 0 and 1e15) as "lastTyped",
      not exists (
        select 1 from outbox t
        where t.address_id = o.address_id and t.id <> o.id and t.state in ('sending', 'uncertain')) as alone,
      case when o.kind <> 'reply' and o.provider_ids = '{}' then ${lastShown} end as "chatFloor"
    from outbox o join address a on a.id = o.address_id
    where o.state = 'uncertain' and o.claimed_by = ${epoch} and o.channel = any(${channels}::text[])
    order by (o.kind = 'reply') desc, o.id limit 500`.execute(db);
  return rows.map(({ own, previous, ...row }) => ({
    ...row,
    floor: own ?? later(row.floor, previous),
  }));
}

/** Writes down that what is in doubt in the hands of `epoch` cannot lie above these ids: it had ended when they were given. */
export async function boundSends(
  db: Kysely<Database>,
  epoch: number,
  bounds: readonly { readonly id: number; readonly ceiling: string }[],
): Promise<void> {
  if (bounds.length === 0) return;
  await sql`
    update outbox o set ceiling = b.ceiling
    from json_to_recordset(${JSON.stringify(bounds)}::json) as b (id bigint, ceiling text)
    where o.id = b.id and o.state = 'uncertain' and o.claimed_by = ${epoch} and o.ceiling is null`.execute(
    db,
  );
}

/** How many messages before the oldest in doubt are looked through; more only spares questions. */
const LOOKED_THROUGH = 20_000;

/**
 * Lists the ids a network is known to have given to other messages lately: ours that are proven, and those of people.
 * Only for networks that number all their messages in one row.
 */
export async function idsGiven(
  db: Kysely<Database>,
  channel: ChannelId,
  oldest: number,
): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    select given::float8 as id from outbox o, unnest(o.provider_ids) given
      where o.channel = ${channel} and o.id > ${oldest - LOOKED_THROUGH} and given ~ '^[0-9]{1,15}$'
    union select i.chat_order from inbox i join address a on a.id = i.address_id
      where a.channel = ${channel} and i.id > (select max(id) from inbox) - ${LOOKED_THROUGH}`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Ids that the network gave out before the row: of its own parts, and of the message before it in the chat. */
interface Known {
  readonly own: string | null;
  readonly previous: string | null;
}

/**
 * Gives the higher of two ids where the network counts. What was sent while the row waited lies above the floor it was
 * written with, and looking for the row there would overwrite it.
 */
function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Number(b) > Number(a) ? b : a;
}
