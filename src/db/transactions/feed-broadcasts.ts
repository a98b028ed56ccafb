// One commit: moves broadcasts on. Starts what is due, hands a few messages to the outbox for each channel, finishes what is done.
// Few at a time, so that a pause bites, so that replies never wait behind a broadcast, and so that each message is made
// from what is true just before it is sent. One process feeds at a time; the tables allow each person once.
//
// Late policy: what could not begin within twelve hours of its time is paused, and whoever made it decides. Messages
// that did not get out before the quiet hours are taken back and go out the next morning.
import { type Kysely, sql } from 'kysely';
import {
  audienceSchema,
  chooseAudience,
  latestStart,
  nextTime,
  type PersonToWrite,
  questionSchema,
} from '../../domain/broadcast.ts';
import { entryDeadline, isQuiet, quietFrom } from '../../domain/calendar.ts';
import type { ChannelId } from '../../domain/conversation/input.ts';
import type { Message } from '../../domain/conversation/message.ts';
import { broadcastMessage } from '../../domain/broadcast-message.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { houseReach, type ReachRules, wayTo } from '../../domain/reach.ts';
import type { Database } from '../schema.ts';
import { broadcastById } from '../views/broadcasts.ts';
import { readCalendar } from '../views/calendar.ts';
import { peopleToWrite } from '../views/people-to-write.ts';
import { liveGrant } from '../world/people.ts';
import { unaskedOnWhatsapp } from '../views/unasked.ts';
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

/** About three seconds of each channel's pace. */
const atOnce: Readonly<Record<ChannelId, number>> = { telegram: 120, webchat: 300, whatsapp: 3 };
/** How often late joiners are looked for. */
const lookAgain = 600_000;

interface Row {
  readonly id: number;
  readonly code: string;
  readonly created_by: number | null;
  readonly unit_id: string | null;
  readonly audience: unknown;
  readonly text: string;
  readonly question: unknown;
  readonly repeat_until: string | null;
  readonly late_joiners: boolean;
  readonly open_until: Date | null;
  readonly state: string;
  readonly starts_at: Date;
  readonly looked_at: Date | null;
  readonly begun: boolean;
}

type Db = Kysely<Database>;

/** Moves all active broadcasts on. Costs one query when there is none. */
export async function feedBroadcasts(db: Db, feeding: Feeding): Promise<Fed> {
  const { rows } = await sql<{ any: boolean }>`
    select exists (select 1 from broadcast where state = 'running' or (state = 'scheduled' and starts_at <= now() + interval '1 day')) as any`.execute(
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
    const { rows } = await sql<Row>`
      select b.id, b.code, b.created_by, b.unit_id, b.audience, b.text, b.question, b.repeat_until, b.late_joiners, b.open_until,
        b.state, b.starts_at, b.looked_at, b.looked_at is not null as begun
      from broadcast b where b.state = 'running' or (b.state = 'scheduled' and b.starts_at <= ${at})
      order by b.starts_at, b.id for update`.execute(this.trx);
    if (rows.length === 0) return { queued: 0, active: true };
    if (isQuiet(this.now)) return { queued: 0, active: true };
    const calendar = await readCalendar(this.trx, this.feeding.edition);
    this.ends = calendar === null ? null : entryDeadline(calendar);
    for (const unit of await this.trx.selectFrom('unit').select(['id', 'name']).execute())
      this.units.set(unit.id, unit.name);
    const running: Row[] = [];
    for (const row of rows) if (await this.begin(row)) running.push(row);
    const room = await this.room();
    let queued = 0;
    for (const row of running) {
      queued += await this.feed(row, room);
      await this.finish(row);
    }
    return { queued, active: true };
  }

  /** Starts what is due and looks for people who joined since; false when it must wait for a decision. */
  private async begin(row: Row): Promise<boolean> {
    if (row.state === 'scheduled') {
      if (!row.begun && this.now - row.starts_at.getTime() > latestStart) {
        await this.trx
          .updateTable('broadcast')
          .set({ state: 'paused' })
          .where('id', '=', row.id)
          .execute();
        await this.tell(row, `late:${row.starts_at.getTime()}`, {
          parts: [
            {
              key: 'broadcast_late',
              args: { code: row.code, starts: row.starts_at.toISOString() },
            },
          ],
          choices: [],
          prompt: null,
        });
        return false;
      }
      await this.repeat(row);
    }
    // Who was chosen at the start stays chosen; only late joiners are added afterwards.
    if (row.begun && !this.looksAgain(row)) {
      if (row.state === 'scheduled')
        await this.trx
          .updateTable('broadcast')
          .set({ state: 'running' })
          .where('id', '=', row.id)
          .execute();
      return true;
    }
    const people = await peopleToWrite(this.trx, this.feeding.edition.id, row.unit_id);
    const chosen = chooseAudience(
      people,
      audienceSchema.parse(row.audience),
      row.unit_id,
      this.now,
      this.rules,
    );
    const added = [
      ...chosen.reached.map(({ person }) => ({ p: person.id, s: 'waiting', w: null })),
      ...chosen.unreachable.map(({ person, why }) => ({ p: person.id, s: 'skipped', w: why })),
    ];
    await sql`
      insert into broadcast_recipient (broadcast_id, person_id, state, reason)
      select ${row.id}, p, s, w from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as r (p bigint, s text, w text)
      on conflict (broadcast_id, person_id) do nothing`.execute(this.trx);
    await sql`update broadcast set state = 'running', looked_at = ${new Date(this.now)} where id = ${row.id}`.execute(
      this.trx,
    );
    return true;
  }

  private looksAgain(row: Row): boolean {
    return (
      row.late_joiners &&
      row.open_until !== null &&
      this.now < row.open_until.getTime() &&
      (row.looked_at === null || Math.abs(this.now - row.looked_at.getTime()) >= lookAgain)
    );
  }

  /** Plans the next repetition; the table allows one broadcast for each time. */
  private async repeat(row: Row): Promise<void> {
    if (row.repeat_until === null || row.begun) return;
    const next = nextTime(row.starts_at.getTime(), row.repeat_until);
    if (next === null) return;
    await sql`
      insert into broadcast (code, parent_id, created_by, token_id, unit_id, audience, text, question, repeat_until, late_joiners,
        state, starts_at, confirmed_count)
      select 'S' || lpad((floor(random() * 90000) + 10000)::text, 5, '0'), coalesce(parent_id, id), created_by, token_id, unit_id, audience, text, question,
        repeat_until, late_joiners, 'scheduled', ${new Date(next)}, confirmed_count
      from broadcast where id = ${row.id}
      on conflict (parent_id, starts_at) where parent_id is not null do nothing`.execute(this.trx);
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

  private async feed(row: Row, room: Record<ChannelId, number>): Promise<number> {
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

  private async queue(row: Row, made: readonly Record<string, unknown>[]): Promise<void> {
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
  private async finish(row: Row): Promise<void> {
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
    await this.tell(row, 'done', {
      parts: [{ key: 'broadcast_done', args }],
      choices: [],
      prompt: null,
    });
  }

  private async tell(row: Row, what: string, message: Message): Promise<void> {
    if (row.created_by === null) return;
    await sql`
      insert into outbox (person_id, address_id, channel, kind, message, notice_key)
      select c.person_id, c.address_id, a.channel, 'notice', ${JSON.stringify(message)}::jsonb, ${`broadcast-${what}:${row.id}`}
      from conversation c join address a on a.id = c.address_id where c.person_id = ${row.created_by}
      on conflict (notice_key) do nothing`.execute(this.trx);
  }
}

/** With a wish for channels the address used last says nothing. */
function restricted(row: Row): ReturnType<typeof sql> {
  return audienceSchema.parse(row.audience).channels === null ? sql`false` : sql`true`;
}
