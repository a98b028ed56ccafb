// Carries out what becomes of a contest, each with its event in the season's own chain. It decides nothing; what changed
// meanwhile throws `Moved`. Reasons may name people: an event holds what proves them, not what they say.
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Act } from '../../domain/conversation/act.ts';
import type { ContestState } from '../../domain/contest/contest.ts';
import type { ContestEffect } from '../../domain/conversation/contest/types.ts';
import { fingerprint } from '../../domain/conversation/contest/results.ts';
import { Moved } from '../commit/ledger.ts';
import { type Origin, record, recordOfInnovation } from '../commit/record.ts';
import type { Database } from '../schema.ts';
import type { CarriersOf } from './carrying.ts';

type Trx = Kysely<Database>;
type Of<Kind extends ContestEffect['kind']> = Extract<ContestEffect, { kind: Kind }>;

const proof = (text: string) => createHash('sha256').update(text).digest('hex');

const event = (
  trx: Trx,
  by: Origin,
  contest: number,
  type: string,
  role: string | null,
  after: object,
): Promise<void> => record(trx, by, { subject: `contest:${contest}`, type, role, after });

async function open(trx: Trx, effect: Of<'open_contest'>, by: Origin): Promise<void> {
  const { number, editionId, rules, closesOn } = effect;
  const { numAffectedRows } = await sql`
    insert into contest (number, edition_id, rules, closes_on, opened_by)
    values (${number}, ${editionId}, ${JSON.stringify(rules)}::jsonb, ${closesOn}::date, ${by.personId})
    on conflict (edition_id) do nothing`.execute(trx);
  if (numAffectedRows !== 1n) throw new Moved('a contest');
  await event(trx, by, number, 'contest_opened', 'coordinator', {
    ...{ edition: editionId, closes: closesOn, rules_sha256: proof(JSON.stringify(rules)) },
  });
}

/** Raises the version of a season that is still as it was read. */
async function raise(
  trx: Trx,
  contest: number,
  version: number,
  set: ReturnType<typeof sql> = sql`state = state`,
): Promise<void> {
  const { numAffectedRows } = await sql`
    update contest set ${set}, version = version + 1 where number = ${contest} and version = ${version}`.execute(
    trx,
  );
  if (numAffectedRows !== 1n) throw new Moved('a contest');
}

async function change(trx: Trx, effect: Of<'change_contest'>, by: Origin): Promise<void> {
  const { contest, version, role, change: made } = effect;
  switch (made.what) {
    case 'close':
      await raise(trx, contest, version, sql`state = 'judging'`);
      return event(trx, by, contest, 'contest_closed', role, {});
    case 'finals':
      await raise(trx, contest, version, sql`state = 'finals'`);
      // A vote on who is a finalist says nothing about places.
      await sql`update contest_entry set finalist = number = any(${[...made.finalists]}::int[]), vote = null, vote_minutes = null
        where contest_number = ${contest}`.execute(trx);
      return event(trx, by, contest, 'contest_finalists', role, { entries: made.finalists });
    case 'meeting':
      await raise(trx, contest, version, sql`meeting_number = ${made.meeting}`);
      return event(trx, by, contest, 'contest_meeting', role, { meeting: made.meeting });
    case 'judge_again':
      await raise(trx, contest, version, sql`state = 'judging'`);
      await sql`update contest_entry set finalist = false, vote = null, vote_minutes = null
        where contest_number = ${contest}`.execute(trx);
      return event(trx, by, contest, 'contest_judged_again', role, {});
    case 'vote':
      await raise(trx, contest, version);
      for (const [at, entry] of made.order.entries())
        await sql`update contest_entry set vote = ${at + 1}, vote_minutes = ${made.minutes}
          where contest_number = ${contest} and number = ${entry}`.execute(trx);
      return event(trx, by, contest, 'contest_voted', role, {
        ...{ order: made.order, minutes_sha256: proof(made.minutes) },
      });
    case 'share':
      await raise(trx, contest, version);
      for (const { entry, personId } of made.seats)
        await sql`insert into contest_seat (entry_number, person_id) values (${entry}, ${personId})`.execute(
          trx,
        );
      return event(trx, by, contest, 'contest_seats', role, {
        seats: made.seats.map(({ entry, personId }) => [entry, personId]),
      });
  }
}

async function enter(trx: Trx, effect: Of<'enter_contest'>, by: Origin): Promise<void> {
  const { contest, entry, innovationId, category, role } = effect;
  const { rows } =
    await sql`select from contest where number = ${contest} and state = 'open' for share`.execute(
      trx,
    );
  if (rows.length === 0) throw new Moved('a contest');
  const { rows: entered } = await sql<{ number: number }>`
    insert into contest_entry (number, contest_number, innovation_id, category, entered_by)
    values (${entry}, ${contest}, ${innovationId}, ${category}, ${by.personId})
    on conflict (contest_number, innovation_id) do update set withdrawn_at = null, category = ${category}
    returning number`.execute(trx);
  // Somebody else entered it meanwhile, under a number that this person was not told.
  if (entered[0]?.number !== entry) throw new Moved('an entry');
  await recordOfInnovation(trx, innovationId, by, {
    ...{ type: 'contest_entered', role, after: { contest, entry, category } },
  });
}

async function takeOut(trx: Trx, { entry, role }: Of<'take_entry_out'>, by: Origin): Promise<void> {
  const { rows } = await sql<{ id: number; contest: number }>`
    update contest_entry e set withdrawn_at = now() from contest c
    where c.number = e.contest_number and c.state = 'open' and e.number = ${entry} and e.withdrawn_at is null
    returning e.innovation_id as id, e.contest_number as contest`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Moved('an entry');
  await recordOfInnovation(trx, row.id, by, {
    ...{ type: 'contest_taken_out', role, after: { contest: row.contest, entry } },
  });
}

/**
 * Raises the version of a season in which what somebody may lock changes. Nothing may be locked, and it must be in one of
 * these states.
 */
async function stir(trx: Trx, contest: number, states: readonly ContestState[]): Promise<void> {
  const { numAffectedRows } = await sql`
    update contest set version = version + 1
    where number = ${contest} and locked_by is null and state = any(${[...states]}::text[])`.execute(
    trx,
  );
  if (numAffectedRows !== 1n) throw new Moved('a contest');
}

async function leave(trx: Trx, effect: Of<'leave_seats'>, by: Origin): Promise<void> {
  const { contest, personId, role, entries, why, season, reason } = effect;
  await stir(trx, contest, ['open', 'judging', 'finals']);
  if (season)
    await sql`insert into contest_withdrawal (contest_number, person_id, reason)
      values (${contest}, ${personId}, ${reason}) on conflict do nothing`.execute(trx);
  await sql`update contest_seat set ended_at = now(), ended = ${why}, reason = ${reason},
      keeps_desk = ${why} = 'withdrew' and exists (select from contest where number = ${contest} and state = 'finals')
    where person_id = ${personId} and ended_at is null and entry_number = any(${[...entries]}::int[])`.execute(
    trx,
  );
  await event(trx, by, contest, 'contest_judge_left', role, {
    ...{ person: personId, entries, why, season, reason_sha256: proof(reason) },
  });
}

async function give(
  trx: Trx,
  { entry, stage, marks }: Of<'give_marks'>,
  by: Origin,
): Promise<void> {
  const { rows } = await sql<{ contest: number }>`
    select contest_number as contest from contest_entry where number = ${entry}`.execute(trx);
  const contest = rows[0]?.contest;
  if (contest === undefined) throw new Moved('an entry');
  await stir(trx, contest, [stage === 'desk' ? 'judging' : 'finals']);
  const { rows: before } = await sql<{ criterion: string; value: number }>`
    select criterion, value::float as value from contest_score
    where entry_number = ${entry} and person_id = ${by.personId} and stage = ${stage}`.execute(trx);
  for (const [criterion, value] of Object.entries(marks))
    await sql`insert into contest_score (entry_number, person_id, stage, criterion, value)
      values (${entry}, ${by.personId}, ${stage}, ${criterion}, ${value})
      on conflict (entry_number, person_id, stage, criterion) do update set value = excluded.value, scored_at = now()`.execute(
      trx,
    );
  await record(trx, by, {
    ...{ subject: `contest:${contest}`, type: 'contest_scored', role: 'judge', item: `L-${entry}` },
    before:
      before.length === 0
        ? null
        : Object.fromEntries(before.map(({ criterion, value }) => [criterion, value])),
    after: { stage, marks },
  });
}

/** Locks a result: the first of two, or the second, after which places stand. */
export async function lockContest(
  trx: Trx,
  act: Extract<Act, { do: 'lock_contest' }>,
  by: Origin,
): Promise<void> {
  const { contest, version, places, confirms } = act;
  const of = fingerprint(places);
  if (!confirms) {
    await raise(
      trx,
      contest,
      version,
      sql`locked_by = ${by.personId}, locked_of = ${of}, locked_at = now()`,
    );
    return event(trx, by, contest, 'contest_locked', 'coordinator', { of });
  }
  const { rows } =
    await sql`select from contest where number = ${contest} and locked_of = ${of}`.execute(trx);
  if (rows.length === 0) throw new Moved('a contest');
  await raise(
    trx,
    contest,
    version,
    sql`state = 'locked', confirmed_by = ${by.personId}, confirmed_at = now()`,
  );
  for (const { entry, place, total } of places)
    await sql`update contest_entry set place = ${place}, total = ${total} where number = ${entry}`.execute(
      trx,
    );
  await event(trx, by, contest, 'contest_confirmed', 'coordinator', { of });
}

/** Takes the first of two locks back. */
export async function unlockContest(
  trx: Trx,
  { contest, version }: Extract<Act, { do: 'unlock_contest' }>,
  by: Origin,
): Promise<void> {
  const free = sql`locked_by = null, locked_of = null, locked_at = null`;
  await raise(trx, contest, version, free);
  await event(trx, by, contest, 'contest_unlocked', 'coordinator', {});
}

/** Makes a locked result public. */
export async function announceContest(
  trx: Trx,
  { contest, version }: Extract<Act, { do: 'announce_contest' }>,
  by: Origin,
): Promise<void> {
  await raise(trx, contest, version, sql`state = 'announced', announced_at = now()`);
  await event(trx, by, contest, 'contest_announced', 'coordinator', {});
}

/** Carriers of the contest. */
export const contestCarriers: CarriersOf<ContestEffect> = {
  open_contest: (carrying, effect) => carrying.after((trx) => open(trx, effect, carrying.origin)),
  change_contest: (carrying, effect) =>
    carrying.after((trx) => change(trx, effect, carrying.origin)),
  enter_contest: (carrying, effect) => carrying.after((trx) => enter(trx, effect, carrying.origin)),
  take_entry_out: (carrying, effect) =>
    carrying.after((trx) => takeOut(trx, effect, carrying.origin)),
  leave_seats: (carrying, effect) => carrying.after((trx) => leave(trx, effect, carrying.origin)),
  give_marks: (carrying, effect) => carrying.after((trx) => give(trx, effect, carrying.origin)),
};
