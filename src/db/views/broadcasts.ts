// Reads broadcasts: lists, how far one came, who answered what. Progress is read off the outbox, so that it is always true.
// It decides nothing; who may see a broadcast, the caller has asked the access table.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { questionSchema } from '../../domain/broadcast.ts';
import type {
  AttendanceRow,
  BroadcastProgress,
  BroadcastRow,
} from '../../domain/conversation/broadcasts/types.ts';
import type { Database } from '../schema.ts';

type Db = Kysely<Database>;
const states = ['draft', 'scheduled', 'running', 'paused', 'done', 'cancelled'] as const;

interface Head {
  readonly id: number;
  readonly code: string;
  readonly state: string;
  readonly starts_at: Date;
  readonly text: string;
  readonly unit_id: string | null;
  readonly question: unknown;
}

function rowOf({ code, state, starts_at, text }: Head): BroadcastRow {
  const found = states.find((one) => one === state);
  if (found === undefined) throw new Error(`unknown state ${state}`);
  return { code, state: found, starts: starts_at.toISOString(), text };
}

/** Lists broadcasts, newest first: all of them, or those of some units. */
export async function listBroadcasts(
  db: Db,
  units: 'all' | readonly string[],
): Promise<readonly BroadcastRow[]> {
  const rows = await db
    .selectFrom('broadcast')
    .select(['id', 'code', 'state', 'starts_at', 'text', 'unit_id', 'question'])
    .$if(units !== 'all', (query) =>
      query.where('unit_id', 'in', units === 'all' || units.length === 0 ? [''] : [...units]),
    )
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
  return rows.map(rowOf);
}

/** Reads one broadcast by code with its progress; null when there is none. */
export async function readBroadcast(db: Db, code: string): Promise<BroadcastProgress | null> {
  return progressOf(db, sql`b.code = ${code}`);
}

/** Reads one broadcast by id with its progress. */
export async function broadcastById(db: Db, id: number): Promise<BroadcastProgress | null> {
  return progressOf(db, sql`b.id = ${id}`);
}

async function progressOf(db: Db, which: RawBuilder<unknown>): Promise<BroadcastProgress | null> {
  // Whom it reaches is looked up when it begins; until then all who were counted at its confirmation wait.
  const { rows: heads } = await sql<Head & { expected: number | null }>`
    select b.id, b.code, b.state, b.starts_at, b.text, b.unit_id, b.question,
      case when b.looked_at is null and b.state in ('scheduled', 'running', 'paused') then b.confirmed_count end as expected
    from broadcast b where ${which}`.execute(db);
  const [head] = heads;
  if (head === undefined) return null;
  // One statement, one picture: what is counted as sent is not counted as waiting as well.
  const { rows } = await sql<{
    waiting: number;
    underway: number;
    sent: number;
    failed: { name: string; why: string }[];
    skipped: { name: string; why: string }[];
  }>`
    with r as (
      select coalesce(o.state, r.state) as state, coalesce(r.reason, o.state) as why,
        coalesce(p.name, 'tanpa nama') || coalesce(', ' || u.name, '') as name
      from broadcast_recipient r join person p on p.id = r.person_id left join unit u on u.id = p.unit_id
      left join outbox o on o.id = r.outbox_id where r.broadcast_id = ${head.id}
    )
    select count(*) filter (where state = 'waiting')::int as waiting,
      count(*) filter (where state in ('queued', 'sending', 'uncertain'))::int as underway,
      count(*) filter (where state in ('sent', 'delivered', 'read'))::int as sent,
      coalesce(jsonb_agg(jsonb_build_object('name', name, 'why', why) order by name)
        filter (where state in ('dead', 'parked', 'superseded', 'cancelled')), '[]') as failed,
      coalesce(jsonb_agg(jsonb_build_object('name', name, 'why', why) order by name) filter (where state = 'skipped'), '[]') as skipped
    from r`.execute(db);
  const [counts] = rows;
  const { rows: answers } = await sql<{ answer: string; count: number }>`
    select answer, count(*)::int as count from broadcast_answer where broadcast_id = ${head.id} group by answer order by count desc, answer`.execute(
    db,
  );
  return {
    ...rowOf(head),
    id: head.id,
    unitId: head.unit_id,
    question: head.question === null ? null : questionSchema.parse(head.question),
    waiting: head.expected ?? counts?.waiting ?? 0,
    underway: counts?.underway ?? 0,
    sent: counts?.sent ?? 0,
    failed: counts?.failed ?? [],
    skipped: counts?.skipped ?? [],
    answers,
    attendance: await attendanceOf(db, head.id),
  };
}

/** Reads who was asked and what they answered, by unit and name. */
export const attendanceOf = (db: Db, id: number): Promise<readonly AttendanceRow[]> =>
  askedAndAnswered(db, sql`r.broadcast_id = ${id}`);

/** Reads who was asked to a meeting by any of its broadcasts, each person once, with the answer given last. */
export const attendanceOfMeeting = (db: Db, number: number): Promise<readonly AttendanceRow[]> =>
  askedAndAnswered(db, ofMeeting(number));

const ofMeeting = (number: number) =>
  sql`r.broadcast_id in (select broadcast_id from meeting_broadcast where meeting_number = ${number})`;

async function askedAndAnswered(
  db: Db,
  which: RawBuilder<unknown>,
): Promise<readonly AttendanceRow[]> {
  const { rows } = await sql<AttendanceRow>`
    select name, nip, unit, answer, representative from (
      select distinct on (p.id) p.id, p.name, p.nip, u.name as unit, a.answer, a.representative
      from broadcast_recipient r join person p on p.id = r.person_id left join unit u on u.id = p.unit_id
      left join broadcast_answer a on a.broadcast_id = r.broadcast_id and a.person_id = r.person_id
      where ${which} and (r.state <> 'skipped' or a.answer is not null)
      order by p.id, a.answered_at desc nulls last) asked
    order by unit nulls last, name, id`.execute(db);
  return rows;
}

/** Lists who was asked to a meeting by a broadcast that reached them or still will. */
export async function askedToMeeting(db: Db, number: number): Promise<readonly number[]> {
  return (await answersOfMeeting(db, number)).map(({ personId }) => personId);
}

/** Lists the same people with the code by which they answer, of the newest that asked them, and what they answered last. */
export async function answersOfMeeting(
  db: Db,
  number: number,
): Promise<
  readonly { readonly personId: number; readonly code: string; readonly answer: string | null }[]
> {
  const { rows } = await sql<{ personId: number; code: string; answer: string | null }>`
    select distinct on (r.person_id) r.person_id as "personId", b.code, (
      select a.answer from meeting_broadcast m join broadcast_answer a on a.broadcast_id = m.broadcast_id
      where m.meeting_number = ${number} and a.person_id = r.person_id order by a.answered_at desc limit 1) as answer
    from broadcast_recipient r join broadcast b on b.id = r.broadcast_id
    left join outbox o on o.id = r.outbox_id
    where ${ofMeeting(number)} and r.state <> 'skipped'
      and (o.state in ('sent', 'delivered', 'read')
        or (b.state <> 'cancelled' and coalesce(o.state, 'queued') in ('queued', 'sending', 'uncertain')))
    order by r.person_id, b.id desc`.execute(db);
  return rows;
}

/** Finds the question that somebody was asked: the one with this code, or the newest of the last 60 days. */
export async function questionFor(
  db: Db,
  personId: number,
  code: string | null,
): Promise<{
  readonly id: number;
  readonly code: string;
  readonly question: ReturnType<typeof questionSchema.parse>;
  readonly answered: boolean;
} | null> {
  const { rows } = await sql<{ id: number; code: string; question: unknown; answered: boolean }>`
    select b.id, b.code, b.question, a.person_id is not null as answered
    from broadcast_recipient r join broadcast b on b.id = r.broadcast_id
    join outbox o on o.id = r.outbox_id
    left join broadcast_answer a on a.broadcast_id = b.id and a.person_id = r.person_id
    where r.person_id = ${personId} and b.question is not null and b.state <> 'cancelled'
      and o.state not in ('queued', 'cancelled')
      and (${code}::text is null or b.code = ${code}) and b.starts_at > now() - interval '60 days'
    order by b.starts_at desc limit 1`.execute(db);
  const [row] = rows;
  return row === undefined ? null : { ...row, question: questionSchema.parse(row.question) };
}

/** Lists the gakor by name, with the units of each. */
export async function listGakor(
  db: Db,
): Promise<
  readonly { readonly id: number; readonly name: string; readonly units: readonly string[] }[]
> {
  const { rows } = await sql<{ id: number; name: string; units: string[] }>`
    select g.id, g.name, array(select u.unit_id from gakor_unit u where u.gakor_id = g.id order by u.unit_id) as units
    from gakor g order by g.name`.execute(db);
  return rows;
}
