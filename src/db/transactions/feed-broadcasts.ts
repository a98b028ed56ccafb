// One commit: moves broadcasts on. Starts what is due, hands a few messages to the outbox for each channel, finishes what is done.
// Few at a time, so that a pause bites, so that replies never wait behind a broadcast, and so that each message is made
// from what is true just before it is sent. One process feeds at a time; the tables allow each person once.
//
// Late policy: what could not begin within twelve hours of its time is paused, and whoever made it decides. Messages
// that did not get out before the quiet hours are taken back and go out the next morning.
import { type Kysely, sql } from 'kysely';
import { audienceSchema, type PersonToWrite, questionSchema } from '../../domain/broadcast.ts';
import { entryDeadline, isQuiet, loudFrom, quietFrom } from '../../domain/calendar.ts';
import type { ChannelId } from '../../domain/conversation/input.ts';
import { broadcastMessage } from '../../domain/broadcast-message.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { houseReach, type ReachRules, wayTo } from '../../domain/reach.ts';
import type { Database } from '../schema.ts';
import { broadcastById } from '../views/broadcasts.ts';
import { readCalendar } from '../views/calendar.ts';
import { peopleToWrite } from '../views/people-to-write.ts';
import { liveGrant } from '../load/people.ts';
import { unaskedOnWhatsapp } from '../views/unasked.ts';
import { beginBroadcast, type DueBroadcast, tellMaker } from './begin-broadcast.ts';
import { takeBack } from './steer-broadcast.ts';

/** What feeding needs to know. */
export interface Feeding {
  readonly edition: EditionDefinition;
  readonly rules?: ReachRules;
  /** The moment, milliseconds UTC; the database's clock when it is left out. */
  readonly now?: number;
  /** Most messages that wait in a channel's queue. */
  readonly atOnce?: Readonly<Record<ChannelId, number>>;
}

/** What was done: messages queued, and whether a broadcast is still on its way. */
export interface Fed {
  readonly queued: number;
  readonly active: boolean;
}

/** Gives the most messages that wait in each channel's queue: a few seconds of its pace. */
export const messagesAtOnce = (telegramPerSecond: number): Readonly<Record<ChannelId, number>> => ({
  telegram: 4 * telegramPerSecond,
  webchat: 300,
  whatsapp: 3,
});
const atOnce = messagesAtOnce(30);

type Db = Kysely<Database>;

/** Moves all active broadcasts on. Costs one query when there is none. */
export async function feedBroadcasts(db: Db, feeding: Feeding): Promise<Fed> {
  const at = feeding.now === undefined ? sql`now()` : sql`${new Date(feeding.now)}::timestamptz`;
  const { rows } = await sql<{ any: boolean }>`
    select exists (select 1 from broadcast where state = 'running' or (state = 'scheduled' and starts_at <= ${at} + interval '1 day')) as any`.execute(
    db,
  );
  if (rows[0]?.any !== true) return { queued: 0, active: false };
  return db.transaction().execute(async (trx) => {
    const { rows: clocks } = await sql<{ mine: boolean; now: Date }>`
      select pg_try_advisory_xact_lock(hashtextextended('feed broadcasts', 5)) as mine, now() as now`.execute(
      trx,
    );
    const [clock] = clocks;
    if (clock?.mine !== true) return { queued: 0, active: true };
    const now = feeding.now ?? clock.now.getTime();
    return new Feeder(trx, feeding, now).run();
  });
}

class Feeder {
  private readonly trx: Db;
  private readonly feeding: Feeding;
  private readonly now: number;
  private readonly rules: ReachRules;
  private ends: string | null = null;
  private readonly units = new Map<string, string>();

  constructor(trx: Db, feeding: Feeding, now: number) {
    this.trx = trx;
    this.feeding = feeding;
    this.now = now;
    this.rules = feeding.rules ?? houseReach;
  }

  async run(): Promise<Fed> {
    const at = new Date(this.now);
    await takeBack(this.trx, sql`o.valid_until <= ${at}`);
    // What may have been shown in part is not made anew: it goes on the next morning.
    const morning = loudFrom(this.now);
    await sql`
      update outbox set due_at = greatest(due_at, ${new Date(morning)}::timestamptz), valid_until = ${new Date(quietFrom(morning))}
      where kind = 'broadcast' and state = 'queued' and valid_until <= ${at}`.execute(this.trx);
    // Who lost the right to write to these people has lost it for what is on its way, too.
    await sql`
      update broadcast b set state = 'paused' where b.state in ('running', 'scheduled') and b.created_by is not null
        and not exists (select 1 from role_grant g where g.person_id = b.created_by and ${liveGrant}
          and (g.role = 'coordinator' or (g.role = 'unit_admin' and g.unit_id = b.unit_id)))`.execute(
      this.trx,
    );
    await takeBack(
      this.trx,
      sql`r.broadcast_id in (select id from broadcast where state in ('paused', 'cancelled'))`,
    );
    const { rows } = await sql<DueBroadcast>`
      select b.id, b.code, b.created_by, b.unit_id, b.audience, b.text,
        (select jsonb_build_object('id', f.id, 'name', f.name, 'sha256', f.sha256, 'mime', coalesce(f.mime, 'application/octet-stream'), 'size', f.size)
          from evidence_file f where f.id = b.file_id and f.state = 'stored') as file,
        b.question, b.repeat_until, b.repeat_monthday, b.late_joiners, b.open_until,
        b.state, b.starts_at, b.looked_at, b.looked_at is not null as begun
      from broadcast b where b.state = 'running' or (b.state = 'scheduled' and b.starts_at <= ${at})
      order by b.starts_at, b.id for update`.execute(this.trx);
    if (rows.length === 0) return { queued: 0, active: true };
    if (isQuiet(this.now)) return { queued: 0, active: true };
    const calendar = await readCalendar(this.trx, this.feeding.edition);
    this.ends = calendar === null ? null : entryDeadline(calendar);
    for (const unit of await this.trx.selectFrom('unit').select(['id', 'name']).execute())
      this.units.set(unit.id, unit.name);
    const running: DueBroadcast[] = [];
    for (const row of rows)
      if (await beginBroadcast(this.trx, row, this.feeding.edition.id, this.now, this.rules))
        running.push(row);
    const room = await this.room();
    let queued = 0;
    for (const row of running) {
      queued += await this.feed(row, room);
      await this.finish(row);
    }
    return { queued, active: true };
  }

  private async room(): Promise<Record<ChannelId, number>> {
    const { rows } = await sql<{ channel: ChannelId; waiting: number }>`
      select channel, count(*)::int as waiting from outbox
      where state in ('queued', 'sending') and kind = 'broadcast' group by channel`.execute(
      this.trx,
    );
    const room = { ...(this.feeding.atOnce ?? atOnce) };
    for (const { channel, waiting } of rows) room[channel] -= waiting;
    const used = await unaskedOnWhatsapp(this.trx, this.now);
    return { ...room, whatsapp: Math.min(room.whatsapp, this.rules.whatsappPerDay - used) };
  }

  private async feed(row: DueBroadcast, room: Record<ChannelId, number>): Promise<number> {
    const most =
      Math.max(0, room.telegram) + Math.max(0, room.webchat) + Math.max(0, room.whatsapp);
    if (most === 0) return 0;
    const channels = (['telegram', 'webchat', 'whatsapp'] as const).filter(
      (channel) => room[channel] > 0,
    );
    // People whose channel has no room are passed over, so that a slow network never holds up a fast one.
    const { rows } = await sql<{ person_id: number; not_before: Date | null }>`
      select r.person_id, r.not_before from broadcast_recipient r
      join conversation c on c.person_id = r.person_id join address a on a.id = c.address_id
      where r.broadcast_id = ${row.id} and r.state = 'waiting'
        and (a.channel = any(${channels}::text[]) or a.state <> 'active' or ${restricted(row)})
      order by r.person_id limit ${most} for update of r skip locked`.execute(this.trx);
    if (rows.length === 0) return 0;
    const notBefore = new Map(rows.map((one) => [one.person_id, one.not_before]));
    const people = await peopleToWrite(this.trx, this.feeding.edition.id, null, [
      ...notBefore.keys(),
    ]);
    const { channels: wanted } = audienceSchema.parse(row.audience);
    const question = row.question === null ? null : questionSchema.parse(row.question);
    const skipped: { p: number; w: string }[] = [...notBefore.keys()]
      .filter((id) => !people.some((person) => person.id === id))
      .map((p) => ({ p, w: 'left' }));
    const made: Record<string, unknown>[] = [];
    for (const person of people) {
      const way = wayTo(person, this.now, this.rules, wanted);
      if (typeof way === 'string') {
        skipped.push({ p: person.id, w: way });
        continue;
      }
      if (room[way.channel] <= 0) continue;
      room[way.channel] -= 1;
      made.push({
        p: person.id,
        a: way.id,
        c: way.channel,
        m: broadcastMessage(
          { ...row, question },
          person,
          this.unitOf(person),
          this.ends,
          way.channel,
        ),
        d: notBefore.get(person.id)?.toISOString() ?? null,
      });
    }
    await this.skip(row.id, skipped);
    await this.queue(row, made);
    return made.length;
  }

  private unitOf({ unitId }: PersonToWrite): string | null {
    return unitId === null ? null : (this.units.get(unitId) ?? null);
  }

  private async queue(row: DueBroadcast, made: readonly Record<string, unknown>[]): Promise<void> {
    if (made.length === 0) return;
    const at = new Date(this.now);
    await sql`
      with r as materialized (
        select * from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as r (p bigint, a bigint, c text, m jsonb, d timestamptz)
      ), o as (
        insert into outbox (person_id, address_id, channel, kind, message, notice_key, due_at, created_at, valid_until)
        select p, a, c, 'broadcast', m, ${`broadcast:${row.id}:`} || p, greatest(d, now()), ${at}::timestamptz, ${new Date(quietFrom(this.now))}::timestamptz
        from r order by p returning id, person_id
      )
      update broadcast_recipient t set state = 'queued', outbox_id = o.id from o
      where t.broadcast_id = ${row.id} and t.person_id = o.person_id`.execute(this.trx);
  }

  private async skip(id: number, skipped: readonly { p: number; w: string }[]): Promise<void> {
    if (skipped.length === 0) return;
    await sql`
      update broadcast_recipient t set state = 'skipped', reason = r.w
      from jsonb_to_recordset(${JSON.stringify(skipped)}::jsonb) as r (p bigint, w text)
      where t.broadcast_id = ${id} and t.person_id = r.p and t.state = 'waiting'`.execute(this.trx);
  }

  /** Ends a broadcast when nobody waits and every message has ended; its maker is told once. */
  private async finish(row: DueBroadcast): Promise<void> {
    if (row.late_joiners && row.open_until !== null && this.now < row.open_until.getTime()) return;
    const { rows } = await sql<{ open: boolean }>`
      select exists (select 1 from broadcast_recipient r left join outbox o on o.id = r.outbox_id
        where r.broadcast_id = ${row.id} and (r.state = 'waiting' or o.state in ('queued', 'sending', 'uncertain'))) as open`.execute(
      this.trx,
    );
    if (rows[0]?.open !== false) return;
    await sql`update broadcast set state = 'done', finished_at = ${new Date(this.now)} where id = ${row.id}`.execute(
      this.trx,
    );
    const progress = await broadcastById(this.trx, row.id);
    if (progress === null) return;
    const { id: _, unitId: __, attendance: ___, ...args } = progress;
    await tellMaker(this.trx, row, 'done', {
      parts: [{ key: 'broadcast_done', args }],
      choices: [],
      prompt: null,
    });
  }
}

/** With a wish for channels the address used last says nothing. */
function restricted(row: DueBroadcast): ReturnType<typeof sql> {
  return audienceSchema.parse(row.audience).channels === null ? sql`false` : sql`true`;
}
