// A meeting that moves in the database: whoever was asked is told once for all that was changed before the notice left, and
// nobody is told what they know already.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renderMessage } from '../../src/bot/text/id.ts';
import { isQuiet } from '../../src/domain/calendar.ts';
import type { Message } from '../../src/domain/conversation/message.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, textFor } from '../support/season.ts';

let database: TestDatabase;
let season: Season;
beforeAll(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Kora', 'coordinator', null);
  for (const name of ['Salmah', 'Lina', 'Dewi'])
    await season.join(name, 'unit_admin', 'puskesmas-awayan');
  // Three weeks on, to which all but the last were asked, the coordinator among them; one said yes.
  await sql`with b as (insert into broadcast (code, created_by, audience, text, question, starts_at, state, confirmed_count)
      select 'S2442', id, '{}', 'Mohon hadir', '{"kind": "attendance"}', now(), 'running', 3 from person where name = 'Kora' returning id),
    o as (insert into outbox (person_id, address_id, channel, kind, message, state, sent_at)
      select p.id, a.id, a.channel, 'broadcast', '{"parts": [], "choices": [], "prompt": null}', 'sent', now() from person p join address a on a.person_id = p.id
      where p.name in ('Kora', 'Salmah', 'Lina') returning id, person_id),
    r as (insert into broadcast_recipient (broadcast_id, person_id, state, outbox_id) select b.id, o.person_id, 'queued', o.id from b, o),
    y as (insert into broadcast_answer (broadcast_id, person_id, answer) select b.id, p.id, 'present' from b, person p where p.name = 'Salmah'),
    m as (insert into meeting (number, edition_id, title, day, starts, place, created_by)
      select nextval('meeting_number'), 'balangan-2026', 'Bimtek', current_date + 21, '09:00', 'Aula', id from person where name = 'Kora' returning number)
    insert into meeting_broadcast (meeting_number, broadcast_id) select m.number, b.id from m, b`.execute(
    database.db,
  );
});
afterAll(() => database.drop());

const say = async (line: string) => textFor(await season.say('Kora', line), 'Kora');
/** The notices that wait, by the name of whom they are for, and what they say without days. */
async function waiting(): Promise<readonly { name: string; says: string; due: Date }[]> {
  const { rows } = await sql<{ name: string; message: Message; due: Date }>`
    select p.name, o.message, o.due_at as due from outbox o join person p on p.id = o.person_id
    where o.notice_key like 'moved:%' and o.state = 'queued' order by p.name`.execute(database.db);
  return rows.map(({ name, message, due }) => ({
    ...{ name, due },
    says: renderMessage(message).text.replaceAll(/\d{1,2} \p{L}+ \d{4}/gu, 'HARI'),
  }));
}

it('tells everybody asked once of a move in three lines, and not the one who made it', async () => {
  expect(await say('R-1')).toContain('yang diundang kami beri tahu sekali');
  expect(await say('R-1 tempat: Ruang Rapat')).toContain('Yang diundang (2 orang)');
  await say('R-1 jam: 10.00');
  await say('R-1 mode: daring');
  const notices = await waiting();
  expect(notices.map(({ name, says }) => ({ name, says }))).toMatchSnapshot();
  const { rows } = await sql<{ soon: Date }>`select now() + interval '1 minute' as soon`.execute(
    database.db,
  );
  for (const { due } of notices) {
    expect(due.getTime()).toBeGreaterThan(rows[0]?.soon.getTime() ?? Infinity);
    expect(isQuiet(due.getTime())).toBe(false);
  }
});

it('tells nobody what they know: a title, the same place again, and a move that was taken back in time', async () => {
  await say('R-1 judul: Bimtek Inovasi');
  expect(await say('R-1 tempat: Ruang Rapat')).not.toContain('Yang diundang');
  expect(await waiting()).toHaveLength(2);
  for (const line of ['R-1 tempat: Aula', 'R-1 jam: 09.00']) await say(line);
  // The mode was told of nobody before.
  expect((await waiting()).map(({ says }) => says.split('\n').slice(1, 3))).toMatchSnapshot();
});

it('tells of the next move what was told last', async () => {
  await sql`update outbox set state = 'sent', sent_at = now() where notice_key like 'moved:%' and state = 'queued'`.execute(
    database.db,
  );
  await say('R-1 tempat: Pendopo');
  expect((await waiting()).map(({ says }) => says.split('\n').slice(1, 3))).toMatchSnapshot();
  // Back before it left: nobody is told.
  await say('R-1 tempat: Aula');
  expect(await waiting()).toEqual([]);
});

it('tells nobody of a meeting that is over, and takes back what was still to be said of it', async () => {
  await say('R-1 tempat: Pendopo');
  expect(await waiting()).toHaveLength(2);
  expect(await say('R-1 hari: 2 Maret 2020')).not.toContain('Yang diundang');
  expect(await waiting()).toEqual([]);
});

it('has an invitation that nobody was sent yet say where the meeting is now', async () => {
  await say('rapat: Bimtek Kedua; 3 Maret 2099; 09.00; Aula');
  const preview = await say('R-2 undang Dewi');
  await say(/kodenya: (\d+ \d{4})/u.exec(preview)?.[1] ?? 'tanpa kode');
  const texts = async () =>
    (
      await sql<{ text: string }>`
        select b.text from broadcast b join meeting_broadcast m on m.broadcast_id = b.id where m.meeting_number = 2`.execute(
        database.db,
      )
    ).rows.map(({ text }) => text);
  expect(await texts()).toEqual([expect.stringContaining('Aula')]);
  expect(await say('R-2 tempat: Pendopo')).not.toContain('Yang diundang');
  expect(await texts()).toEqual([expect.stringMatching(/^Undangan: Bimtek Kedua.*Pendopo\.$/u)]);
  expect(await waiting()).toEqual([]);
});
