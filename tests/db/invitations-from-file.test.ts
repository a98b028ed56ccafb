// Whom to invite, as an Excel file from the office: columns known by their heads, numbers without their zero, rows in doubt
// named; everything is read back, and nobody is invited before the code.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readInvitationTable } from '../../src/domain/language/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openTalk, type Somebody, type Talk } from '../support/talk.ts';
import { openWorkbookDesk, type WorkbookDesk } from '../support/workbook-desk.ts';
import { xlsxOf } from '../support/workbook.ts';

let database: TestDatabase;
let talk: Talk;
let desk: WorkbookDesk;
let kora: Somebody;
let rina: Somebody;

beforeAll(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
  desk = await openWorkbookDesk(database, talk);
  kora = await talk.meet('Kora', [{ role: 'coordinator' }]);
  rina = await talk.meet('Rina', [{ role: 'innovator', unit: 'puskesmas-awayan' }]);
});
afterAll(async () => {
  await database.drop();
  await desk.close();
});

const rows: (string | number | null)[][] = [
  ['Daftar undangan Sepeda Baru', null, null, null, null],
  ['No', 'Unit Kerja', 'Nama', 'No. HP/WA', 'Peran'],
  [1, 'Puskesmas Juai', 'Siti Aminah', 81234567890, 'admin'],
  [2, 'Puskesmas Awayan', 'dr. Hadi', '0812-3456-7891', 'Kepala'],
  [3, 'Puskesmas Entah Mana', 'Budi', '081234567892', 'admin'],
  [4, 'Puskesmas Juai', 'Rahmah', '12345678', 'admin'],
];
const file = (): Promise<Uint8Array> => xlsxOf([{ name: 'Sheet1', rows }]);
const invited = async (): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from invitation`.execute(database.db)).rows[0]
    ?.n ?? 0;

it.each(['undang banyak', 'undangan'])(
  '"%s": read back, and made by the code alone',
  async (caption) => {
    const before = await invited();
    const [, shown] = await desk.sends(kora, 'undangan.xlsx', await file(), caption);
    expect(shown).toContain('Terbaca dari undangan.xlsx: 4 baris. Belum ada yang diundang.');
    expect(shown).toContain('2 undangan');
    expect(shown).toContain('Entah Mana');
    expect(await invited()).toBe(before);
    await talk.says(kora, /kode ini: (\d{4})/u.exec(shown)?.[1] ?? '');
    expect(await invited()).toBe(before + 2);
  },
);

it('the list that was asked for may come as a file without a word', async () => {
  expect(await talk.says(kora, 'undang banyak')).toContain('Excel');
  const [, shown] = await desk.sends(kora, 'orang.xlsx', await file());
  expect(shown).toContain('2 undangan');
  await talk.says(kora, 'batal');
});

it('of a list that was read back no name and no number stays', async () => {
  await desk.sends(kora, 'orang.xlsx', await file(), 'undangan');
  await talk.says(kora, 'batal');
  const { rows: kept } = await sql<{ told: boolean; held: boolean }>`
    select told_at is not null as told, facts is not null or sha256 is not null as held
    from evidence_file where purpose = 'workbook'`.execute(database.db);
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.every(({ told, held }) => told && !held)).toBe(true);
});

it('a list that comes while something is asked leaves that open', async () => {
  await talk.says(kora, 'undang');
  const mode = async (): Promise<unknown> =>
    (
      await sql<{ mode: unknown }>`
        select state -> 'mode' as mode from conversation where person_id = ${kora.personId}`.execute(
        database.db,
      )
    ).rows[0]?.mode;
  const before = await mode();
  expect(before).not.toMatchObject({ name: 'idle' });
  const [, then] = await desk.sends(kora, 'undangan.xlsx', await file(), 'undangan');
  expect(then).toContain('4 baris. Belum ada yang diundang');
  expect(then).toContain('kirim daftarnya sekali lagi');
  expect(await mode()).toEqual(before);
  await talk.says(kora, 'batal');
});

it('an old list with units and numbers is none where its caption says so', async () => {
  const old = [
    ['SKPD', 'Uraian', 'No HP'],
    ['Puskesmas Juai', 'KEGILING', '0812-3456-7890'],
  ];
  const bytes = await xlsxOf([{ name: 'Sheet1', rows: old }]);
  const [, then] = await desk.sends(kora, 'lama.xlsx', bytes, 'daftar lama');
  expect(then).not.toContain('diundang');
});

it('whoever may only invite is told that a file holds no list', async () => {
  const salmiah = await talk.meet('Salmiah', [{ role: 'unit_admin', unit: 'puskesmas-juai' }]);
  const bytes = await xlsxOf([
    {
      name: 'Sheet1',
      rows: [
        ['Menu', 'Harga'],
        ['Soto', 12],
      ],
    },
  ]);
  const [, then] = await desk.sends(salmiah, 'menu.xlsx', bytes, 'undangan');
  expect(then).toContain('tidak ditemukan daftar orang yang diundang');
});

it('nobody else invites by a file', async () => {
  const before = await invited();
  const [at, then] = await desk.sends(rina, 'undangan.xlsx', await file(), 'undang banyak');
  expect(`${at}${then}`).not.toContain('undangan siap');
  expect(await invited()).toBe(before);
});

it('a list of innovations is none', () => {
  const head = ['Nama Inovasi', 'SKPD', 'No. HP', 'Peran'];
  expect(readInvitationTable([{ rows: [head, ['A', 'B', '1', 'c']] }])).toBeNull();
  expect(
    readInvitationTable([
      {
        rows: [
          ['SKPD', 'Judul', 'No HP'],
          ['A', 'B', '1'],
        ],
      },
    ]),
  ).toBeNull();
  expect(readInvitationTable([{ rows: [['Unit', 'Nama']] }])).toBeNull();
});

it('"Nomor" counts the rows, unless it alone is a number to call', () => {
  const lines = (head: string[], row: string[]) => readInvitationTable([{ rows: [head, row] }]);
  expect(lines(['Nomor', 'Unit', 'Nama', 'WA', 'Peran'], ['1', 'U', 'N', '0812', 'admin'])).toEqual(
    ['U; N; 0812; admin'],
  );
  expect(lines(['Unit', 'Nama', 'Nomor'], ['U', 'N', '0812'])).toEqual(['U; N; 0812']);
  expect(lines(['Nomor', 'Unit', 'Nama', 'Peran'], ['1', 'U', 'N', 'admin'])).toEqual([
    'U; N; admin',
  ]);
});
