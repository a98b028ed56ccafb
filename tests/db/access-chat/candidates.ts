// Rows 49 to 51 of the access matrix: noting a candidate, assigning and closing it, reading it.
import { sql } from 'kysely';
import type { Try } from './check.ts';
import { type Setting, type Thing, otherUnit, unit } from './setting.ts';

const all: readonly Thing[] = ['own', 'unit', 'other'];
const none = 'T-9999';
let made = 0;

/** A candidate, noted by whose it is to be; gives its number as it is typed. */
async function candidate(setting: Setting, thing: Thing, who: string): Promise<string> {
  const reporter = await setting.id(setting.ownerOf(thing, who));
  const number = await setting.number(sql`
    insert into candidate (number, edition_id, unit_id, sentence, reporter_id, remind_on)
    values (nextval('candidate_number'), 'balangan-2026', ${thing === 'other' ? otherUnit : unit}, 'Kelas gizi berkeliling', ${reporter}, current_date + 7)
    returning number as n`);
  return `T-${number}`;
}

const stateOf = (setting: Setting, typed: string, state: string): Promise<number> =>
  setting.number(
    sql`select count(*)::int as n from candidate where number = ${Number(typed.slice(2))} and state = ${state}`,
  );

const read = {
  ...{ things: all, make: candidate, hiddenBy: 51 },
  refusals: { hidden: 'candidate_unknown' },
} as const;

const noted = (unitName: string): Pick<Try, 'make' | 'lines' | 'done'> => ({
  make: () => Promise.resolve(`loket malam nomor ${(made += 1)} dibuka`),
  lines: (sentence) => [`temuan ${unitName}: ${sentence}`],
  done: async ({ setting, subject }) =>
    (await setting.number(
      sql`select count(*)::int as n from candidate where sentence = ${subject}`,
    )) === 1,
});

/** What a unit promised, noted by a coordinator; gives its number as it is typed. */
async function promise(setting: Setting, thing: Thing): Promise<string> {
  const number = await setting.number(sql`
    insert into promise (number, edition_id, unit_id, text, until, made_by)
    values (nextval('promise_number'), 'balangan-2026', ${thing === 'other' ? otherUnit : unit}, 'Menyusun SOP',
      current_date + 7, ${await setting.id('Vera')}) returning number as n`);
  return `J-${number}`;
}

/** Something from outside that was passed to a unit; gives its number as it is typed. */
async function proposal(setting: Setting, thing: Thing): Promise<string> {
  const number = await setting.number(sql`
    insert into proposal (number, edition_id, person_id, kind, sentence, state, unit_id)
    values (nextval('proposal_number'), 'balangan-2026', ${await setting.id('Vera')}, 'citizen', 'Pos ronda menjadi tempat baca',
      'forwarded', ${thing === 'other' ? otherUnit : unit}) returning number as n`);
  return `U-${number}`;
}

const fromOutside = {
  ...{ things: ['unit', 'other'] as const, make: proposal, hiddenBy: 51 },
  refusals: { hidden: 'proposal_unknown' },
} as const;

const ofUnits = {
  ...{ things: ['unit', 'other'] as const, make: promise, hiddenBy: 51 },
  refusals: { hidden: 'promise_unknown' },
} as const;

/** The tries of these rows. */
export const candidateTries: readonly Try[] = [
  { ...{ row: 49, name: 'note in the own unit', things: [null] }, ...noted('puskesmas awayan') },
  { ...{ row: 49, name: 'note in another unit', things: ['other'] }, ...noted('rsud') },
  {
    ...{ row: 50, name: 'close as not an innovation', ...read },
    missing: `${none} bukan inovasi: kegiatan rutin`,
    lines: (number) => [`${number} bukan inovasi: kegiatan rutin`],
    done: async ({ setting, subject }) => (await stateOf(setting, subject, 'not_innovation')) === 1,
  },
  {
    ...{ row: 50, name: 'assign', ...read, things: ['unit'] },
    missing: `${none} untuk Rina`,
    lines: (number) => [`${number} untuk Rina`],
    done: async ({ setting, subject }) => (await stateOf(setting, subject, 'assigned')) === 1,
  },
  {
    ...{ row: 50, name: 'say that a promise is kept', ...ofUnits, missing: 'J-9999 sudah' },
    lines: (number) => [`${number} sudah`],
    done: async ({ setting, subject }) =>
      (await setting.number(
        sql`select count(*)::int as n from promise where number = ${Number(subject.slice(2))} and state = 'kept'`,
      )) === 1,
  },
  {
    ...{ row: 51, name: 'count those of the own unit', things: ['unit'] },
    // Whoever reads only their own counts no unit.
    columns: [
      'anonymous',
      'unit_admin',
      'unit_head',
      'mentor',
      'verifier',
      'coordinator',
      'operator',
    ],
    make: candidate,
    lines: () => ['hitungan temuan'],
    done: ({ keys }) => keys.includes('candidate_counts'),
  },
  {
    ...{ row: 50, name: 'take a proposal over', ...fromOutside, missing: 'U-9999 ambil' },
    lines: (number) => [`${number} ambil`],
    done: async ({ setting, subject }) =>
      (await setting.number(sql`
        select count(*)::int as n from proposal o join candidate c on c.number = o.candidate_number and c.reporter_id = o.person_id
        where o.number = ${Number(subject.slice(2))} and o.state = 'taken'`)) === 1,
  },
  {
    ...{ row: 51, name: 'read a proposal', ...fromOutside, missing: 'U-9999' },
    lines: (number) => [number],
    done: ({ keys }) => keys.includes('proposal_shown'),
  },
  {
    ...{ row: 51, name: 'read a promise', ...ofUnits, missing: 'J-9999' },
    lines: (number) => [number],
    done: ({ keys }) => keys.includes('promise_shown'),
  },
  {
    ...{ row: 51, name: 'read', ...read },
    missing: none,
    lines: (number) => [number],
    done: ({ keys }) => keys.includes('candidate_shown'),
  },
];
