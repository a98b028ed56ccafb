// The append-only event record: what happened, who did it, before and after, chained by hash within its subject.
// It never updates or deletes; a trigger refuses both.
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

/** What happened, before it has a place in its chain. */
export interface NewEvent {
  /** The chain: `innovation:<code>`, `person:<id>`, or that of something else such as `token:<id>`. */
  readonly subject: string;
  readonly type: string;
  readonly item: string | null;
  readonly innovationId: number | null;
  readonly personId: number | null;
  readonly role: string | null;
  readonly channel: string | null;
  readonly inboxId: number | null;
  readonly requestId: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
  /** ISO time, UTC, from the database's clock. */
  readonly at: string;
}

/** An event with its place: `seq` rises by one within the subject, `hash` covers everything and the hash before. */
export interface ChainedEvent extends NewEvent {
  readonly seq: number;
  readonly prevHash: Buffer | null;
  readonly hash: Buffer;
}

/** Gives an event its place after `seq` and `prevHash`. */
export function chain(event: NewEvent, seq: number, prevHash: Buffer | null): ChainedEvent {
  return { ...event, seq, prevHash, hash: eventHash(event, seq, prevHash) };
}

/** SHA-256 over the fixed list of fields as canonical JSON (keys sorted, so that jsonb gives the same bytes back). */
export function eventHash(event: NewEvent, seq: number, prevHash: Buffer | null): Buffer {
  const fields = [
    event.subject,
    seq,
    event.type,
    event.item,
    event.innovationId,
    event.personId,
    event.role,
    event.channel,
    event.inboxId,
    event.requestId,
    event.before ?? null,
    event.after ?? null,
    event.reason,
    new Date(event.at).toISOString(),
    prevHash?.toString('hex') ?? null,
  ];
  return createHash('sha256').update(canonical(fields)).digest();
}

function canonical(value: unknown): string {
  if (value === undefined) return 'null';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
}

/** Writes events in one statement. */
export async function writeEvents(
  trx: Kysely<Database>,
  events: readonly ChainedEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    s: event.subject,
    n: event.seq,
    t: event.type,
    i: event.item,
    v: event.innovationId,
    p: event.personId,
    r: event.role,
    c: event.channel,
    x: event.inboxId,
    q: event.requestId,
    b: event.before ?? null,
    a: event.after ?? null,
    w: event.reason,
    z: event.at,
    h: event.prevHash?.toString('hex') ?? null,
    k: event.hash.toString('hex'),
  }));
  await sql`
    insert into event (subject, seq, type, item, innovation_id, person_id, role, channel, inbox_id, request_id,
      before, after, reason, at, prev_hash, hash)
    select s, n, t, i, v, p, r, c, x, q, nullif(b, 'null'::jsonb), nullif(a, 'null'::jsonb), w, z, decode(h, 'hex'), decode(k, 'hex')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e
      (s text, n int, t text, i text, v bigint, p bigint, r text, c text, x bigint, q text, b jsonb, a jsonb, w text, z timestamptz, h text, k text)
  `.execute(trx);
}

/** An event as it is appended outside the message path: what is not said is null. */
type Said<Must extends keyof NewEvent> = Pick<NewEvent, Must> &
  Partial<Omit<NewEvent, Must | 'at'>>;

const unsaid = {
  item: null,
  innovationId: null,
  personId: null,
  role: null,
  channel: null,
  inboxId: null,
  requestId: null,
  before: null,
  after: null,
  reason: null,
} as const;

/**
 * Appends events of people's own chains (`person:<id>`), for edges that stand outside the message path:
 * a refused API call, an issued token. Locks each person's chain; the transaction is the caller's or its own.
 */
export async function appendPersonEvents(
  trx: Kysely<Database>,
  events: readonly (Omit<Said<'type'>, 'subject'> & { readonly personId: number })[],
): Promise<void> {
  for (const event of events) {
    const head = await trx
      .selectFrom('person')
      .select(['event_seq', 'event_hash', sql<Date>`now()`.as('now')])
      .where('id', '=', event.personId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const chained = chain(
      {
        ...unsaid,
        ...event,
        subject: `person:${event.personId}`,
        at: head.now.toISOString(),
      },
      head.event_seq + 1,
      head.event_hash,
    );
    await writeEvents(trx, [chained]);
    await trx
      .updateTable('person')
      .set({ event_seq: chained.seq, event_hash: chained.hash, rev: sql<number>`rev + 1` })
      .where('id', '=', event.personId)
      .execute();
  }
}

/** Appends an event to a chain that has no row of its own (`system:<name>`); the chain is locked by name. */
export async function appendSystemEvent(
  trx: Kysely<Database>,
  event: Said<'subject' | 'type'>,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${event.subject}, 7))`.execute(trx);
  const head = await trx
    .selectFrom('event')
    .select(['seq', 'hash'])
    .where('subject', '=', event.subject)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { rows } = await sql<{ now: Date }>`select now() as now`.execute(trx);
  const [clock] = rows;
  if (clock === undefined) throw new Error('the database told no time');
  const at = clock.now.toISOString();
  await writeEvents(trx, [
    chain({ ...unsaid, ...event, at }, (head?.seq ?? 0) + 1, head?.hash ?? null),
  ]);
}
