// One commit: queues the reminders that are due now, a small number at a time, so that each is computed from the state
// just before it is sent. Only one process plans at a time; the tables allow one reminder a person and day.
//
// Late policy: nothing is caught up. What is still true after a downtime is found again by the next plan; what is no
// longer true is not found. A reminder that could not be sent before the quiet hours is taken back and counts as never said.
import { type Kysely, sql } from 'kysely';
import { dayAt, isQuiet, quietFrom } from '../../domain/calendar.ts';
import type { ChannelId } from '../../domain/conversation/input.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { houseReach, type ReachRules } from '../../domain/reach.ts';
import { remindersDue } from '../../domain/reminders.ts';
import type { Reminder } from '../../domain/reminders/facts.ts';
import type { Database } from '../schema.ts';
import { reminderWorld } from '../views/reminder-facts.ts';
import { unaskedOnWhatsapp } from '../views/unasked.ts';

/** What planning needs to know. */
export interface Planning {
  readonly edition: EditionDefinition;
  readonly editionOf: (id: string, version: number) => EditionDefinition;
  readonly rules?: ReachRules;
  /** The moment to plan for, milliseconds UTC; the database's clock when it is left out. */
  readonly now?: number;
}

/** What came of a plan: how many were queued, and how many more were due. */
export interface Planned {
  readonly queued: number;
  readonly left: number;
}

/** Most reminders that wait in the queue of a channel; the next plan, a minute later, adds more. */
const waitingAtOnce: Readonly<Record<ChannelId, number>> = {
  telegram: 600,
  webchat: 600,
  whatsapp: 15,
};

/** Queues what is due. Gives nothing queued when another process is planning. */
export async function planReminders(db: Kysely<Database>, planning: Planning): Promise<Planned> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ mine: boolean; now: Date }>`
      select pg_try_advisory_xact_lock(hashtextextended('plan reminders', 5)) as mine, now() as now`.execute(
      trx,
    );
    const [clock] = rows;
    if (clock?.mine !== true) return { queued: 0, left: 0 };
    const now = planning.now ?? clock.now.getTime();
    await takeBack(trx, now);
    if (isQuiet(now)) return { queued: 0, left: 0 };
    const rules = planning.rules ?? houseReach;
    const { facts, ways } = await reminderWorld(
      trx,
      planning.edition,
      planning.editionOf,
      now,
      rules,
    );
    const due = remindersDue(facts, now);
    const room = await roomOf(trx, now, rules);
    const chosen = due.flatMap((reminder) => {
      const way = ways.get(reminder.personId);
      if (way === undefined || room[way.channel] <= 0) return [];
      room[way.channel] -= 1;
      return [{ reminder, addressId: way.id, channel: way.channel }];
    });
    await queue(trx, chosen, now);
    return { queued: chosen.length, left: due.length - chosen.length };
  });
}

/** Takes back what was not sent before its time was over. */
async function takeBack(trx: Kysely<Database>, now: number): Promise<void> {
  await sql`
    select cancel_queued(array(
      select o.id from outbox o join reminder r on r.outbox_id = o.id
      where o.state = 'queued' and o.valid_until <= ${new Date(now)}), 'not sent before the quiet hours')`.execute(
    trx,
  );
  // What was sent or given up rests on nothing any more.
  await sql`
    delete from reminder_about a using outbox o
    where o.id = a.outbox_id and o.state not in ('queued', 'sending', 'uncertain')`.execute(trx);
}

async function roomOf(
  trx: Kysely<Database>,
  now: number,
  rules: ReachRules,
): Promise<Record<ChannelId, number>> {
  const { rows } = await sql<{ channel: ChannelId; waiting: number }>`
    select o.channel, count(*)::int as waiting from reminder r join outbox o on o.id = r.outbox_id
    where o.state = 'queued' group by o.channel`.execute(trx);
  const room = { ...waitingAtOnce };
  for (const { channel, waiting } of rows) room[channel] -= waiting;
  const used = await unaskedOnWhatsapp(trx, now);
  return { ...room, whatsapp: Math.min(room.whatsapp, rules.whatsappPerDay - used) };
}

async function queue(
  trx: Kysely<Database>,
  chosen: readonly {
    readonly reminder: Reminder;
    readonly addressId: number;
    readonly channel: ChannelId;
  }[],
  now: number,
): Promise<void> {
  if (chosen.length === 0) return;
  const rows = chosen.map(({ reminder, addressId, channel }) => ({
    p: reminder.personId,
    a: addressId,
    c: channel,
    m: reminder.message,
    k: reminder.key,
    t: reminder.kind,
    s: reminder.about,
  }));
  const at = new Date(now);
  await sql`
    with r as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (p bigint, a bigint, c text, m jsonb, k text, t text, s text[])
    ), o as (
      insert into outbox (person_id, address_id, channel, kind, message, notice_key, due_at, created_at, valid_until)
      select p, a, c, 'notice', m, 'reminder:' || k || ':' || p, ${at}::timestamptz, ${at}::timestamptz, ${new Date(quietFrom(now))}::timestamptz
      from r returning id, person_id
    ), said as (
      insert into reminder (person_id, day, kind, key, outbox_id, created_at)
      select r.p, ${dayAt(now)}::date, r.t, r.k, o.id, ${at}::timestamptz from r join o on o.person_id = r.p
    ), kept as (
      update reminder_setting t set asked_day = null from r where t.person_id = r.p and t.asked_day <= ${dayAt(now)}::date
    )
    insert into reminder_about (subject, outbox_id)
    select distinct s.subject, o.id from r join o on o.person_id = r.p, unnest(r.s) as s (subject)`.execute(
    trx,
  );
}
