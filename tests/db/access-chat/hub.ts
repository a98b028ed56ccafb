// Rows 61, 62 and 69 to 72, and of row 68 the forms of other competitions, of the access matrix: publishing in the catalogue, reading it, copying, asking and hiding.
import { sql } from 'kysely';
import { actCode, type Try } from './check.ts';
import { otherUnit, roles, type Setting, type Thing, unit } from './setting.ts';

const published = (setting: Setting, code: string): Promise<number> =>
  setting.number(sql`select count(*)::int as n from hub_card where code = ${code}`);

const accepted = (setting: Setting, thing: Thing, who: string): Promise<string> =>
  setting.innovation(thing, who, 'accepted', true);

/** An innovation that is published already. */
async function card(setting: Setting, thing: Thing, who: string): Promise<string> {
  const code = await accepted(setting, thing, who);
  await sql`insert into hub_card (code, version, unit_id, edition_id, year, name, card)
    values (${code}, 1, ${thing === 'other' ? otherUnit : unit}, 'balangan-2026', 2026, ${`Perahu ${code}`},
      '{"summary": "Perahu baca", "texts": [], "video": null}')`.execute(setting.db);
  return code;
}

/** An entry out of an old list that waits; gives its code. */
async function pastCard(setting: Setting, thing: Thing): Promise<string> {
  const number = await setting.number(sql`
    with list as (insert into evidence_file (person_id, item, purpose, state, channel, ref, name, stored_at, sha256, size, format, mime, told_at)
      values (${await setting.id('Vera')}, 'workbook', 'workbook', 'stored', 'telegram', '{}', 'daftar.xlsx', now(), ${'c'.repeat(64)}, 1, 'xlsx', 'x', now()) returning id)
    insert into past_card (year, unit_id, name_hash, file_id, place, name, card, left_out)
    select 2023, ${thing === 'other' ? otherUnit : unit}, sha256(random()::text::bytea), id, 'Daftar!3', 'Perahu Lama',
      '{"summary": "Perahu baca", "texts": [], "video": null}', 0 from list returning number as n`);
  return `K-${number}`;
}

/** A request to copy a card, by somebody who has nothing to do with it; gives its number as it is typed. */
async function request(setting: Setting, thing: Thing, who: string): Promise<string> {
  const code = await card(setting, thing, who);
  const number = await setting.number(sql`
    insert into hub_copy (number, code, name, person_id, origin)
    values (nextval('hub_copy_number'), ${code}, 'Perahu', ${await setting.id('Vera')}, 'Kabupaten Contoh') returning number as n`);
  return `M-${number}`;
}

/** An answered question about a card; gives its number as it is typed. */
async function question(setting: Setting, thing: Thing, who: string): Promise<string> {
  const code = await card(setting, thing, who);
  const vera = await setting.id('Vera');
  const number = await setting.number(sql`
    insert into hub_note (number, code, name, person_id, text, answer, answered_by)
    values (nextval('hub_note_number'), ${code}, 'Perahu', ${vera}, 'Berapa kader?', 'Dua', ${vera}) returning number as n`);
  return `D-${number}`;
}

const numberOf = (typed: string): number => Number(typed.slice(2));

/** The tries of these rows. */
export const hubTries: readonly Try[] = [
  {
    ...{ row: 61, name: 'publish', things: ['own', 'unit', 'other'], hiddenBy: 12 },
    make: accepted,
    missing: 'terbitkan INV-ZZZZZ',
    lines: (code) => [`terbitkan ${code}`, actCode],
    done: async ({ setting, subject }) => (await published(setting, subject)) === 1,
  },
  {
    ...{ row: 61, name: 'take back', things: ['own', 'unit', 'other'], hiddenBy: 12 },
    make: card,
    missing: 'turunkan INV-ZZZZZ',
    lines: (code) => [`turunkan ${code}`, actCode],
    done: async ({ setting, subject }) => (await published(setting, subject)) === 0,
  },
  {
    ...{ row: 61, name: 'publish an entry out of an old list', things: ['unit', 'other'] },
    ...{ hiddenBy: 56, make: pastCard, missing: 'terbitkan K-99999' },
    lines: (code) => [`terbitkan ${code}`, actCode],
    done: async ({ setting, subject }) => (await published(setting, subject)) === 1,
  },
  {
    ...{ row: 68, name: 'tell what another form asks', things: ['own', 'unit', 'other'] },
    ...{ hiddenBy: 12, make: accepted, missing: 'kipp INV-ZZZZZ 2a: ibu balita' },
    lines: (code) => [`kipp ${code} 2a: ibu balita`],
    done: async ({ setting, subject }) =>
      (await setting.number(sql`
        select count(*)::int as n from other_form_text t join innovation i on i.id = t.innovation_id where i.code = ${subject}`)) ===
      1,
  },
  {
    ...{ row: 12, name: 'read a form of another competition', things: ['own', 'unit', 'other'] },
    ...{ hiddenBy: 12, make: accepted, missing: 'kipp INV-ZZZZZ' },
    lines: (code) => [`kipp ${code}`],
    done: ({ keys }) => keys.includes('other_form'),
  },
  {
    ...{ row: 62, name: 'find a card', things: ['unit', 'other'] },
    make: card,
    lines: (code) => [`cari inovasi ${code.slice(4)}`],
    done: ({ keys, text, subject }) =>
      keys.includes('hub_found') && text.includes(`Perahu ${subject}`),
  },
  {
    ...{ row: 69, name: 'ask to copy', things: [null] },
    // Whoever holds no role has to agree first: the transcript of the catalogue plays it.
    columns: roles,
    make: (setting, _, who) => card(setting, 'other', who),
    lines: (code) => [`kami mau meniru ${code}; Kabupaten Contoh`],
    done: async ({ setting, subject }) =>
      (await setting.number(
        sql`select count(*)::int as n from hub_copy where code = ${subject}`,
      )) === 1,
  },
  {
    ...{ row: 70, name: 'answer a request', things: ['own', 'unit', 'other'], make: request },
    ...{ hiddenBy: 70, refusals: { hidden: 'hub_unknown' }, missing: 'M-9999 boleh' },
    lines: (number) => [`${number} boleh`],
    done: async ({ setting, subject }) =>
      (await setting.number(
        sql`select count(*)::int as n from hub_copy where number = ${numberOf(subject)} and state = 'accepted'`,
      )) === 1,
  },
  {
    ...{ row: 71, name: 'ask a question', things: ['unit', 'other'], make: card },
    lines: (code) => [`tanya ${code}: berapa kader setiap desa?`],
    done: async ({ setting, subject }) =>
      (await setting.number(
        sql`select count(*)::int as n from hub_note where code = ${subject}`,
      )) === 1,
  },
  {
    ...{ row: 72, name: 'hide a question', things: ['unit', 'other'], make: question },
    ...{ hiddenBy: 71, refusals: { hidden: 'hub_unknown' } },
    missing: 'D-9999 sembunyikan: tidak pantas',
    lines: (number) => [`${number} sembunyikan: tidak pantas`],
    done: async ({ setting, subject }) =>
      (await setting.number(
        sql`select count(*)::int as n from hub_note where number = ${numberOf(subject)} and hidden_by is not null`,
      )) === 1,
  },
];
