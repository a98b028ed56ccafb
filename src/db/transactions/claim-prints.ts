// One commit each: marks requests as being printed by this process, and writes down how printing one ended, together with
// the message that takes the file along. It prints nothing and never touches bytes.
import { type Kysely, sql } from 'kysely';
import type { Message } from '../../domain/conversation/message.ts';
import type { PaperName } from '../../domain/papers.ts';
import type { Database } from '../schema.ts';

/** A request that this process prints. */
export interface ClaimedPrint {
  readonly id: number;
  readonly paper: PaperName;
  readonly code: string | null;
  readonly unitId: string | null;
  readonly meeting: number | null;
  readonly sheetId: number | null;
  /** The form of another competition, for the paper that is one. */
  readonly form: string | null;
  readonly editionId: string;
  readonly nip: boolean;
  readonly word: boolean;
  readonly attempts: number;
  readonly claimedBy: number;
  readonly personId: number;
}

/** A process that dies over the same paper again and again must not do so for ever. */
const MOST_ATTEMPTS = 5;

/** Claims up to `limit` requests that are due, oldest first. */
export async function claimPrints(
  db: Kysely<Database>,
  epoch: number,
  limit: number,
): Promise<ClaimedPrint[]> {
  const { rows } = await sql<ClaimedPrint>`
    update print_request r set state = 'printing', claimed_by = ${epoch}, attempts = attempts + 1
    where r.id in (
      select w.id from print_request w where w.state = 'waiting' and w.next_try_at <= now()
      order by w.next_try_at, w.id limit ${limit} for update skip locked)
    returning r.id, r.paper, (select code from innovation n where n.id = r.innovation_id) as code,
      r.unit_id as "unitId", r.meeting_number as meeting, r.sheet_id as "sheetId", r.form, r.edition_id as "editionId", r.nip, r.word, r.attempts, r.claimed_by as "claimedBy", r.person_id as "personId"`.execute(
    db,
  );
  return rows.sort((one, other) => one.id - other.id);
}

/** Lists the epochs that are printing. */
export async function printingEpochs(db: Kysely<Database>): Promise<number[]> {
  const { rows } = await sql<{ epoch: number }>`
    select distinct claimed_by as epoch from print_request where state = 'printing'`.execute(db);
  return rows.map(({ epoch }) => epoch);
}

/** Puts back what a dead process was printing, or what this one could not: to be tried again after so many milliseconds. */
export async function putBackPrints(
  db: Kysely<Database>,
  epoch: number,
  only: readonly number[] | null,
  afterMs: number,
): Promise<void> {
  await sql`update print_request set state = 'waiting', claimed_by = null,
      next_try_at = now() + ${afterMs}::float8 * interval '1 ms'
    where state = 'printing' and claimed_by = ${epoch} and (${only === null} or id = any(${only ?? []}::bigint[]))`.execute(
    db,
  );
}

/** True when a request was tried as often as it may be. */
export const isLastTry = ({ attempts }: ClaimedPrint): boolean => attempts >= MOST_ATTEMPTS;

/** How printing ended: the message that is sent, with the file or with why there is none. */
export interface PrintEnd {
  readonly state: 'done' | 'failed';
  readonly printId: number | null;
  readonly problem: string | null;
  readonly message: Message;
  /** Sent before it: the page as a picture. */
  readonly picture?: Message;
}

/**
 * Writes down the end and queues its message, both or none; gives false when the request is not this process's any more.
 */
export async function finishPrint(
  db: Kysely<Database>,
  { id, claimedBy }: Pick<ClaimedPrint, 'id' | 'claimedBy'>,
  { state, printId, problem, message, picture }: PrintEnd,
): Promise<boolean> {
  const { rows } = await sql`
    with ended as (
      update print_request set state = ${state}, print_id = ${printId}, problem = ${problem}, claimed_by = null, ended_at = now()
      where id = ${id} and state = 'printing' and claimed_by = ${claimedBy}
      returning person_id, address_id, inbox_id)
    insert into outbox (person_id, address_id, channel, kind, message, inbox_id)
    select a.person_id, e.address_id, a.channel, 'reply', m.value, e.inbox_id
    from ended e join address a on a.id = e.address_id
      cross join jsonb_array_elements(${JSON.stringify(picture === undefined ? [message] : [picture, message])}::jsonb) with ordinality m (value, at)
    order by m.at
    returning id`.execute(db);
  return rows.length > 0;
}
