// Commits that make and steer a broadcast: created, paused, resumed, cancelled. What waits in the queue is taken back at once,
// so that a pause takes effect within the second that a message under way takes.
import { type Kysely, sql } from 'kysely';
import type { BroadcastAudience, BroadcastQuestion } from '../../domain/broadcast.ts';
import { lateJoinerDays } from '../../domain/broadcast.ts';
import type { BroadcastSteer } from '../../domain/conversation/broadcasts/types.ts';
import { appendSystemEvent } from '../events.ts';
import type { Database } from '../schema.ts';
import { UNPROVEN } from './record-send.ts';
import { liveGrant } from '../load/people.ts';

/** A broadcast to be stored. `confirmHash` is given for a draft that is confirmed later. */
export interface NewBroadcast {
  readonly code: string;
  readonly by: { readonly personId: number } | { readonly tokenId: number };
  readonly unitId: string | null;
  readonly audience: BroadcastAudience;
  readonly text: string;
  /** A stored file that goes out with it. */
  readonly fileId?: number | null;
  readonly question: BroadcastQuestion | null;
  /** Milliseconds UTC; null for at once. */
  readonly starts: number | null;
  readonly until: string | null;
  /** Repeats on this day of every month instead of every week. */
  readonly monthDay?: number | null;
  readonly late: boolean;
  readonly confirmedCount: number | null;
  readonly confirmHash: Buffer | null;
}

/** Who did it, for the record. */
export interface BroadcastActor {
  readonly personId: number | null;
  readonly role: string | null;
  readonly channel: string;
  readonly inboxId: number | null;
  readonly requestId: string | null;
}

/** Stores a broadcast with its event; it begins when its time has come. Gives its id. */
export async function createBroadcast(
  trx: Kysely<Database>,
  made: NewBroadcast,
  actor: BroadcastActor,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into broadcast (code, created_by, token_id, unit_id, audience, text, file_id, question, repeat_until, repeat_monthday, late_joiners, open_until,
      state, starts_at, confirm_hash, confirmed_count)
    values (${made.code}, ${'personId' in made.by ? made.by.personId : null}, ${'tokenId' in made.by ? made.by.tokenId : null},
      ${made.unitId}, ${JSON.stringify(made.audience)}, ${made.text}, ${made.fileId ?? null}, ${made.question === null ? null : JSON.stringify(made.question)},
      ${made.until}, ${made.until === null ? null : (made.monthDay ?? null)}, ${made.late},
      ${made.late ? sql`coalesce(${made.starts === null ? null : new Date(made.starts)}::timestamptz, now()) + make_interval(days => ${lateJoinerDays})` : sql`null`},
      ${made.confirmedCount === null ? 'draft' : 'scheduled'}, coalesce(${made.starts === null ? null : new Date(made.starts)}::timestamptz, now()),
      ${made.confirmHash}, ${made.confirmedCount})
    returning id`.execute(trx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('a broadcast got no id');
  await record(trx, made.code, 'broadcast_created', actor, {
    unit: made.unitId,
    audience: made.audience,
    text: made.text,
    file: made.fileId ?? null,
    question: made.question,
    count: made.confirmedCount,
  });
  return id;
}

/** Pauses, resumes or cancels; false when its state does not allow it any more. */
export async function steerBroadcast(
  trx: Kysely<Database>,
  id: number,
  to: BroadcastSteer,
  actor: BroadcastActor,
): Promise<boolean> {
  const row = await trx
    .selectFrom('broadcast')
    .select(['code', 'state'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return false;
  const next = nextState(row.state, to);
  if (next === null) return false;
  await sql`
    update broadcast set state = ${next}, finished_at = case when ${next} = 'cancelled' then now() end,
      /* what was resumed late begins now */
      starts_at = case when ${next} = 'scheduled' then greatest(starts_at, now()) else starts_at end
    where id = ${id}`.execute(trx);
  if (to !== 'resume') await takeBack(trx, sql`r.broadcast_id = ${id}`);
  await record(trx, row.code, done[to], actor, { before: row.state, after: next });
  return true;
}

const done = {
  pause: 'broadcast_paused',
  resume: 'broadcast_resumed',
  cancel: 'broadcast_cancelled',
} as const;

function nextState(state: string, to: BroadcastSteer): string | null {
  switch (to) {
    case 'pause':
      return state === 'running' || state === 'scheduled' ? 'paused' : null;
    case 'resume':
      // It is begun again from its start, which adds nobody twice.
      return state === 'paused' ? 'scheduled' : null;
    case 'cancel':
      return ['draft', 'scheduled', 'running', 'paused'].includes(state) ? 'cancelled' : null;
  }
}

/**
 * Takes queued messages of broadcasts back. What may have been shown stays; when a network asked for patience, the
 * time is kept. The message is made anew when its turn comes again.
 */
export async function takeBack(
  trx: Kysely<Database>,
  which: ReturnType<typeof sql>,
): Promise<number> {
  const { numAffectedRows } = await sql`
    with gone as (
      select o.id, o.due_at from outbox o join broadcast_recipient r on r.outbox_id = o.id
      where ${which} and o.state = 'queued' and cardinality(o.provider_ids) = 0 and o.last_error is distinct from ${UNPROVEN}
      for update of o skip locked
    ), cancelled as (
      update outbox o set state = 'cancelled', notice_key = null, last_error = 'taken back' from gone where o.id = gone.id
    )
    update broadcast_recipient r set state = 'waiting', outbox_id = null, not_before = gone.due_at
    from gone where r.outbox_id = gone.id`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/**
 * Pauses the broadcasts of somebody who has lost the right to write to these people, in the commit that ends the right,
 * and takes back what is queued; whoever holds the right may resume them.
 */
export async function pauseWithoutRight(trx: Kysely<Database>, personId: number): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    update broadcast b set state = 'paused' where b.created_by = ${personId} and b.state in ('running', 'scheduled')
      and not exists (select 1 from role_grant g where g.person_id = b.created_by and ${liveGrant}
        and (g.role = 'coordinator' or (g.role = 'unit_admin' and g.unit_id = b.unit_id)
          /* a mentor writes to the own gakor by asking it to a meeting */
          or (g.role = 'mentor' and exists (select 1 from meeting_broadcast m join meeting t on t.number = m.meeting_number
            join gakor_mentor k on k.gakor_id = t.gakor_id and k.person_id = b.created_by where m.broadcast_id = b.id)))) returning b.id`.execute(
    trx,
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await takeBack(trx, sql`r.broadcast_id = any(${ids}::bigint[])`);
}

async function record(
  trx: Kysely<Database>,
  code: string,
  type: string,
  actor: BroadcastActor,
  after: unknown,
): Promise<void> {
  await appendSystemEvent(trx, {
    subject: `broadcast:${code}`,
    type,
    item: null,
    innovationId: null,
    ...actor,
    before: null,
    after,
    reason: null,
  });
}
