// The list of 277 old innovations that an office has: recognised, shown, taken over by a code as unconfirmed drafts that say from
// which cell each value is; a second run adds nothing, and what nobody can place is named with its cell.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderMessage } from '../../src/bot/text/id.ts';
import { takeOverLists } from '../../src/db/transactions/take-over-lists.ts';
import { listCards, readCard } from '../../src/db/views/hub.ts';
import { summaryIn } from '../../src/db/views/statistics.ts';
import { verifyRecord } from '../../src/db/verify/verify.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import type { Message } from '../../src/domain/conversation/message.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { oldList } from '../support/old-list.ts';
import { openTalk, type Somebody, type Talk } from '../support/talk.ts';
import { openWorkbookDesk, type WorkbookDesk } from '../support/workbook-desk.ts';
import { xlsxOf } from '../support/workbook.ts';

const written = ['UPT Puskesmas Awayan', 'PKM Juai', 'Puskesmas Lampihong', 'Dinas Contoh Saja'];
let database: TestDatabase;
let talk: Talk;
let desk: WorkbookDesk;
let kora: Somebody;
let salmah: Somebody;

beforeAll(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
  desk = await openWorkbookDesk(database, talk);
  kora = await talk.meet('Kora', [{ role: 'coordinator' }]);
  salmah = await talk.meet('Salmah', [{ role: 'unit_admin', unit: 'puskesmas-awayan' }]);
  await talk.meet('Dewi', [{ role: 'unit_admin', unit: 'puskesmas-juai' }]);
  // One of the list is here already, under nearly the same letters.
  const rina = await talk.meet('Rina', [{ role: 'innovator', unit: 'puskesmas-awayan' }]);
  await talk.says(rina, 'baru');
  await talk.says(rina, 'KELAS GIZI - Angkatan 1');
});
afterAll(async () => {
  await database.drop();
  await desk.close();
});

const plain = (text: string) =>
  text
    .replaceAll(/INV-[0-9A-Z]{5}/g, 'INV-KODE')
    .replaceAll(/\b\d{4}(?=\. Ketik "batal")/g, 'CODE');
/** The newest notice that somebody was told. */
const told = async ({ personId }: Somebody): Promise<string> => {
  const { rows } = await sql<{ message: Message }>`
    select message from outbox where person_id = ${personId} and kind = 'notice' order by id desc limit 1`.execute(
    database.db,
  );
  return rows.map(({ message }) => renderMessage(message).text).join();
};
const codeIn = (text: string) => /kode ini: (\d{4})/u.exec(text)?.[1] ?? '';
const list = async (change = (rows: (string | number | null)[][]) => rows) => {
  const [sheet] = oldList(written);
  return xlsxOf([{ name: sheet?.name ?? '', rows: change(sheet?.rows ?? []) }]);
};
const drafts = async () =>
  (
    await sql<{ unit: string; n: number }>`
      select unit_id as unit, count(*)::int as n from innovation group by 1 order by 1`.execute(
      database.db,
    )
  ).rows.map(({ unit, n }) => `${unit} ${n}`);

describe('a list of 277 old innovations', () => {
  it('is shown as it was recognised, and taken over by its code', async () => {
    const [, shown] = await desk.sends(kora, 'daftar 2024.xlsx', await list(), 'daftar lama');
    expect(plain(shown)).toMatchSnapshot('shown');
    expect(await drafts()).toEqual(['puskesmas-awayan 1']);
    expect(await talk.says(kora, codeIn(shown))).toMatchSnapshot('asked');
    expect(await takeOverLists(database.db)).toBe(138);
    expect(await drafts()).toEqual(['puskesmas-awayan 70', 'puskesmas-juai 69']);
    expect((await talk.waiting(kora)).at(-1)).toMatchSnapshot('told');
    expect((await talk.waiting(salmah)).map(plain)).toMatchSnapshot('the admin is told');
  });

  it('is marked with its file and cell, and counts for nothing yet', async () => {
    const { rows } = await sql<{ item: string; value: { source: unknown }; confirm: boolean }>`
      select a.item, a.value, a.to_confirm as confirm from answer a join innovation n on n.id = a.innovation_id
      where n.name = 'Kelas Tani Angkatan 41' order by a.item`.execute(database.db);
    expect(rows.map(({ item }) => item)).toEqual([
      ...['jenis', 'nama', 'tahapan', 'tanggal_penerapan', 'tanggal_uji_coba', 'tujuan'],
      'urusan_utama',
    ]);
    expect(rows.every(({ confirm }) => confirm)).toBe(true);
    expect(rows.find(({ item }) => item === 'tahapan')?.value).toMatchObject({
      ...{ type: 'choice', codes: ['uji_coba'] },
      source: {
        ...{ name: 'daftar 2024.xlsx', heading: 'Tahapan Inovasi (Daftar 2024!D43)', page: null },
      },
    });
  });

  it('adds nothing a second time, and what was left once its unit has an admin', async () => {
    const [, again] = await desk.sends(kora, 'daftar 2024.xlsx', await list(), 'daftar lama');
    expect(plain(again)).toMatchSnapshot('again');
    expect(await takeOverLists(database.db)).toBe(0);
    await talk.meet('Hamid', [{ role: 'unit_admin', unit: 'puskesmas-lampihong' }]);
    const shown = await talk.says(kora, 'daftar lama');
    expect(shown).toContain('69 menjadi draf');
    await talk.says(kora, codeIn(shown));
    expect(await takeOverLists(database.db)).toBe(69);
    expect(await takeOverLists(database.db)).toBe(0);
    expect(await drafts()).toContain('puskesmas-lampihong 69');
  });

  it('is counted as the history of a year by its code instead, once, and makes no draft', async () => {
    const before = await drafts();
    const [, shown] = await desk.sends(kora, 'daftar 2024.xlsx', await list(), 'daftar lama');
    expect(shown).toContain('"daftar lama riwayat 2025"');
    for (const typed of [
      'daftar lama riwayat',
      'daftar lama riwayat 2026',
      'daftar lama riwayat 1807',
    ])
      expect(await talk.says(kora, typed)).toContain('Riwayat tahun berapa?');
    await talk.says(kora, 'daftar lama riwayat 2023');
    const asked = await talk.says(kora, 'daftar lama riwayat 2024');
    expect(plain(asked)).toMatchSnapshot('history');
    expect(await talk.says(kora, codeIn(asked))).toMatchSnapshot('history is kept');
    expect(await takeOverLists(database.db)).toBe(0);
    expect(await drafts()).toEqual(before);
    const past = async (units: readonly string[] | null) =>
      (await summaryIn(database.db, units, balangan2026)).summary.past;
    const source = 'daftar 2024.xlsx';
    expect(await past(null)).toEqual([{ year: 2024, count: 208, source }]);
    expect(await past(['puskesmas-juai'])).toEqual([{ year: 2024, count: 69, source }]);
    expect(await past(['puskesmas-uren'])).toEqual([]);
    await desk.sends(kora, 'sekali lagi.xlsx', await list(), 'daftar lama');
    expect(await talk.says(kora, 'daftar lama riwayat 2024')).toContain(
      'sudah ada di riwayat 2024',
    );
    expect(await past(null)).toEqual([{ year: 2024, count: 208, source }]);
    // Another year is another history; a code of before stands for nothing once the list is taken.
    const other = await talk.says(kora, 'daftar lama riwayat 2023');
    await talk.says(kora, codeIn(other));
    expect((await past(null)).map(({ year, count }) => [year, count])).toEqual([
      ...[
        [2023, 208],
        [2024, 208],
      ],
    ]);
    expect(await talk.says(kora, 'daftar lama')).toContain('Belum ada daftar lama');
    await expect(
      sql`insert into past_innovation (year, unit_id, name_hash, file_id, position)
        select year, unit_id, name_hash, file_id, position from past_innovation limit 1`.execute(
        database.db,
      ),
    ).rejects.toThrow(/past_innovation_pkey/);
  });

  it('waits for the heads of its units as entries of the catalogue, and nothing of it is public before', async () => {
    const before = await drafts();
    const hamdani = await talk.meet('Hamdani', [{ role: 'unit_head', unit: 'puskesmas-awayan' }]);
    // Benefits make the sentence that lists show; every fifth row tells none, and the first a number.
    const withMore = await list((rows) =>
      rows.map((row, at) =>
        row.map((cell) => {
          if (cell === 'Tujuan Inovasi') return 'Manfaat Inovasi';
          if (!String(cell).startsWith('Warga lebih')) return cell;
          if (at === 2)
            return `Warga dilayani di rumah; tanya 0812-3456-7890 bila perlu. ${'Kader menimbang balita. '.repeat(20)}Disusun bersama Bu Melur Anggrek.`;
          return at % 5 === 0 ? '' : cell;
        }),
      ),
    );
    await desk.sends(kora, 'daftar 2023.xlsx', withMore, 'daftar lama');
    expect(await talk.says(kora, 'daftar lama katalog')).toContain('Katalog tahun berapa?');
    const asked = await talk.says(kora, 'daftar lama katalog 2023');
    expect(plain(asked)).toMatchSnapshot('catalogue');
    expect(await listCards(database.db, {}, { limit: 9 })).toEqual([]);
    expect(await talk.says(kora, codeIn(asked))).toMatchSnapshot('entries are kept');
    expect(await drafts()).toEqual(before);
    expect(await listCards(database.db, {}, { limit: 9 })).toEqual([]);
    expect(await told(hamdani)).toMatchSnapshot('the head is told');
    expect(plain(await talk.says(hamdani, 'katalog lama'))).toMatchSnapshot('list');
    // Neither an admin nor whoever had it taken over publishes.
    expect(await talk.says(salmah, 'terbitkan K-1')).toContain('tidak ditemukan');
    expect(await talk.says(kora, 'terbitkan K-1')).toContain('belum punya hak');
    expect(plain(await talk.says(hamdani, 'K-1'))).toMatchSnapshot('what it is');
    // All that would be public is read before there is a code; names in texts are among it.
    const { rows: kept } = await sql<{ texts: readonly { text: string }[]; file: number }>`
      select card -> 'texts' as texts, file_id as file from past_card where number = 1`.execute(
      database.db,
    );
    const parts = [await talk.says(hamdani, 'terbitkan K-1')];
    for (;;) {
      const next = /ketik "(K-1 baca \d+)"/u.exec(parts.at(-1) ?? '')?.[1];
      if (next === undefined) break;
      expect(codeIn(parts.at(-1) ?? '')).toBe('');
      parts.push(await talk.says(hamdani, next));
    }
    expect(parts.map(plain)).toMatchSnapshot('what would be public');
    const read = parts.map((part) => /: "([^]*?)"\n/u.exec(part)?.[1] ?? '').join(' ');
    expect(read).toBe(kept.flatMap((one) => one.texts.map(({ text }) => text)).join(' '));
    expect(read).toContain('Melur Anggrek');
    // Whoever had the list taken over reads it, and is told who publishes.
    expect(await talk.says(kora, 'K-1 baca 9')).not.toContain('kode ini');
    const taken = (by: Somebody) =>
      sql`update evidence_file set person_id = ${by.personId} where id = ${kept[0]?.file}`.execute(
        database.db,
      );
    await taken(hamdani);
    for (const line of ['K-1', 'K-1 baca 9', 'terbitkan K-1']) {
      const said = await talk.says(hamdani, line);
      expect([line, said]).toEqual([
        line,
        expect.stringContaining('diambil oleh Bapak/Ibu sendiri'),
      ]);
      expect(codeIn(said)).toBe('');
    }
    await taken(kora);
    const shown = await talk.says(hamdani, 'K-1 baca 9');
    expect(await talk.says(hamdani, codeIn(shown))).toContain('/inovasi/K-1');
    const [card, none] = await listCards(database.db, {}, { limit: 9 });
    expect([card, none]).toMatchObject([
      { code: 'K-1', unitId: 'puskesmas-awayan', year: 2023 },
      undefined,
    ]);
    expect(JSON.stringify(await readCard(database.db, 'K-1'))).not.toMatch(/0812|7890/u);
    expect(await talk.says(hamdani, 'K-1')).toContain('sudah terbit');
    // A second run adds nothing, and what is published stays as it is.
    await desk.sends(kora, 'lagi.xlsx', withMore, 'daftar lama');
    expect(await talk.says(kora, 'daftar lama katalog 2023')).toContain(
      'tidak ada calon terbitan baru',
    );
    const back = await talk.says(hamdani, 'turunkan K-1');
    expect(await talk.says(hamdani, codeIn(back))).toContain('sudah tidak ada di katalog');
    expect(await listCards(database.db, {}, { limit: 9 })).toEqual([]);
    await expect(
      sql`insert into hub_card (code, version, unit_id, edition_id, year, name, card)
        values ('K-99999', 0, 'puskesmas-awayan', 'balangan-2026', 2023, 'x', '{"summary": "", "texts": [], "video": null}')`.execute(
        database.db,
      ),
    ).rejects.toThrow(/hub_card_past_code_fkey/);
  });

  it('follows from the record alone', async () => {
    const verdict = await verifyRecord(database.db, (id, version) => {
      const found = findEdition(id, version);
      if (found === null) throw new Error(`no edition ${id}`);
      return found;
    });
    expect(verdict.badEvent).toBeNull();
    expect(verdict.differences.filter(({ table }) => table !== 'role_grant')).toEqual([]);
  });
});

describe('a list that cannot be taken', () => {
  it('names sheet and cell, and changes nothing', async () => {
    const before = await drafts();
    const moved = await list((rows) =>
      rows.map((row, at) => (at < 100 ? row : [...row.slice(0, 3), '', ...row.slice(3, 9)])),
    );
    const noUnit = await list((rows) =>
      rows.map((row, at) =>
        at === 1 ? row.map((cell) => (cell === 'OPD Pelaksana' ? 'Kolom C' : cell)) : row,
      ),
    );
    const noHead = await list((rows) => rows.slice(2));
    expect({
      moved: (await desk.sends(kora, 'geser.xlsx', moved, 'daftar lama'))[1],
      noUnit: (await desk.sends(kora, 'tanpa unit.xlsx', noUnit, 'daftar lama'))[1],
      noHead: (await desk.sends(kora, 'tanpa judul.xlsx', noHead, 'daftar lama'))[1],
    }).toMatchSnapshot('wrong');
    expect(await drafts()).toEqual(before);
  });

  it('is taken from nobody else', async () => {
    const [said] = await desk.sends(salmah, 'daftar.xlsx', await list(), 'daftar lama');
    expect(said).toContain('belum punya hak');
    expect(await talk.says(salmah, 'daftar lama')).toContain('belum punya hak');
  });
});
