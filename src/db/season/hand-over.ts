// Work that goes from one person to another: innovations with their tasks, offered and accepted, or moved at once.
// Every innovation that moves leaves an event; the one who had it keeps their name in its history alone.
import { type Kysely, sql } from 'kysely';
import type { Act } from '../../domain/conversation/act.ts';
import type { RoleLoaded } from '../../domain/conversation/roles/types.ts';
import type { Person } from '../../domain/conversation/world.ts';
import { appendPersonEvents } from '../events.ts';
import { sendNotice } from '../inbound/send-notice.ts';
import { Moved } from '../inbound/ledger.ts';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';
import { endTokensOf } from '../transactions/create-token.ts';
import { liveGrant } from '../world/people.ts';
import { type AnyOrigin, type Origin, record, recordOfInnovation } from './record.ts';
import type { Touched } from '../inbound/occasion.ts';
import { alarmWithoutAdmin, endRights } from './roles.ts';

type Trx = Kysely<Database>;
type Of<Name extends Act['do']> = Extract<Act, { do: Name }>;

/** Loads the people of the units this person may hand over for, and the hand-overs that wait for them. */
export async function loadHandOver(
  db: Trx,
  person: Person,
): Promise<NonNullable<RoleLoaded['handOver']>> {
  const all = person.grants.some(({ role }) => role === 'coordinator');
  const units = person.grants.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]));
  const { rows } = await sql<{
    person_id: number;
    name: string | null;
    unit_id: string;
    owns: number;
    active: boolean;
  }>`
    select g.person_id, p.name, g.unit_id, g.active,
      (select count(*)::int from innovation n where n.owner_id = g.person_id and n.unit_id = g.unit_id) as owns
    from (
      select person_id, unit_id, bool_or(active) as active from (
        select g.person_id, g.unit_id, true as active from role_grant g
        where ${liveGrant} and g.role in ('innovator', 'unit_admin') and g.unit_id is not null
        /* whoever rests or has left may still own something here */
        union all select n.owner_id, n.unit_id, false from innovation n) known
      where ${all} or unit_id = any(${units}::text[]) group by 1, 2) g
    join person p on p.id = g.person_id
    order by owns desc, p.name, g.person_id limit 60
  `.execute(db);
  const waiting = await sql<{
    id: number;
    name: string | null;
    unit_id: string;
    owns: number;
  }>`
    select h.id, p.name, h.unit_id,
      (select count(*)::int from innovation n where n.owner_id = h.from_person and n.unit_id = h.unit_id) as owns
    from hand_over h join person p on p.id = h.from_person
    where h.to_person = ${person.id} and h.accepted_at is null and h.cancelled_at is null order by h.id
  `.execute(db);
  return {
    people: rows.map((row) => ({
      personId: row.person_id,
      name: row.name,
      unitId: row.unit_id,
      owns: row.owns,
      active: row.active,
    })),
    waiting: waiting.rows.map((row) => ({
      id: row.id,
      fromName: row.name,
      unitId: row.unit_id,
      owns: row.owns,
    })),
  };
}

/**
 * Gives innovations of a person in a unit (null: in all) to somebody else, each with an event; gives how many. `unfinished`
 * leaves those that were handed in with whoever filled them in: nobody becomes a filler of what they are to check.
 */
export async function moveInnovations(
  trx: Trx,
  from: number,
  to: number,
  unitId: string | null,
  by: AnyOrigin,
  touched: Touched,
  which: 'all' | 'unfinished' = 'all',
): Promise<number> {
  const rows = await trx
    .selectFrom('innovation')
    .select('id')
    .where('owner_id', '=', from)
    .$if(unitId !== null, (query) => query.where('unit_id', '=', unitId))
    .$if(which === 'unfinished', (query) => query.where('state', 'in', ['draft', 'returned']))
    .orderBy('id')
    .forUpdate()
    .execute();
  for (const { id } of rows) {
    await recordOfInnovation(trx, id, by, {
      type: 'owner_changed',
      role: null,
      before: { owner: from },
      after: { owner: to },
    });
    await sql`update innovation set owner_id = ${to} where id = ${id}`.execute(trx);
    // The new owner needs no second entry as a co-filler.
    await sql`update co_filler set removed_at = now() where innovation_id = ${id} and person_id = ${to} and removed_at is null`.execute(
      trx,
    );
    touched.innovations.add(id);
  }
  await sql`update conversation set focus_id = null, rev = rev + 1,
      state = jsonb_set(state, '{mode}', '{"name": "idle"}'::jsonb)
    where person_id = ${from} and focus_id = any(${rows.map(({ id }) => id)}::bigint[])`.execute(
    trx,
  );
  touched.people.add(from);
  touched.people.add(to);
  return rows.length;
}

/** Ends filling in along with others, in a unit or (null) in all, each with an event; `to` goes on in their place where it is given. */
export async function moveFilling(
  trx: Trx,
  {
    from,
    to,
    unitId,
  }: { readonly from: number; readonly to: number | null; readonly unitId: string | null },
  by: AnyOrigin,
  touched: Touched,
): Promise<void> {
  const rows = await trx
    .selectFrom('co_filler as f')
    .innerJoin('innovation as n', 'n.id', 'f.innovation_id')
    .select(['f.innovation_id', 'n.owner_id'])
    .where('f.person_id', '=', from)
    .where('f.removed_at', 'is', null)
    .$if(unitId !== null, (query) => query.where('n.unit_id', '=', unitId))
    .orderBy('f.innovation_id')
    .execute();
  for (const { innovation_id: id, owner_id } of rows) {
    const what = { role: null, before: { person: from } };
    await recordOfInnovation(trx, id, by, { type: 'filler_removed', ...what });
    await sql`update co_filler set removed_at = now() where innovation_id = ${id} and person_id = ${from}`.execute(
      trx,
    );
    touched.innovations.add(id);
    if (to === null || owner_id === to) continue;
    await recordOfInnovation(trx, id, by, {
      type: 'filler_added',
      role: null,
      after: { person: to },
    });
    await sql`insert into co_filler (innovation_id, person_id) values (${id}, ${to})
      on conflict (innovation_id, person_id) do update set removed_at = null`.execute(trx);
  }
}

/** Puts innovations of a unit out of somebody's hands, who may fill them in no more. */
export async function loseFocus(
  trx: Trx,
  personId: number,
  unitId: string,
  touched: Touched,
): Promise<void> {
  await sql`update conversation c set focus_id = null, rev = c.rev + 1, state = jsonb_set(c.state, '{mode}', '{"name": "idle"}'::jsonb)
    from innovation n where c.person_id = ${personId} and n.id = c.focus_id and n.unit_id = ${unitId}`.execute(
    trx,
  );
  touched.people.add(personId);
}

/** Starts a hand-over; an earlier one of the same person that was not accepted gives way. */
export async function startHandOver(
  trx: Trx,
  act: Of<'start_hand_over'>,
  by: Origin,
): Promise<void> {
  await sql`update hand_over set cancelled_at = now() where from_person = ${act.from} and unit_id = ${act.unitId}
    and accepted_at is null and cancelled_at is null`.execute(trx);
  const made = await trx
    .insertInto('hand_over')
    .values({
      from_person: act.from,
      to_person: act.to,
      unit_id: act.unitId,
      started_by: by.personId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await record(trx, by, {
    subject: `hand_over:${made.id}`,
    type: 'hand_over_started',
    role: null,
    after: { from: act.from, to: act.to, unit: act.unitId },
  });
}

/** Accepts a hand-over: innovations and their tasks go to the successor, the predecessor's roles in the unit end. */
export async function acceptHandOver(
  trx: Trx,
  act: Of<'accept_hand_over'>,
  by: Origin & { readonly name: string | null },
  secrets: Secrets,
  touched: Touched,
): Promise<void> {
  const found = await trx
    .updateTable('hand_over')
    .set({ accepted_at: sql<Date>`now()` })
    .where('id', '=', act.handOver)
    .where('to_person', '=', by.personId)
    .where('accepted_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .returning(['from_person', 'unit_id'])
    .executeTakeFirst();
  if (found === undefined) throw new Moved('a hand-over');
  await moveInnovations(trx, found.from_person, by.personId, found.unit_id, by, touched);
  await moveFilling(
    trx,
    { from: found.from_person, to: by.personId, unitId: found.unit_id },
    by,
    touched,
  );
  await loseFocus(trx, found.from_person, found.unit_id, touched);
  const ended = await trx
    .updateTable('role_grant')
    .set({ revoked_at: sql<Date>`now()`, revoked_by: by.personId })
    .where('person_id', '=', found.from_person)
    .where('unit_id', '=', found.unit_id)
    .where('revoked_at', 'is', null)
    .returning('role')
    .execute();
  for (const { role } of ended) {
    await endRights(trx, found.from_person, role, found.unit_id);
    await endTokensOf(trx, found.from_person, role, found.unit_id);
    await appendPersonEvents(trx, [
      {
        personId: found.from_person,
        type: 'role_revoked',
        channel: by.channel,
        inboxId: by.inboxId,
        before: { role, unit: found.unit_id },
        after: { by: by.personId, handOver: act.handOver },
      },
    ]);
  }
  await record(trx, by, {
    subject: `hand_over:${act.handOver}`,
    type: 'hand_over_accepted',
    role: null,
  });
  const { rows } = await sql<{
    name: string;
  }>`select name from unit where id = ${found.unit_id}`.execute(trx);
  await sendNotice(
    trx,
    {
      kind: 'notify',
      audience: { to: 'person', personId: found.from_person },
      key: `handed-over:${act.handOver}`,
      message: {
        parts: [{ key: 'notice_handed_over', args: { to: by.name, unit: rows[0]?.name ?? '-' } }],
        choices: [],
        prompt: null,
      },
    },
    secrets,
  );
  if (ended.some(({ role }) => role === 'unit_admin'))
    await alarmWithoutAdmin(trx, found.unit_id, by, secrets);
}
