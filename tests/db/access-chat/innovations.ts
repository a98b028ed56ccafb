// Rows 6 to 16 and 47 of the access matrix: drafts, what was handed in, evidence, comments, contacts, lists.
import { sql } from 'kysely';
import type { Try } from './check.ts';
import { type Setting, type Thing, otherUnit, unit } from './setting.ts';

const all: readonly Thing[] = ['own', 'unit', 'other'];
const inState = (state: string) => ({
  things: all,
  hiddenBy: state === 'draft' ? 7 : 12,
  make: (setting: Setting, thing: Thing, who: string) => setting.innovation(thing, who, state),
});
const draft = inState('draft');
const submitted = inState('submitted');
const none = 'INV-ZZZZZ';

/** Whoever fills in opens the innovation by its code; the refusal says how one comes to fill in. */
const fills = {
  ...{ things: all, make: draft.make, missing: `gabung ${none}`, hiddenBy: 8 },
  refusals: { hidden: 'co_fill_how' },
};

const count = (setting: Setting, code: string, what: ReturnType<typeof sql<unknown>>) =>
  setting.number(
    sql`select count(*)::int as n from ${what} x join innovation n on n.id = x.innovation_id where n.code = ${code}`,
  );
const stateOf = async (setting: Setting, code: string) =>
  (await setting.season.stateOf(code)).state;

/** The tries of these rows. */
export const innovationTries: readonly Try[] = [
  {
    ...{ row: 6, name: 'begin an innovation', things: [null] },
    make: () => Promise.resolve(`Kader Keliling ${process.hrtime.bigint()}`),
    lines: (name) => ['baru', name],
    done: async ({ setting, subject, who }) =>
      (await setting.number(
        sql`select count(*)::int as n from innovation where name = ${subject} and owner_id = ${await setting.id(who)}`,
      )) === 1,
  },
  {
    ...{ row: 7, name: 'look at a draft', ...draft, missing: `lihat ${none}` },
    lines: (code) => [`lihat ${code}`],
    done: ({ keys }) => keys.some((key) => key === 'card' || key === 'sheet'),
  },
  {
    ...{ row: 7, name: 'ask where a draft stands', ...draft, missing: `status ${none}` },
    lines: (code) => [`status ${code}`],
    done: ({ keys }) => keys.includes('status'),
  },
  {
    ...{ row: 7, name: 'read the history of a draft', ...draft, missing: `riwayat ${none}` },
    lines: (code) => [`riwayat ${code}`],
    done: ({ keys }) => keys.includes('history'),
  },
  {
    ...{ row: 7, name: 'ask what a draft lacks', ...draft, missing: `kurang ${none}` },
    lines: (code) => [`kurang ${code}`],
    done: ({ keys }) => keys.includes('gaps_of'),
  },
  {
    ...{ row: 8, name: 'change an answer', ...fills },
    lines: (code) => [`gabung ${code}`, 'ubah nama inovasi', 'Nama Yang Lain', 'ya'],
    done: async ({ setting, subject }) =>
      (await setting.number(
        sql`select count(*)::int as n from innovation where code = ${subject} and name = 'Nama Yang Lain'`,
      )) === 1,
  },
  {
    // A document would be read as an old one, of an innovation of their own.
    ...{ row: 9, name: 'add evidence', ...fills },
    lines: (code) => [`gabung ${code}`, 'ubah indikator 1', { file: 'baru.jpg' }],
    done: async ({ setting, subject }) =>
      (await count(
        setting,
        subject,
        sql`(select * from evidence_file where name = 'baru.jpg' and purpose = 'evidence')`,
      )) === 1,
  },
  {
    ...{ row: 9, name: 'remove evidence', ...fills },
    lines: (code) => [`gabung ${code}`, 'hapus 1'],
    done: async ({ setting, subject }) =>
      (await count(
        setting,
        subject,
        sql`(select * from evidence_file where state = 'removed')`,
      )) === 1,
  },
  {
    ...{ row: 10, name: 'hand in', ...fills },
    make: (setting, thing, who) => setting.innovation(thing, who, 'draft', true),
    lines: (code) => [`gabung ${code}`, 'kirim', 'ya'],
    done: async ({ setting, subject }) => (await stateOf(setting, subject)) === 'submitted',
  },
  {
    ...{ row: 11, name: 'withdraw', ...submitted, missing: `tarik ${none}` },
    lines: (code) => [`tarik ${code}`, 'ya'],
    done: async ({ setting, subject }) => (await stateOf(setting, subject)) === 'withdrawn',
  },
  {
    ...{ row: 12, name: 'look at a record', ...submitted, missing: `lihat ${none}` },
    lines: (code) => [`lihat ${code}`],
    done: ({ keys }) => keys.some((key) => key === 'card' || key === 'sheet'),
  },
  {
    ...{ row: 12, name: 'ask what a record lacks', ...submitted, missing: `kurang ${none}` },
    lines: (code) => [`kurang ${code}`],
    done: ({ keys }) => keys.includes('gaps_of'),
  },
  {
    ...{ row: 47, name: 'ask what a unit lacks', things: ['unit', 'other'] },
    make: (_, thing) => Promise.resolve(thing === 'other' ? 'rsud' : 'puskesmas awayan'),
    lines: (name) => [`kurang ${name}`],
    done: ({ keys }) => keys.includes('gaps_unit'),
  },
  {
    ...{ row: 12, name: 'ask where a record stands', ...submitted, missing: `status ${none}` },
    lines: (code) => [`status ${code}`],
    done: ({ keys }) => keys.includes('status'),
  },
  {
    ...{ row: 12, name: 'read the history of a record', ...submitted, missing: `riwayat ${none}` },
    lines: (code) => [`riwayat ${code}`],
    done: ({ keys }) => keys.includes('history'),
  },
  {
    ...{ row: 13, name: 'open evidence', ...submitted, missing: `bukti ${none}` },
    lines: (code) => [`bukti ${code}`],
    done: ({ told }) => told.some(({ message }) => message.file !== undefined),
  },
  {
    ...{ row: 14, name: 'comment', ...submitted, missing: `komentar ${none} tolong dilengkapi` },
    lines: (code) => [`komentar ${code} tolong dilengkapi`],
    done: async ({ setting, subject, who }) =>
      (await count(
        setting,
        subject,
        sql`(select * from mentor_message where from_id = ${await setting.id(who)} and text = 'tolong dilengkapi')`,
      )) === 1,
  },
  {
    ...{ row: 14, name: 'answer what a colleague was written', things: ['unit', 'other'] },
    ...{ hiddenBy: 14, refusals: { hidden: 'message_unknown' }, missing: 'jawab 999999 baik' },
    make: async (setting, thing) =>
      String(
        await setting.number(sql`
          insert into mentor_message (unit_id, from_id, text)
          values (${thing === 'other' ? otherUnit : unit}, ${await setting.id(setting.ownerOf(thing, ''))}, 'Bagaimana?') returning id as n`),
      ),
    lines: (id) => [`jawab ${id} baik`],
    done: async ({ setting, subject }) =>
      (await setting.number(
        sql`select count(*)::int as n from mentor_message where answers_id = ${Number(subject)}`,
      )) === 1,
  },
  {
    ...{ row: 16, name: 'see how its people are reached', ...submitted, missing: `kontak ${none}` },
    lines: (code) => [`kontak ${code}`],
    done: async ({ setting, keys, text, thing, who }) =>
      keys.includes('contacts') && text.includes(setting.ownerOf(thing, who)),
  },
  {
    ...{ row: 47, name: 'list innovations', things: all, make: submitted.make, listed: true },
    lines: () => ['daftar'],
    done: ({ text, subject }) => text.includes(subject),
  },
];
