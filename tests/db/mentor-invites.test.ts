// A mentor asks the people of the own gakor to a meeting, and nobody else: by role, by the gakor's name, by units and by names.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pauseWithoutRight } from '../../src/db/transactions/steer-broadcast.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openTalk, type Somebody, type Talk } from '../support/talk.ts';

let database: TestDatabase;
let talk: Talk;
let murni: Somebody;
let kora: Somebody;
let rahma: Somebody;

beforeAll(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
  kora = await talk.meet('Kora', [{ role: 'coordinator' }]);
  murni = await talk.meet('Murni Anggrek', [{ role: 'mentor' }]);
  await talk.meet('Salmah', [{ role: 'unit_admin', unit: 'puskesmas-awayan' }]);
  await talk.meet('Dewi', [{ role: 'unit_admin', unit: 'puskesmas-juai' }]);
  await talk.meet('Hamdani', [{ role: 'unit_head', unit: 'puskesmas-awayan' }]);
  await talk.meet('Yusuf', [{ role: 'unit_admin', unit: 'rsud' }]);
  await talk.says(kora, 'gakor baru Balangan Utara');
  await talk.says(kora, 'gakor 1 unit puskesmas awayan');
  await talk.says(kora, 'gakor 1 unit puskesmas juai');
  await talk.says(kora, 'gakor 1 pamong Murni Anggrek');
  // One mentor of two gakor, the name of one being the beginning of the other's, who is an admin, too.
  rahma = await talk.meet('Rahma Melur', [
    { role: 'mentor' },
    { role: 'unit_admin', unit: 'puskesmas-lampihong' },
  ]);
  await talk.says(kora, 'gakor baru Utara 1');
  await talk.says(kora, 'gakor baru Utara 10');
  await talk.says(kora, 'gakor 2 unit puskesmas lampihong');
  await talk.says(kora, 'gakor 3 unit rsud');
  await talk.says(kora, 'gakor 2 pamong Rahma Melur');
  await talk.says(kora, 'gakor 3 pamong Rahma Melur');
});
afterAll(() => database.drop());

const asked = async () =>
  (
    await sql<{ role: string | null; by: string; units: readonly string[] | null }>`
      select e.role, p.name as by, b.audience -> 'units' as units from broadcast b join person p on p.id = b.created_by
      join meeting_broadcast m on m.broadcast_id = b.id join event e on e.subject = 'broadcast:' || b.code and e.type = 'broadcast_created'
      order by b.id`.execute(database.db)
  ).rows;

it('asks the gakor by its count and code, and says whom else somebody else must ask', async () => {
  await talk.says(murni, 'rapat: Coaching Clinic; 7 Desember 2026; 09.00; Aula Awayan');
  const shown = await talk.says(murni, 'R-1 undang semua admin');
  expect(shown).toContain('Dewi');
  expect(shown).not.toContain('Yusuf');
  const [, count, code] = /kodenya: (\d+) (\d{4})/u.exec(shown) ?? [];
  expect(count).toBe('2');
  const gone = await talk.says(murni, `${count} ${code}`);
  expect(gone).toMatch(/untuk 2 orang[^]*"R-1 peserta"[^]*minta koordinator menghentikan/u);
  expect(await asked()).toEqual([
    { role: 'mentor', by: 'Murni Anggrek', units: ['puskesmas-awayan', 'puskesmas-juai'] },
  ]);
});

it('by the name of the gakor, of units and of people, and never beyond', async () => {
  const counted = async (line: string) => {
    const said = await talk.says(murni, line);
    await talk.says(murni, 'batal');
    return [/kodenya: (\d+) /u.exec(said)?.[1] ?? said, said] as const;
  };
  expect((await counted('R-1 undang Balangan Utara'))[0]).toBe('3');
  expect((await counted('R-1 undang kepala puskesmas awayan'))[0]).toBe('1');
  expect((await counted('R-1 undang Hamdani'))[0]).toBe('1');
  const [some, said] = await counted('R-1 undang kepala puskesmas awayan, rsud');
  expect([some, said]).toEqual(['1', expect.stringContaining('bukan unit gakor Anda')]);
  // A gakor is its units, whoever of them this mentor may write to.
  const [ofBoth, beyond] = await counted('R-1 undang Balangan Utara, Utara 10');
  expect([ofBoth, beyond]).toEqual([
    '3',
    expect.stringMatching(/RSUD[^]*bukan unit gakor Anda|bukan unit gakor Anda[^]*RSUD/u),
  ]);
  expect((await counted('R-1 undang admin rsud'))[0]).toContain('belum punya hak');
  expect((await counted('R-1 undang Yusuf'))[0]).toContain('Yusuf');
  // A broadcast of any other kind stays the coordinator's and the admins'.
  expect(await talk.says(murni, 'siaran')).toContain('belum punya hak');
  expect((await asked()).length).toBe(1);
  // The coordinator asks beyond it, and reads the mentor's meeting; the mentor reads none of the agency's.
  const all = await talk.says(kora, 'R-1 undang semua admin');
  expect(/kodenya: (\d+) /u.exec(all)?.[1]).toBe('4');
  await talk.says(kora, 'batal');
  await talk.says(kora, 'rapat: Rapat Bapperida; 8 Desember 2026; 09.00; Aula');
  for (const line of ['R-2', 'R-2 undang semua admin', 'R-2 kode', 'R-2 tempat: Gudang'])
    expect([line, await talk.says(murni, line)]).toEqual([
      ...[line, expect.stringContaining('belum punya hak')],
    ]);
  expect(await talk.says(murni, 'rapat')).not.toContain('Bapperida');
  const { rows } = await sql<{ place: string }>`select place from meeting where number = 2`.execute(
    database.db,
  );
  expect(rows).toEqual([{ place: 'Aula' }]);
});

it('is of the gakor whose whole name the title says, the longest where names hold one another', async () => {
  const gakorOf = async (title: string) => {
    const said = await talk.says(rahma, `rapat: ${title}; 9 Desember 2026; 09.00; Aula`);
    const { rows } = await sql<{ name: string }>`
      select g.name from meeting m join gakor g on g.id = m.gakor_id where m.title = ${title}`.execute(
      database.db,
    );
    return rows[0]?.name ?? said;
  };
  expect(await gakorOf('Klinik Utara 10')).toBe('Utara 10');
  expect(await gakorOf('Klinik utara 1, kedua')).toBe('Utara 1');
  expect(await gakorOf('Klinik Utara 100')).toContain('Untuk gakor yang mana?');
});

it('tells a mentor who is an admin, too, that the coordinator stops what asks to a meeting', async () => {
  const { rows } = await sql<{ number: number }>`
    select max(number) as number from meeting where title like 'Klinik%'`.execute(database.db);
  const shown = await talk.says(rahma, `R-${rows[0]?.number} undang semua admin`);
  expect(shown).toContain('kodenya: ');
  const [, count, code] = /kodenya: (\d+) (\d{4})/u.exec(shown) ?? [];
  const gone = await talk.says(rahma, `${count} ${code}`);
  expect(gone).toContain('minta koordinator menghentikan');
  expect(gone).not.toContain('jeda');
});

it('goes on for a mentor of its gakor alone when another role of theirs ends', async () => {
  const lina = await talk.meet('Lina Kamboja', [{ role: 'coordinator' }, { role: 'mentor' }]);
  await talk.says(kora, 'gakor 1 pamong Lina Kamboja');
  const begun = async (line: string) => {
    const shown = await talk.says(lina, line);
    const [, count, code] = /kodenya: (\d+) (\d{4})/u.exec(shown) ?? [];
    await talk.says(lina, `${count} ${code}`);
  };
  await begun('R-1 undang kepala puskesmas awayan');
  await begun('R-2 undang kepala puskesmas awayan');
  await sql`update broadcast set state = 'scheduled' where created_by = ${lina.personId}`.execute(
    database.db,
  );
  await sql`delete from role_grant where person_id = ${lina.personId} and role = 'coordinator'`.execute(
    database.db,
  );
  await pauseWithoutRight(database.db, lina.personId);
  const { rows } = await sql<{ meeting: number; state: string }>`
    select m.meeting_number as meeting, b.state from broadcast b join meeting_broadcast m on m.broadcast_id = b.id
    where b.created_by = ${lina.personId} order by 1`.execute(database.db);
  expect(rows).toEqual([
    { meeting: 1, state: 'scheduled' },
    { meeting: 2, state: 'paused' },
  ]);
});

it('asks nobody any more once the gakor has another mentor', async () => {
  const shown = await talk.says(murni, 'R-1 undang kepala puskesmas awayan');
  const [, count, code] = /kodenya: (\d+) (\d{4})/u.exec(shown) ?? [];
  await sql`delete from gakor_mentor where person_id = ${murni.personId}`.execute(database.db);
  talk = await openTalk(database, 100);
  await talk.says(murni, `${count} ${code}`);
  expect((await asked()).filter(({ by }) => by === 'Murni Anggrek').length).toBe(1);
});
