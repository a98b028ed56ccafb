// Carries out what checkers set going besides steps: batches of cards, claims, verified levels, notices about all that waits.
// It decides nothing; two people who want the same claim get a winner and a repeated step.
import { type Kysely, sql } from 'kysely';
import type { Effect } from '../../domain/conversation/effect.ts';
import { batchSize } from '../../domain/conversation/checking/endorsing.ts';
import type { Message, Part } from '../../domain/conversation/message.ts';
import type { Transition } from '../../domain/innovation/innovation.ts';
import type { Secrets } from '../secrets.ts';
import type { Database } from '../schema.ts';
import { Moved } from '../commit/ledger.ts';
import type { OutboxRow } from '../commit/rows.ts';
import { noticeRow, noticeRowsFor, recipientsOf, showCardAgain, storeCard } from './notices.ts';

type Of<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>;
type Trx = Kysely<Database>;
type BatchPart = Extract<Part, { key: 'notice_batch' }>;

/** Stores the cards of a batch; throws `Moved` when a code is taken, so that the step is done again with others. */
export async function storeBatch(
  trx: Trx,
  personId: number,
  { cards, batchCode }: Of<'show_batch'>,
  secrets: Secrets,
): Promise<void> {
  const ids = await idsOf(
    trx,
    cards.map((card) => card.code),
  );
  await endLists(trx, personId, [...ids.values()], secrets.cardHash(personId, batchCode));
  for (const card of cards) {
    const id = ids.get(card.code);
    if (id === undefined) throw new Error(`no innovation ${card.code}`);
    const store = card.again === true ? showCardAgain : storeCard;
    if (!(await store(trx, personId, id, card.version, card.cardCode, secrets, batchCode)))
      throw new Moved('a card');
  }
}

/**
 * Ends the lists in which these innovations stood before: the code of a list that was shown in part under a new one would
 * stand for the rest of it alone. The cards of the rest keep their own codes.
 */
async function endLists(
  trx: Trx,
  personId: number,
  innovationIds: readonly number[],
  batchHash: Buffer,
): Promise<void> {
  await sql`
    update card set batch_hash = null where person_id = ${personId} and used_at is null and batch_hash <> ${batchHash}
      and batch_hash in (select s.batch_hash from card s where s.person_id = ${personId} and s.used_at is null
        and s.innovation_id = any(${[...innovationIds]}::bigint[]))
  `.execute(trx);
}

/** The ids of innovations by their codes. */
export async function idsOf(
  trx: Trx,
  codes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (codes.length === 0) return new Map();
  const rows = await trx
    .selectFrom('innovation')
    .select(['id', 'code'])
    .where('code', 'in', [...codes])
    .execute();
  return new Map(rows.map((row) => [row.code, row.id]));
}

/** Takes or renews a claim; whoever claims one innovation lets go of the others. Throws `Moved` when somebody else holds it. */
export async function claim(trx: Trx, personId: number, effect: Of<'claim'>): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    insert into claim (innovation_id, person_id, until)
    select id, ${personId}, now() + make_interval(mins => ${effect.minutes}) from innovation where code = ${effect.code}
    on conflict (innovation_id) do update set person_id = excluded.person_id, claimed_at = now(),
        -- Whoever holds it longer at the desk keeps that.
        until = case when claim.person_id = excluded.person_id then greatest(claim.until, excluded.until) else excluded.until end
      where claim.person_id = excluded.person_id or claim.until <= now()
    returning innovation_id as id
  `.execute(trx);
  const [held] = rows;
  if (held === undefined) throw new Moved('a claim');
  await trx
    .deleteFrom('claim')
    .where('person_id', '=', personId)
    .where('innovation_id', '<>', held.id)
    .execute();
}

/** Stores the level that a verifier set. */
export async function storeLevel(
  trx: Trx,
  personId: number | null,
  effect: Pick<Of<'set_level'>, 'code' | 'item' | 'level' | 'reason'>,
): Promise<void> {
  await sql`
    insert into verified_level (innovation_id, item, level, reason, set_by)
    select id, ${effect.item}, ${effect.level}, ${effect.reason}, ${personId} from innovation where code = ${effect.code}
    on conflict (innovation_id, item) do update set level = excluded.level, reason = excluded.reason,
      set_by = excluded.set_by, set_at = now()
  `.execute(trx);
}

/** Forgets the level set for an item, or for all: the claim it judged has changed. */
export async function dropLevels(trx: Trx, code: string, item: string | null): Promise<void> {
  await sql`
    delete from verified_level v using innovation n
    where n.id = v.innovation_id and n.code = ${code} and (${item}::text is null or v.item = ${item})
  `.execute(trx);
}

/** What ends with a step: the claim, what was still to be said of the queue, and with a new submission the levels of the former one. */
export async function afterStep(trx: Trx, code: string, transition: Transition): Promise<void> {
  await sql`delete from claim c using innovation n where n.id = c.innovation_id and n.code = ${code}`.execute(
    trx,
  );
  await leaveBatches(trx, code, transition.from);
  if (transition.step === 'submit') await dropLevels(trx, code, null);
}

/** A notice about all that waits comes at once, and then at most once in this time for each person. Minutes. */
const together = 10;

/**
 * Writes one message for each holder of the role about everything that waits for them. One that was not sent yet is
 * replaced; when the last one is fresh, the next one waits until ten minutes have passed, so that many innovations
 * handed on one after the other make one message.
 */
export async function batchRows(
  trx: Trx,
  effect: Of<'notify_batch'>,
): Promise<readonly OutboxRow[]> {
  const recipients = await recipientsOf(trx, {
    to: 'role',
    role: effect.role,
    unitId: effect.unitId,
  });
  if (recipients.length === 0)
    return noticeRowsFor(trx, effect.otherwise.audience, effect.otherwise.message, effect.key);
  const rows: OutboxRow[] = [];
  for (const person of recipients) {
    const waiting = await waitingFor(trx, effect, person.personId);
    if (waiting.total === 0) continue;
    const shown = waiting.rows.map((row) => ({
      code: row.code,
      name: row.name,
      unit: row.unit,
      ownerName: row.ownerName,
      since: row.since.toISOString(),
    }));
    const due = await dueAfterLast(trx, person.personId, effect.state);
    rows.push({
      ...noticeRow(
        person,
        {
          parts: [
            {
              key: 'notice_batch',
              args: { state: effect.state, waiting: waiting.total, rows: shown },
            },
          ],
          choices: [],
          prompt: null,
        },
        `batch:${effect.state}:${effect.key}`,
      ),
      forRole: effect.role,
      forUnit: effect.unitId,
      ...(due === null ? {} : { due }),
    });
  }
  return rows;
}

/**
 * Takes an innovation that left a queue out of the messages about that queue that were not sent yet, so that nobody is
 * asked to do what is done; a message that would tell of nothing is taken back.
 */
async function leaveBatches(trx: Trx, code: string, left: string): Promise<void> {
  const listed = JSON.stringify([{ code }]);
  const { rows } = await sql<{ id: number; message: Message }>`
    select id, message from outbox
    where state = 'queued' and notice_key like ${`batch:${left}:%`} and message::jsonb #> '{parts,0,args,rows}' @> ${listed}::jsonb
    order by id for update`.execute(trx);
  for (const { id, message } of rows) {
    const parts = message.parts.map((part) =>
      part.key === 'notice_batch' ? without(part, code) : part,
    );
    const waits = parts.some((part) => part.key === 'notice_batch' && part.args.waiting > 0);
    await (
      waits
        ? sql`update outbox set message = ${JSON.stringify({ ...message, parts })}::jsonb where id = ${id}`
        : sql`update outbox set state = 'superseded' where id = ${id}`
    ).execute(trx);
  }
}

function without(batch: BatchPart, code: string): BatchPart {
  const rows = batch.args.rows.filter((row) => row.code !== code);
  return { ...batch, args: { ...batch.args, rows, waiting: batch.args.waiting - 1 } };
}

interface WaitingRow {
  readonly code: string;
  readonly name: string | null;
  readonly unit: string;
  readonly ownerName: string | null;
  readonly since: Date;
  readonly total: number;
}

async function waitingFor(
  trx: Trx,
  effect: Of<'notify_batch'>,
  personId: number,
): Promise<{ readonly rows: readonly WaitingRow[]; readonly total: number }> {
  const { rows } = await sql<WaitingRow>`
    select n.code, n.name, u.name as unit, p.name as "ownerName", n.state_since as since,
      (count(*) over ())::int as total
    from innovation n join unit u on u.id = n.unit_id join person p on p.id = n.owner_id
    where n.state = ${effect.state} and (${effect.unitId}::text is null or n.unit_id = ${effect.unitId})
      and n.owner_id <> ${personId}
      and not exists (select 1 from co_filler f where f.innovation_id = n.id and f.person_id = ${personId} and f.removed_at is null)
      and not exists (select 1 from claim c where c.innovation_id = n.id and c.until > now())
    order by n.state_since, n.id limit ${batchSize}
  `.execute(trx);
  return { rows, total: rows[0]?.total ?? 0 };
}

/** When the next message about a queue may leave; takes back one that was not sent yet. Null: at once. */
async function dueAfterLast(trx: Trx, personId: number, state: string): Promise<Date | null> {
  const family = `batch:${state}:%`;
  const replaced = await sql<{ due_at: Date }>`
    update outbox set state = 'superseded' where person_id = ${personId} and kind = 'notice' and state = 'queued' and notice_key like ${family}
    returning due_at
  `.execute(trx);
  const [waiting] = replaced.rows;
  if (waiting !== undefined) return waiting.due_at;
  const { rows } = await sql<{ due: Date | null }>`
    select max(created_at) + make_interval(mins => ${together}) as due from outbox
    where person_id = ${personId} and kind = 'notice' and notice_key like ${family} and state <> 'superseded'
      and created_at > now() - make_interval(mins => ${together})
  `.execute(trx);
  return rows[0]?.due ?? null;
}
