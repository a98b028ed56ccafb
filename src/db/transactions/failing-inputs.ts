// Commits about inputs that cannot be handled: that one failed, when it is tried again, and that a message is closed unhandled.
// A closed message is kept: an operator finds it with its error in the inbox.
import { type Kysely, sql } from 'kysely';
import type { Message } from '../../domain/conversation/message.ts';
import type { Database } from '../schema.ts';

/** Something a person waits for: a message, by its id in the inbox, or the outcome of their files. */
export type PersonInput = number | 'files';

/** What is known of an input that failed. */
export interface Failing {
  /** How often it failed alone, and how often of those as a defect. */
  readonly attempts: number;
  readonly defects: number;
  /** It has failed for longer than others may have to wait for it. */
  readonly overdue: boolean;
}

const sorry: Message = { parts: [{ key: 'trouble', args: {} }], choices: [], prompt: null };
const inboxIdOf = (input: PersonInput): number | null => (input === 'files' ? null : input);

/** Writes down that an input failed alone once more. `patienceMs` is how long others may have to wait for it. */
export async function recordFailure(
  db: Kysely<Database>,
  personId: number,
  input: PersonInput,
  failure: { readonly error: string; readonly defect: boolean; readonly patienceMs: number },
): Promise<Failing> {
  const defects = failure.defect ? 1 : 0;
  const { rows } = await sql<Failing>`
    insert into failing_input as f (person_id, inbox_id, defects, error, next_try_at)
    values (${personId}, ${inboxIdOf(input)}, ${defects}, ${failure.error.slice(0, 500)}, now() + interval '1 minute')
    on conflict (person_id, inbox_id) do update set attempts = f.attempts + 1, defects = f.defects + excluded.defects,
      error = excluded.error, next_try_at = excluded.next_try_at
    returning f.attempts, f.defects, now() - f.since >= ${failure.patienceMs}::float8 * interval '1 ms' as overdue`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a failure was not recorded');
  return row;
}

/** Sets when the failing inputs of a person are tried again, milliseconds from now. */
export async function tryAgainIn(
  db: Kysely<Database>,
  personId: number,
  ms: number,
): Promise<void> {
  await sql`update failing_input set next_try_at = now() + ${ms}::float8 * interval '1 ms'
    where person_id = ${personId}`.execute(db);
}

/** Takes up to `limit` people whose failing inputs are due; other processes leave them alone for a minute. */
export async function claimFailing(
  db: Kysely<Database>,
  limit: number,
): Promise<readonly number[]> {
  const { rows } = await sql<{ person_id: number }>`
    update failing_input f set next_try_at = now() + interval '1 minute'
    where f.person_id in (select person_id from failing_input where next_try_at <= now()
      order by next_try_at limit ${limit} for update skip locked)
    returning f.person_id`.execute(db);
  return [...new Set(rows.map((row) => row.person_id))];
}

/** Forgets what is known of inputs of a person that fail no more: all of them, or one. */
export async function forgetFailing(
  db: Kysely<Database>,
  personId: number,
  input?: PersonInput,
): Promise<void> {
  await sql`delete from failing_input where person_id = ${personId}
    and (${input === undefined} or inbox_id is not distinct from ${input === undefined ? null : inboxIdOf(input)}::bigint)`.execute(
    db,
  );
}

/** Lists what is known of a person's failing inputs. */
export async function failingOf(
  db: Kysely<Database>,
  personId: number,
  patienceMs: number,
): Promise<ReadonlyMap<PersonInput, Failing>> {
  const { rows } = await sql<Failing & { inbox_id: number | null }>`
    select inbox_id, attempts, defects, now() - since >= ${patienceMs}::float8 * interval '1 ms' as overdue
    from failing_input where person_id = ${personId}`.execute(db);
  return new Map(rows.map(({ inbox_id, ...row }) => [inbox_id ?? 'files', row]));
}

/** How a message that was not handled is closed. */
export interface Closing {
  readonly inboxId: number;
  readonly outcome: 'failed' | 'in_doubt';
  readonly error: string;
  /** False when the sentence to its person is what cannot be written. */
  readonly say?: boolean;
}

/**
 * Closes a waiting message unhandled and leaves one neutral sentence for its person. Gives their address;
 * null when it is closed already.
 */
export async function closeUnhandled(
  db: Kysely<Database>,
  { inboxId, outcome, error, say = true }: Closing,
): Promise<number | null> {
  const { rows } = await sql<{ address_id: number }>`
    with known as (
      delete from failing_input where inbox_id = ${inboxId} returning attempts
    ), closed as (
      update inbox i set done_at = now(), outcome = ${outcome}, error = ${error.slice(0, 500)},
        attempts = coalesce((select attempts from known), 1),
        payload = case when p.consented_at is null then '{}' else i.payload end,
        raw = case when p.consented_at is null then '' else i.raw end
      from address a join person p on p.id = a.person_id
      where i.id = ${inboxId} and i.done_at is null and a.id = i.address_id returning i.id, i.address_id
    ), said as (
      insert into outbox (person_id, address_id, channel, kind, message, inbox_id)
      select a.person_id, a.id, a.channel, 'reply', ${JSON.stringify(sorry)}::jsonb, closed.id
      from closed join address a on a.id = closed.address_id where ${say}
    )
    select address_id from closed
  `.execute(db);
  return rows[0]?.address_id ?? null;
}
