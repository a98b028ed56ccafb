// Turns a notice into one outbox row for each person concerned; and stores the cards that people are shown.
// It never sends, puts no code into a notice itself (changed-card.ts does, into one), and never gives anybody the same notice twice (unique notice key).
import { region } from '../../domain/region.ts';
import { type Kysely, sql } from 'kysely';
import type { Effect } from '../../domain/conversation/effect.ts';
import type { Audience } from '../../domain/conversation/shared/types.ts';
import type { ChannelId } from '../../domain/conversation/input.ts';
import type { Message } from '../../domain/conversation/message.ts';
import type { Secrets } from '../secrets.ts';
import type { Database } from '../schema.ts';
import { liveGrant } from '../load/people.ts';
import type { OutboxRow } from '../commit/rows.ts';

type Notify = Extract<Effect, { kind: 'notify' }>;

/** Somebody to be told, on the channel they last used. */
export interface Recipient {
  readonly personId: number;
  readonly addressId: number;
  readonly channel: ChannelId;
  readonly nativeId: string;
}

/** Makes the rows of a notice; the transaction is the caller's. */
export async function noticeRows(
  trx: Kysely<Database>,
  notice: Notify,
): Promise<readonly OutboxRow[]> {
  const recipients = await recipientsOf(trx, notice.audience);
  if (recipients.length === 0 && notice.otherwise !== undefined) {
    const { audience, message } = notice.otherwise;
    return noticeRowsFor(trx, audience, message, `${notice.key}:none`);
  }
  const everywhere = notice.audience.to === 'person' && notice.audience.everywhere === true;
  return recipients.map((person) => ({
    ...noticeRow(
      person,
      notice.message,
      everywhere ? `${notice.key}:${person.addressId}` : notice.key,
    ),
    ...forHolders(notice.audience),
  }));
}

/** The role without which a notice is not sent. */
function forHolders(audience: Audience): Pick<OutboxRow, 'forRole' | 'forUnit'> {
  if (audience.to === 'role') return { forRole: audience.role, forUnit: audience.unitId };
  return audience.to === 'person' && audience.holding !== undefined
    ? { forRole: audience.holding, forUnit: null }
    : {};
}

/** The rows of a plain notice to an audience; `key` is made unique for each person. */
export async function noticeRowsFor(
  trx: Kysely<Database>,
  audience: Audience,
  message: Message,
  key: string,
): Promise<readonly OutboxRow[]> {
  const people = await recipientsOf(trx, audience);
  return people.map((person) => noticeRow(person, message, key));
}

/** The row of a notice to one person. */
export function noticeRow(person: Recipient, message: Message, key: string): OutboxRow {
  return {
    personId: person.personId,
    addressId: person.addressId,
    channel: person.channel,
    nativeId: person.nativeId,
    kind: 'notice',
    message,
    noticeKey: `${key}:${person.personId}`,
    inboxId: null,
    floor: null,
  };
}

/** Everybody concerned, on the channel they last used, or where it is asked for, on all of theirs. */
export async function recipientsOf(
  trx: Kysely<Database>,
  audience: Audience,
): Promise<readonly Recipient[]> {
  const chosen =
    audience.to === 'role'
      ? sql`c.person_id in (select g.person_id from role_grant g where g.role = ${audience.role} and ${liveGrant}
          and (${audience.unitId}::text is null or g.unit_id = ${audience.unitId}))`
      : audience.to === 'person'
        ? sql`c.person_id = ${audience.personId}`
        : audience.to === 'people'
          ? sql`c.person_id = any(${[...audience.ids]}::bigint[])`
          : audience.to === 'mentors'
            ? sql`c.person_id in (select m.person_id from gakor_unit u join gakor_mentor m on m.gakor_id = u.gakor_id
              join role_grant g on g.person_id = m.person_id and g.role = 'mentor' and ${liveGrant} where u.unit_id = ${audience.unitId})`
            : sql`c.person_id = any(${[audience.ownerId, ...audience.fillers]}::bigint[])`;
  const except = audience.to === 'person' ? null : (audience.except ?? null);
  const notAt = audience.to === 'person' ? (audience.notAt ?? null) : null;
  const besides = audience.to === 'role' ? [...(audience.besides ?? [])] : [];
  // WhatsApp has several ids for one account, which became this person's at the same moment: one of them is told.
  const place =
    audience.to === 'person' && audience.everywhere === true
      ? sql`a.id in (select distinct on (o.channel, case when o.channel = 'whatsapp' then coalesce(o.linked_at::text, '') else o.id::text end) o.id
          from address o where o.person_id = c.person_id and o.state = 'active'
          order by o.channel, case when o.channel = 'whatsapp' then coalesce(o.linked_at::text, '') else o.id::text end, (o.id = c.address_id) desc, o.id desc)`
      : sql`a.id = c.address_id`;
  const { rows } = await sql<{
    person_id: number;
    address_id: number;
    channel: ChannelId;
    native_id: string;
  }>`
    select c.person_id, a.id as address_id, a.channel, a.native_id from conversation c join address a on ${place}
    /* nothing is said to whom the product was told to forget */
    join person p on p.id = c.person_id and p.erased_at is null
    where ${chosen} and c.person_id is distinct from ${except}::bigint and c.person_id <> all(${besides}::bigint[])
      and a.id is distinct from ${notAt}::bigint order by c.person_id
  `.execute(trx);
  return rows.map((found) => ({
    personId: found.person_id,
    addressId: found.address_id,
    channel: found.channel,
    nativeId: found.native_id,
  }));
}

/**
 * Shows a living card once more: it lives as long as one that is shown now, and keeps its code. False when it does not live
 * any more, or the code of the list means another card: the step is done again.
 */
export async function showCardAgain(
  trx: Kysely<Database>,
  personId: number,
  innovationId: number,
  version: number,
  code: string,
  secrets: Secrets,
  batchCode: string | null = null,
): Promise<boolean> {
  const hash = secrets.cardHash(personId, code);
  const batch = batchCode === null ? null : secrets.cardHash(personId, batchCode);
  const { rows } = await sql<{ id: number }>`
    update card c set expires_at = ${lastMoment()},
      seen = case when ${batch}::bytea is null then 'opened' else c.seen end, batch_hash = coalesce(${batch}, c.batch_hash)
    where c.person_id = ${personId} and c.code_hash = ${hash} and c.used_at is null and c.expires_at > now()
      and c.innovation_id = ${innovationId} and c.version = ${version}
      and not exists (select 1 from card b where b.person_id = ${personId} and b.used_at is null and b.expires_at > now()
        and b.code_hash = ${batch})
    returning c.id as id
  `.execute(trx);
  return rows.length > 0;
}

/** When a card that is shown now ends: with the next working day. */
const lastMoment = () => sql`(
      select (date_trunc('day', now() at time zone ${region().zone}) + make_interval(days => d + 1)) at time zone ${region().zone}
      from generate_series(1, 7) d
      where extract(isodow from (now() at time zone ${region().zone}) + make_interval(days => d)) < 6
      order by d limit 1)`;

/**
 * Stores a card; false when this person has a live card with its code or that of its batch. Valid until the end of the next working day,
 * in the region. With a batch's code it stood in a list, without one the innovation was opened, or what changed in it was told.
 */
export async function storeCard(
  trx: Kysely<Database>,
  personId: number,
  innovationId: number,
  version: number,
  code: string,
  secrets: Secrets,
  batchCode: string | null = null,
  seen: 'opened' | 'listed' | 'changed' = batchCode === null ? 'opened' : 'listed',
): Promise<boolean> {
  const hash = secrets.cardHash(personId, code);
  const batch = batchCode === null ? null : secrets.cardHash(personId, batchCode);
  // A dead card with the same digits gives way: it can decide nothing any more.
  await sql`
    update card c set used_at = now() from innovation n
    where c.person_id = ${personId} and c.code_hash = ${hash} and c.used_at is null and n.id = c.innovation_id
      and (c.expires_at <= now() or n.version <> c.version)
  `.execute(trx);
  const { rows } = await sql<{ id: number }>`
    insert into card (person_id, innovation_id, version, code_hash, batch_hash, seen, expires_at)
    select ${personId}, ${innovationId}, ${version}, ${hash}, ${batch}, ${seen}, ${lastMoment()}
    where not exists (select 1 from card b where b.person_id = ${personId} and b.used_at is null and b.expires_at > now()
      and (b.batch_hash = ${hash} or b.code_hash = ${batch}))
    on conflict (person_id, code_hash) where used_at is null do nothing returning id
  `.execute(trx);
  return rows.length > 0;
}
