// Rows 52 to 64 of the access matrix, as far as chats have them: what stands at the head of papers, meetings, an innovation
// of an earlier year, the conversation about one, and one's own sessions.
import { sql } from 'kysely';
import { balangan2026 } from '../../../src/domain/edition/editions/balangan-2026.ts';
import { type Try, actCode } from './check.ts';
import { type Setting, type Thing, otherUnit, unit } from './setting.ts';

/** A meeting that the mentor of the gakor of our unit holds today; gives its number. */
async function heldByMentor(setting: Setting, thing: Thing): Promise<string> {
  const number = await heldToday(setting);
  if (thing !== 'other')
    await sql`update meeting set gakor_id = (select gakor_id from gakor_unit where unit_id = ${unit})
      where number = ${Number(number)}`.execute(setting.db);
  return number;
}

/** A meeting that is held today; gives its number. */
async function heldToday(setting: Setting): Promise<string> {
  const number = await setting.number(sql`
    insert into meeting (number, edition_id, title, day, starts, place, created_by)
    values (nextval('meeting_number'), 'balangan-2026', 'Bimtek', (now() at time zone 'Asia/Makassar')::date, '09:00', 'Aula',
      ${await setting.id('Vera')}) returning number as n`);
  return String(number);
}

/** A month from now, as people write it. */
const soon = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long' }).format(
  Date.now() + 30 * 86_400_000,
);
let made = 0;
const nothing = () => Promise.resolve('');
const addressOf = (line: string): string => line.replace(/^[^:]*: /u, '');

/** The tries of these rows. */
export const letterheadTries: readonly Try[] = [
  {
    ...{ row: 54, name: 'ask for a national bundle', things: [null] },
    make: nothing,
    lines: () => ['paket nasional', actCode],
    done: async ({ setting, who }) =>
      (await setting.number(
        sql`select count(*)::int as n from bundle_job where in_chat and asked_by = ${await setting.id(who)}`,
      )) === 1,
  },
  {
    ...{ row: 52, name: 'set an address', things: ['unit', 'other'] },
    make: (_setting, thing) =>
      Promise.resolve(
        `kop ${thing === 'other' ? otherUnit : 'puskesmas awayan'} alamat: Jalan Contoh Nomor ${(made += 1)}`,
      ),
    lines: (line) => [line],
    done: async ({ setting, subject, thing }) =>
      (await setting.number(
        sql`select count(*)::int as n from letterhead where address = ${addressOf(subject)} and unit_id = ${thing === 'other' ? otherUnit : unit}`,
      )) === 1,
  },
  {
    ...{ row: 52, name: 'note that a unit signed', things: ['unit', 'other'] },
    make: (_setting, thing) =>
      Promise.resolve(
        `komitmen ${thing === 'other' ? otherUnit : 'puskesmas awayan'} sudah ditandatangani`,
      ),
    lines: (line) => [line],
    done: async ({ setting, thing }) =>
      (await setting.number(
        sql`select count(*)::int as n from signed_paper where unit_id = ${thing === 'other' ? otherUnit : unit}`,
      )) === 1,
    undo: async ({ setting }) => {
      await sql`delete from signed_paper`.execute(setting.db);
    },
  },
  {
    ...{ row: 52, name: 'set the one office one looks after', things: ['unit'] },
    columns: ['unit_admin', 'innovator', 'unit_head'],
    make: () => Promise.resolve(`kop unit alamat: Jalan Contoh Nomor ${(made += 1)}`),
    lines: (line) => [line],
    done: async ({ setting, subject }) =>
      (await setting.number(
        sql`select count(*)::int as n from letterhead where address = ${addressOf(subject)} and unit_id = ${unit}`,
      )) === 1,
  },
  {
    ...{ row: 53, name: 'set the address of the region', things: [null] },
    columns: [
      'anonymous',
      'innovator',
      'unit_head',
      'mentor',
      'verifier',
      'coordinator',
      'operator',
      'judge',
    ],
    make: () => Promise.resolve(`kop alamat: Jalan Contoh Nomor ${(made += 1)}`),
    lines: (line) => [line, actCode],
    done: async ({ setting, subject }) =>
      (await setting.number(
        sql`select count(*)::int as n from letterhead where address = ${addressOf(subject)} and unit_id is null`,
      )) === 1,
  },
  {
    ...{ row: 53, name: 'set who signs for the region', things: [null] },
    columns: ['unit_admin', 'coordinator'],
    make: () => Promise.resolve(`Fulan ${'abcdefghij'[(made += 1) % 10]}`),
    lines: (name) => [`ttd bapperida kepala: ${name}`, actCode],
    done: async ({ setting, subject }) =>
      (await setting.number(
        sql`select count(*)::int as n from signatory where name = ${subject} and unit_id is null`,
      )) === 1,
  },
  {
    ...{
      row: 55,
      name: 'carry over what is left of an earlier year',
      things: [null],
      make: nothing,
    },
    lines: () => ['lanjutkan inovasi'],
    done: ({ keys }) => keys.includes('nothing_to_carry'),
  },
  {
    ...{ row: 56, name: 'take over a list of old innovations', things: [null] },
    make: async (setting, _thing, who) => {
      const name = `Inovasi Lama ${(made += 1)}`;
      const told = { result: 'list', innovations: 1, units: 1, unread: 0, twice: 0 };
      const facts = {
        workbook: { ...told, columns: [], unknown: [], strange: [] },
        listed: [{ sheet: 'Daftar', row: 2, unitId: unit, name, values: [] }],
      };
      await sql`insert into evidence_file (person_id, item, purpose, state, channel, ref, name, sha256, size, format, mime, facts, stored_at, told_at)
        select a.person_id, 'workbook', 'workbook', 'stored', 'telegram', '{}', ${name}, ${'ab'.repeat(32)}, 9, 'xlsx', 'x',
          ${JSON.stringify(facts)}, now(), now() from address a where a.native_id = ${who}`.execute(
        setting.db,
      );
      return name;
    },
    lines: () => ['daftar lama', actCode],
    done: async ({ setting, subject }) =>
      (await setting.number(
        sql`select count(*)::int as n from evidence_file where name = ${subject} and taking = 'asked'`,
      )) === 1,
  },
  {
    ...{ row: 57, name: 'publish an edition', things: [null] },
    make: async (setting, _thing, who) => {
      const id = `uji-${(made += 1)}`;
      const definition = { ...balangan2026, id, title: `Edisi ${id}`, version: 0 };
      const told = { result: 'right', id, title: definition.title, version: 0, changes: [] };
      const facts = {
        workbook: { ...told, drafts: null },
        publishing: { definition, origins: null },
      };
      // Whoever has no account yet cannot have sent a file.
      await sql`insert into evidence_file (person_id, item, purpose, state, channel, ref, name, sha256, size, format, mime, facts, stored_at, told_at)
        select a.person_id, 'workbook', 'workbook', 'stored', 'telegram', '{}', 'edisi.xlsx', ${'ab'.repeat(32)}, 9, 'xlsx', 'x',
          ${JSON.stringify(facts)}, now(), now() from address a where a.native_id = ${who}`.execute(
        setting.db,
      );
      return id;
    },
    lines: () => ['perubahan edisi', actCode],
    done: async ({ setting, subject }) =>
      (await setting.number(
        sql`select count(*)::int as n from edition where id = ${subject} and published`,
      )) === 1,
  },
  {
    ...{ row: 58, name: 'move a meeting', things: ['unit', 'other'] },
    make: heldByMentor,
    lines: (number) => [`R-${number} tempat: Ruang ${number}`],
    done: async ({ setting, subject }) =>
      (await setting.number(
        sql`select count(*)::int as n from meeting where place = ${`Ruang ${subject}`}`,
      )) === 1,
  },
  {
    ...{ row: 58, name: 'plan a visit', things: ['unit', 'other'] },
    make: (_, thing) => Promise.resolve(thing === 'other' ? 'rsud' : 'puskesmas awayan'),
    lines: (name) => [`kunjungan ${name}`],
    done: ({ keys }) => keys.includes('visit_unit'),
  },
  {
    ...{ row: 58, name: 'note what a unit promised', things: ['unit', 'other'] },
    make: (_, thing) => Promise.resolve(thing === 'other' ? 'rsud' : 'puskesmas awayan'),
    lines: (name) => [`janji ${name}: menyusun SOP; oleh Siti; sampai ${soon}`],
    done: ({ keys }) => keys.includes('promise_made'),
  },
  {
    ...{ row: 58, name: 'open the attendance of a meeting', things: ['unit', 'other'] },
    make: heldByMentor,
    lines: (number) => [`R-${number} kode`],
    done: ({ keys }) => keys.includes('attendance_codes'),
  },
  {
    ...{ row: 59, name: 'type an attendance code', things: [null] },
    make: async (setting) => {
      const number = await heldToday(setting);
      const code = String(70_000 + Number(number));
      await sql`insert into meeting_code (meeting_number, kind, code) values (${Number(number)}, 'onsite', ${code})`.execute(
        setting.db,
      );
      return code;
    },
    lines: (code) => [`hadir ${code}`],
    done: async ({ setting, subject, who }) =>
      (await setting.number(sql`
        select count(*)::int as n from meeting_presence p join meeting_code c on c.meeting_number = p.meeting_number
        where c.code = ${subject} and p.person_id = ${await setting.id(who)}`)) === 1,
  },
  {
    // A meeting of the agency is for all units, not only for those of a gakor.
    ...{ row: 58, name: 'note a meeting', things: ['unit'] },
    make: () => Promise.resolve(`Sosialisasi ke-${(made += 1)}`),
    lines: (title) => [`rapat: ${title}; 7 Desember 2026; 09.00; Aula`],
    done: async ({ setting, subject }) =>
      (await setting.number(
        sql`select count(*)::int as n from meeting where title = ${subject}`,
      )) === 1,
  },
  {
    ...{ row: 63, name: 'read what was written about one', things: ['own', 'unit', 'other'] },
    ...{ hiddenBy: 63, missing: 'riwayat INV-ZZZZZ' },
    make: async (setting, thing, who) => {
      const code = await setting.innovation(thing, who, 'submitted');
      await sql`insert into mentor_message (innovation_id, unit_id, from_id, text)
        select id, unit_id, owner_id, ${`Pesan ${code}`} from innovation where code = ${code}`.execute(
        setting.db,
      );
      return code;
    },
    lines: (code) => [`riwayat ${code}`],
    done: ({ text, subject }) => text.includes(`Pesan ${subject}`),
  },
  {
    ...{ row: 64, name: 'list one’s own sessions', things: [null], make: nothing },
    lines: () => ['sesi'],
    done: ({ keys }) => keys.includes('sessions'),
  },
];
