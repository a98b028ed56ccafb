// Reminders of meetings in the database: whoever was asked by its broadcast, by what they answered and how far off the day is.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renderMessage } from '../../src/bot/text/id.ts';
import { planReminders } from '../../src/db/transactions/plan-reminders.ts';
import type { Message } from '../../src/domain/conversation/message.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season } from '../support/season.ts';

let database: TestDatabase;
let season: Season;
const names = ['Salmah', 'Lina', 'Dewi', 'Hamid', 'Citra'];
beforeAll(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Kora', 'coordinator', null);
  for (const name of names) await season.join(name, 'unit_admin', 'puskesmas-awayan');
});
afterAll(() => database.drop());

const editionOf = (id: string, version: number) => {
  const found = findEdition(id, version);
  if (found === null) throw new Error(`no edition ${id}`);
  return found;
};
/** A weekday at ten in the region, some weeks on: 1 is Monday. */
async function at(weekday: number): Promise<{ now: number; day: string }> {
  const { rows } = await sql<{ at: Date; day: string }>`
    with t as (select date_trunc('week', now() at time zone 'Asia/Makassar') + interval '21 days 10 hours' + ${weekday - 1} * interval '1 day' as at)
    select at at time zone 'Asia/Makassar' as at, at::date::text as day from t`.execute(
    database.db,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('no clock');
  return { now: row.at.getTime(), day: row.day };
}
/** A meeting on a day to which all but the last were asked; one said yes, one no, one sends somebody. */
async function meeting(day: string, code: string): Promise<void> {
  await sql`with b as (insert into broadcast (code, created_by, audience, text, question, starts_at, state, confirmed_count)
      select ${code}, id, '{}', 'Mohon hadir', '{"kind": "attendance"}', now(), 'running', 4 from person where name = 'Kora' returning id),
    o as (insert into outbox (person_id, address_id, channel, kind, message, state, sent_at)
      select p.id, a.id, a.channel, 'broadcast', '{}', 'sent', now() from person p join address a on a.person_id = p.id where p.name = any(${names.slice(0, 4)}::text[]) returning id, person_id),
    r as (insert into broadcast_recipient (broadcast_id, person_id, state, outbox_id) select b.id, o.person_id, 'queued', o.id from b, o),
    y as (insert into broadcast_answer (broadcast_id, person_id, answer, representative)
      select b.id, p.id, v.answer, v.by from b, (values ('Lina', 'present', null), ('Dewi', 'absent', null), ('Hamid', 'represented', 'Fulan')) as v (name, answer, by)
      join person p on p.name = v.name),
    m as (insert into meeting (number, edition_id, title, day, starts, place, created_by)
      select nextval('meeting_number'), 'balangan-2026', 'Bimtek', ${day}::date, '09:00', 'Aula', id from person where name = 'Kora' returning number)
    insert into meeting_broadcast (meeting_number, broadcast_id) select m.number, b.id from m, b`.execute(
    database.db,
  );
}
const plan = (now: number) => planReminders(database.db, { edition: balangan2026, editionOf, now });
const reminded = async () => {
  const { rows } = await sql<{ name: string; key: string; message: Message }>`
    select p.name, r.key, o.message from reminder r join person p on p.id = r.person_id join outbox o on o.id = r.outbox_id
    where r.kind = 'meeting' order by r.key, p.name`.execute(database.db);
  return rows.map(({ name, key, message }) => ({
    who: `${name} ${key.split(':').at(-1)}`,
    says: renderMessage(message).text.split('\n').at(2),
  }));
};

it('asks those without an answer within three days, and tells all but those who stay away the day before', async () => {
  const thursday = await at(4);
  await meeting(thursday.day, 'S2442');
  await plan((await at(1)).now);
  expect((await reminded()).map(({ who }) => who)).toEqual(['Salmah ask']);
  await plan((await at(2)).now);
  expect(await reminded()).toHaveLength(1);
  await plan((await at(3)).now);
  expect(await reminded()).toMatchSnapshot();
  await plan(thursday.now);
  // What was not sent the day before is worth nothing on the day.
  expect(await reminded()).toEqual([]);
});

it('comes on Saturday where Sunday is the day before', async () => {
  await sql`delete from reminder_about`.execute(database.db);
  await sql`delete from reminder`.execute(database.db);
  const monday = await at(8);
  await meeting(monday.day, 'S2443');
  await plan((await at(7)).now);
  expect(await reminded()).toEqual([]);
  await plan((await at(6)).now);
  expect((await reminded()).map(({ who }) => who)).toEqual(['Hamid eve', 'Lina eve', 'Salmah eve']);
});
