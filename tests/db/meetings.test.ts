// Meetings in the database: noted in a chat, read back for their papers with the answers of a broadcast, in the record without
// what was said, and kept from what no meeting can be.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { meetingMaterial } from '../../src/db/views/meetings.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season, textFor } from '../support/season.ts';

let database: TestDatabase;
let season: Season;
beforeAll(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Kora', 'coordinator', null);
  await season.join('Salmah', 'unit_admin', 'puskesmas-awayan');
  await season.join('Lina', 'unit_admin', 'puskesmas-juai');
});
afterAll(() => database.drop());

const say = async (line: string) => textFor(await season.say('Kora', line), 'Kora');

it('reads back what was noted, with who said that they come', async () => {
  for (const line of [
    'rapat: Sosialisasi; 7 Desember 2026; 09.00; Aula',
    'R-1 pimpinan: Fulan, S.T., Pembina, NIP 197103031998031002',
    'R-1 pembahasan: Setiap unit melaporkan paling sedikit satu inovasi.',
    'R-1 pembahasan: Butir yang keliru.',
    'R-1 keputusan: Menunjuk admin; oleh Kepala unit; sampai 11 Desember 2026',
    'R-1 hapus 2',
    'R-1 selesai 11.40',
    'R-1 nomor 400.10.11/87/2026',
  ])
    expect(await say(line)).toContain('✔ R-1');
  expect(await say('R-1 siaran S1234')).toContain('tidak menanyakan kehadiran');
  await sql`
    with b as (insert into broadcast (code, created_by, audience, text, question, state, starts_at, confirmed_count, finished_at)
      values ('S1234', ${await season.personOf('Kora')}, '{}', 'Mohon hadir.', '{"kind": "attendance"}', 'done', now(), 2, now()) returning id),
    r as (insert into broadcast_recipient (broadcast_id, person_id, state, reason)
      select b.id, x, 'skipped', 'no_address' from b, unnest(array[${await season.personOf('Salmah')}, ${await season.personOf('Lina')}]::bigint[]) x returning 1)
    insert into broadcast_answer (broadcast_id, person_id, answer, representative)
    select b.id, ${await season.personOf('Salmah')}, 'represented', 'Wati' from b`.execute(
    database.db,
  );
  expect(await say('R-1 siaran S1234')).toContain('✔ R-1');
  const material = await meetingMaterial(database.db, 1, 'Bapperida', false);
  expect(material).toMatchObject({
    meeting: {
      ...{ number: 1, title: 'Sosialisasi', day: '2026-12-07', starts: '09:00', ends: '11:40' },
      ...{ place: 'Aula', letter: '400.10.11/87/2026', secretary: null, broadcast: 'S1234' },
      chair: { name: 'Fulan, S.T.', rank: 'Pembina', nip: '197103031998031002', office: null },
      points: [
        { kind: 'discussion', text: 'Setiap unit melaporkan paling sedikit satu inovasi.' },
        { kind: 'decision', text: 'Menunjuk admin', who: 'Kepala unit', until: '2026-12-11' },
      ],
    },
    attendance: [{ name: 'Salmah', answer: 'represented', representative: 'Wati' }],
    signer: null,
  });
  expect(await meetingMaterial(database.db, 9, 'Bapperida', false)).toBeNull();
});

/** The newest broadcast reached these people, who answered so. */
async function reached(answers: Readonly<Record<string, string | null>>): Promise<void> {
  for (const [name, answer] of Object.entries(answers))
    await sql`
      with b as (select id from broadcast order by id desc limit 1),
      o as (insert into outbox (person_id, address_id, channel, kind, message, state, sent_at)
        select p.id, a.id, a.channel, 'broadcast', '{"parts": [], "choices": [], "prompt": null}', 'sent', now() from person p join address a on a.person_id = p.id where p.name = ${name} returning id, person_id),
      r as (insert into broadcast_recipient (broadcast_id, person_id, state, outbox_id) select b.id, o.person_id, 'queued', o.id from b, o)
      insert into broadcast_answer (broadcast_id, person_id, answer) select b.id, o.person_id, ${answer} from b, o where ${answer}::text is not null`.execute(
      database.db,
    );
}

it('keeps everybody whom any of its invitations asked, and asks nobody twice', async () => {
  await say('rapat: Bimtek; 8 Desember 2026; 09.00; Aula');
  const confirm = async (preview: string) =>
    say(/kodenya: (\d+ \d{4})/u.exec(preview)?.[1] ?? 'tanpa kode');
  const first = await say('R-2 undang Puskesmas Awayan');
  expect(first).toContain('1 orang terjangkau');
  const sent = /Siaran (S\d+)/u.exec(await confirm(first))?.[1];
  await reached({ Salmah: 'absent' });
  const second = await say('R-2 undang semua admin');
  expect(second).toContain('1 orang sudah diundang sebelumnya');
  const other = /Siaran (S\d+)/u.exec(await confirm(second))?.[1];
  await reached({ Lina: 'present' });
  expect(await say('R-2 undang semua admin')).toContain('2 orang itu sudah diundang');
  expect(await meetingMaterial(database.db, 2, 'Bapperida', false)).toMatchObject({
    meeting: { broadcast: `${sent}, ${other}` },
    attendance: [
      { name: 'Salmah', answer: 'absent' },
      { name: 'Lina', answer: 'present' },
    ],
  });
  expect(await say(`R-2 hapus siaran ${sent}`)).toContain('tidak dihitung lagi');
  expect(await say('R-2')).toContain(`siaran: ${other}`);
  expect(await meetingMaterial(database.db, 2, 'Bapperida', false)).toMatchObject({
    attendance: [{ name: 'Lina' }],
  });
  // Asked by both: once, with the answer that there is.
  await say(`R-2 siaran ${sent}`);
  await reached({ Salmah: null });
  expect(await meetingMaterial(database.db, 2, 'Bapperida', false)).toMatchObject({
    attendance: [{ name: 'Salmah', answer: 'absent' }, { name: 'Lina' }],
  });
});

it('records each change without what was said', async () => {
  const { rows } = await sql<{ type: string; after: unknown }>`
    select type, after from event where subject = 'meeting:1' order by seq`.execute(database.db);
  expect(rows.map(({ type }) => type)).toEqual([
    'meeting_noted',
    ...Array.from({ length: 8 }, () => 'meeting_changed'),
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/Setiap unit|Fulan|1971/u);
});

it.each([
  [`update meeting set ends = '08:00' where number = 1`],
  [
    `insert into meeting_point (meeting_number, kind, text, who) values (1, 'discussion', 'X', 'Y')`,
  ],
  [`insert into meeting_point (meeting_number, kind, text) values (1, 'decision', ' ')`],
  [
    `insert into print (number, paper, final, fingerprint) values ('0123456789', 'notulensi', true, sha256('x'))`,
  ],
])('refuses what no meeting can be: %s', async (statement) => {
  await expect(sql.raw(statement).execute(database.db)).rejects.toThrow(/violates/u);
});
