// Finds the people who have messages or finished files waiting, locks their conversations and reads what waits.
// People whose conversation another process holds are passed over; their turn is there.
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { readUsed, type Used } from '../../domain/budgets.ts';
import type { Conversation } from '../../domain/conversation/state.ts';
import type { InboundFile } from '../../domain/conversation/inbound.ts';
import type { ChannelId, InboundKind } from '../../domain/conversation/input.ts';
import type { Database } from '../schema.ts';
import { lastShown, UNPROVEN } from '../transactions/record-send.ts';

/** A locked conversation and the revisions that tell whether a cached copy still holds. */
export interface Locked {
  readonly personId: number;
  readonly addressId: number;
  readonly channel: ChannelId;
  readonly nativeId: string;
  readonly focusId: number | null;
  readonly focusVersion: number | null;
  readonly state: Conversation;
  readonly used: Used;
  readonly personRev: number;
  readonly lastInbound: Date | null;
  readonly hasFiles: boolean;
  /** Their data was deleted on request: whoever writes from the address is somebody new. */
  readonly erased: boolean;
}

/** A waiting message. `at` is when it was written, as far as that can be believed: never after it arrived. */
export interface Waiting {
  readonly inboxId: number;
  readonly personId: number;
  readonly addressId: number;
  readonly channel: ChannelId;
  readonly nativeId: string;
  readonly kind: InboundKind;
  readonly text: string | null;
  readonly cleaned: boolean;
  readonly choice: string | null;
  readonly files: readonly InboundFile[];
  readonly albumId: string | null;
  readonly target: string | null;
  readonly replyTo: string | null;
  readonly betterThan: string | null;
  readonly ownPhone: string | null;
  readonly externalId: string;
  readonly order: number;
  readonly at: Date;
  /** When it was written by the clock of this database: its arrival, less what it waited in a browser without a connection. */
  readonly wroteAt: Date;
  readonly floor: string | null;
  /** True when the address was held to be unreachable until now, or something waits for word of its person. */
  readonly wasClosed: boolean;
}

/** Everything that waits to be handled: whose it is, and its id in the inbox unless it is a file that ended. */
export const waitingInputs = sql`
  select a.person_id, i.id as first, false as files, i.received_at as arrived
  from inbox i join address a on a.id = i.address_id where i.done_at is null
  union all
  select f.person_id, null, true, null from evidence_file f
  where f.told_at is null and f.state in ('stored', 'refused', 'failed')
    and not exists (select 1 from evidence_file w where w.person_id = f.person_id
      and w.state in ('announced', 'fetching') and w.created_at > now() - interval '20 seconds')
  union all
  select f.person_id, null, true, null from evidence_file f
  where f.told_at is null and f.state = 'announced' and f.reason ->> 'code' = 'BUSY'`;

/**
 * How long a message waits for what is being said to its person: a call to a network ends within 30 seconds, a doubt is
 * mostly settled in two. Nothing else could be said to them meanwhile.
 */
const held = sql`exists (
  select 1 from outbox o
  /* looked up by the address: all that is being sent is many rows at the moment in which many people wait */
  where o.address_id = any(array(select b.id from address b where b.person_id = w.person_id))
    and o.kind = 'reply' and o.state in ('sending', 'uncertain')
    and min(w.arrived) > now() - case o.state when 'sending' then interval '35 seconds' else interval '5 seconds' end)`;

/**
 * Locks up to `limit` conversations with something waiting, those who wait longest first, or exactly those in `only`.
 * People of whom something is known to fail are locked only when they are named: others must not wait for them.
 * Whoever is being written to at this moment is passed over, so that it is known what they had been shown: `held` says that
 * there is somebody.
 * The state is trusted: it is written by this product and checked when it is read by the engine's types.
 */
export async function lockWaiting(
  trx: Kysely<Database>,
  limit: number,
  only: readonly number[] | null,
): Promise<{ readonly locked: readonly Locked[]; readonly now: Date; readonly held: boolean }> {
  const { rows: all } = await sql<{
    held: boolean | null;
    person_id: number | null;
    address_id: number;
    channel: ChannelId;
    native_id: string;
    focus_id: number | null;
    focus_version: number | null;
    state: Conversation;
    used: unknown;
    person_rev: number;
    last_inbound_at: Date | null;
    has_files: boolean;
    erased: boolean;
    now: Date;
  }>`
    with everybody as materialized (
      select person_id, min(first) as first, bool_or(files) as files, ${held} as held from (
        ${waitingInputs}
      ) w
      where ${only === null ? sql`not exists (select 1 from failing_input t where t.person_id = w.person_id)` : sql`person_id = any(${[...only]}::bigint[])`}
      group by person_id
    ), waiting as (
      select * from everybody where not held order by first nulls last limit ${limit}
    ), locked as materialized (
    select c.person_id, c.address_id, a.channel, a.native_id, c.focus_id, n.version as focus_version, c.state, c.used, p.rev as person_rev,
      c.last_inbound_at, w.files as has_files,
      p.erased_at is not null as erased, now() as now
    from waiting w
    join conversation c on c.person_id = w.person_id
    join person p on p.id = c.person_id
    join address a on a.id = c.address_id
    left join innovation n on n.id = c.focus_id
    order by c.person_id for update of c skip locked
    )
    select whoever.held, locked.* from (select bool_or(held) as held from everybody) whoever
      left join locked on true order by locked.person_id
  `.execute(trx);
  const rows = all.flatMap((row) =>
    row.person_id === null ? [] : [{ ...row, person_id: row.person_id }],
  );
  return {
    held: all[0]?.held === true,
    locked: rows.map((row) => ({
      personId: row.person_id,
      addressId: row.address_id,
      channel: row.channel,
      nativeId: row.native_id,
      focusId: row.focus_id,
      focusVersion: row.focus_version,
      state: row.state,
      used: readUsed(row.used),
      personRev: row.person_rev,
      lastInbound: row.last_inbound_at,
      hasFiles: row.has_files,
      erased: row.erased,
    })),
    now: rows[0]?.now ?? new Date(0),
  };
}

const payloadSchema = z.object({
  text: z.string().optional(),
  cleaned: z.boolean().optional(),
  choice: z.string().optional(),
  files: z
    .array(
      z.object({
        ref: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
        name: z.string().nullable(),
        mime: z.string().nullable(),
        size: z.number().nullable(),
      }),
    )
    .optional(),
  albumId: z.string().optional(),
  target: z.string().optional(),
  replyTo: z.string().optional(),
  betterThan: z.string().optional(),
  ownPhone: z.string().optional(),
});

/** Reads up to `limit` waiting messages of each of these locked people in the order in which each wrote them. */
export async function readWaiting(
  trx: Kysely<Database>,
  personIds: readonly number[],
  limit: number,
): Promise<readonly Waiting[]> {
  const { rows } = await sql<{
    id: number;
    person_id: number;
    address_id: number;
    channel: ChannelId;
    native_id: string;
    kind: InboundKind;
    payload: unknown;
    external_id: string;
    chat_order: number;
    at: Date;
    wrote_at: Date;
    floor: string | null;
    closed: boolean;
  }>`
    select i.id, a.person_id, i.address_id, a.channel, a.native_id, i.kind, i.payload, i.external_id, i.chat_order,
      least(i.sent_at, i.received_at) as at, 
      /* what waits for word of this person, wherever it was to go, is let out when they have been answered */
      a.state <> 'active' or exists (
        select 1 from address b join outbox p on p.address_id = b.id and p.state = 'parked'
          and p.last_error is distinct from ${UNPROVEN} where b.person_id = a.person_id) as closed,
      /* the web chat's order is its arrival by the clock that sent_at is of; only their difference counts */
      case when a.channel = 'webchat' then i.received_at - greatest(
        interval '0', to_timestamp(i.chat_order / 1000) - i.sent_at) else i.received_at end as wrote_at,
      /* where a network numbers both sides of a chat alike, what is said to a message comes after it */
      case when coalesce(a.last_shown, '0') ~ '^[0-9]{1,15}$' and i.chat_order between 0 and 1e15
        then greatest(coalesce(a.last_shown, '0')::bigint, trunc(i.chat_order)::bigint)::text
        else a.last_shown end as floor
    from (
      select w.*, row_number() over (partition by b.person_id order by w.address_id, w.chat_order, w.id) as place
      from unnest(${[...personIds]}::bigint[]) p (id) join address b on b.person_id = p.id
        /* by itself, so that what waits is looked up by its address, however little seems to wait */
        cross join lateral (
          select x.* from inbox x where x.address_id = b.id and x.done_at is null
          order by x.chat_order, x.id limit ${limit}) w
    ) i cross join lateral (
      select a.id, a.person_id, a.channel, a.native_id, a.state, ${lastShown} as last_shown from address a where a.id = i.address_id
    ) a
    where i.place <= ${limit} order by a.person_id, i.address_id, i.chat_order, i.id
  `.execute(trx);
  return rows.map((row) => {
    const payload = payloadSchema.parse(row.payload);
    return {
      inboxId: row.id,
      personId: row.person_id,
      addressId: row.address_id,
      channel: row.channel,
      nativeId: row.native_id,
      kind: row.kind,
      text: payload.text ?? null,
      cleaned: payload.cleaned === true,
      choice: payload.choice ?? null,
      files: payload.files ?? [],
      albumId: payload.albumId ?? null,
      target: payload.target ?? null,
      replyTo: payload.replyTo ?? null,
      betterThan: payload.betterThan ?? null,
      ownPhone: payload.ownPhone ?? null,
      externalId: row.external_id,
      order: row.chat_order,
      at: row.at,
      wroteAt: row.wrote_at,
      floor: row.floor,
      wasClosed: row.closed,
    };
  });
}
