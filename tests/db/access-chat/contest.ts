// Rows 60, 66 to 68 and 73 of the access matrix: judging what one has a seat at, running a contest, locking it, entering it.
import { sql } from 'kysely';
import { balangan } from '../../../src/domain/regions/balangan.ts';
import { type Try, actCode } from './check.ts';
import type { Setting, Thing } from './setting.ts';

/** Puts the one contest of the year into a state; nobody has locked it. */
async function contestIn(setting: Setting, state: 'open' | 'judging' | 'finals'): Promise<void> {
  await sql`insert into contest (number, edition_id, rules, opened_by)
    values (1, 'balangan-2026', ${JSON.stringify(balangan.contest)}::jsonb, ${await setting.id('Vera')})
    on conflict (edition_id) do nothing`.execute(setting.db);
  await sql`update contest set state = ${state}, locked_by = null, locked_of = null, locked_at = null`.execute(
    setting.db,
  );
}

/** Enters an innovation of a unit that nobody here has to do with; gives the number of its entry. */
async function entry(setting: Setting): Promise<number> {
  const code = await setting.innovation('other', '', 'accepted');
  return setting.number(sql`
    insert into contest_entry (number, contest_number, innovation_id, category, entered_by)
    select nextval('contest_entry_number'), 1, id, 'blud_upt', owner_id from innovation where code = ${code} returning number as n`);
}

/** An entry at which whoever tries was given a seat. */
async function seated(setting: Setting, _thing: Thing, who: string): Promise<string> {
  await contestIn(setting, 'judging');
  const number = await entry(setting);
  // Whoever has no account yet can be given none.
  await sql`insert into contest_seat (entry_number, person_id)
    select ${number}::int, a.person_id from address a where a.native_id = ${who}`.execute(
    setting.db,
  );
  return `L-${number}`;
}

/** Everybody but whoever runs the contest. */
const everybodyElse = [
  ...(['anonymous', 'innovator', 'unit_admin', 'unit_head'] as const),
  ...(['mentor', 'verifier', 'operator', 'judge'] as const),
] as const;

const marksOf = (setting: Setting, name: string): Promise<number> =>
  setting.number(
    sql`select count(*)::int as n from contest_score where entry_number = ${Number(name.slice(2))}`,
  );

const judging = {
  ...{ row: 60, things: [null], make: seated },
  lines: (name: string) => [`nilai ${name} 80 80 80 80`, 'ya'],
  done: async ({ setting, subject }: { readonly setting: Setting; readonly subject: string }) =>
    (await marksOf(setting, subject)) === 4,
} as const;

/** A contest with one finalist that two judges have judged. */
async function judged(setting: Setting): Promise<string> {
  await sql`update contest_entry set withdrawn_at = now(), finalist = false`.execute(setting.db);
  await contestIn(setting, 'judging');
  const number = await entry(setting);
  await sql`insert into contest_seat (entry_number, person_id)
    values (${number}, ${await setting.id('Vera')}), (${number}, ${await setting.id('Hadi')})`.execute(
    setting.db,
  );
  for (const [state, stage] of [
    ['judging', 'desk'],
    ['finals', 'presentation'],
  ] as const) {
    await contestIn(setting, state);
    await sql`insert into contest_score (entry_number, person_id, stage, criterion, value)
      select s.entry_number, s.person_id, ${stage}, c ->> 'code', 80 from contest_seat s, contest k,
        jsonb_array_elements(k.rules -> 'stages' -> ${stage} -> 'criteria') c where s.entry_number = ${number}`.execute(
      setting.db,
    );
  }
  await sql`update contest_entry set finalist = true where number = ${number}`.execute(setting.db);
  return '';
}

const evidence = {
  ...{ row: 73, things: [null] },
  make: async (setting: Setting, thing: Thing, who: string) => {
    const name = await seated(setting, thing, who);
    await sql`insert into evidence_file (person_id, innovation_id, item, purpose, state, channel, ref, name, sha256, size, format, mime, stored_at, told_at)
      select n.owner_id, n.id, 'sdm', 'evidence', 'stored', 'telegram', '{}', 'bukti.pdf', ${'b'.repeat(64)}, 10, 'pdf', 'application/pdf', now(), now()
      from contest_entry e join innovation n on n.id = e.innovation_id where e.number = ${Number(name.slice(2))}`.execute(
      setting.db,
    );
    return name;
  },
  lines: (name: string) => [`${name} bukti`],
  done: ({ keys }: { readonly keys: readonly string[] }) => keys.includes('contest_evidence'),
} as const;

/** The tries of these rows. */
export const contestTries: readonly Try[] = [
  {
    ...{ ...judging, name: 'judge an entry', hiddenBy: 60 },
    columns: everybodyElse,
    missing: 'nilai L-9999 80 80 80 80',
    refusals: { hidden: 'contest_entry_unknown' },
  },
  {
    ...{ ...evidence, name: 'see the evidence of an entry', hiddenBy: 60 },
    columns: everybodyElse,
    missing: 'L-9999 bukti',
    refusals: { hidden: 'contest_entry_unknown' },
  },
  // Whoever runs the contest sees evidence as the agency does, not as a judge.
  { ...evidence, name: 'see the evidence of an entry that one runs', columns: ['coordinator'] },
  // Whoever runs the contest knows of the entry and must not judge it.
  { ...judging, name: 'judge an entry that one runs', columns: ['coordinator'] },
  {
    ...{ row: 66, name: 'give judges their entries', things: [null] },
    make: async (setting) => {
      await contestIn(setting, 'judging');
      return '';
    },
    lines: () => ['lomba bagi'],
    done: ({ keys }) => keys.includes('contest_shared'),
  },
  {
    ...{ row: 66, name: 'see how far judges lie apart', things: [null] },
    make: async (setting) => {
      await contestIn(setting, 'judging');
      return '';
    },
    lines: () => ['lomba nilai'],
    done: ({ keys }) => keys.includes('contest_spread'),
  },
  {
    ...{ row: 67, name: 'lock the result', things: [null], make: judged },
    lines: () => ['lomba kunci', actCode],
    done: async ({ setting, who }) =>
      (await setting.number(
        sql`select count(*)::int as n from contest where locked_by = ${await setting.id(who)}`,
      )) === 1,
    undo: ({ setting }) => contestIn(setting, 'finals'),
  },
  {
    ...{ row: 67, name: 'take a lock back', things: [null] },
    make: async (setting) => {
      await contestIn(setting, 'finals');
      await sql`update contest set locked_by = ${await setting.id('Vera')}, locked_of = 'x', locked_at = now()`.execute(
        setting.db,
      );
      return '';
    },
    lines: () => ['lomba lepas kunci', actCode],
    done: async ({ setting }) =>
      (await setting.number(
        sql`select count(*)::int as n from contest where locked_by is null`,
      )) === 1,
  },
  {
    ...{ row: 68, name: 'enter an innovation', things: ['own', 'unit', 'other'] },
    make: async (setting, thing, who) => {
      await contestIn(setting, 'open');
      return setting.innovation(thing, who, 'accepted');
    },
    lines: (code) => [`ikutkan ${code}`],
    done: async ({ setting, subject }) =>
      (await setting.number(sql`
        select count(*)::int as n from contest_entry e join innovation i on i.id = e.innovation_id where i.code = ${subject}`)) ===
      1,
  },
];
