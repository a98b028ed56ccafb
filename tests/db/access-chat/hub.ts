// Rows 61 and 62 of the access matrix: publishing in the catalogue, and reading what is published.
import { sql } from 'kysely';
import { actCode, type Try } from './check.ts';
import { otherUnit, type Setting, type Thing, unit } from './setting.ts';

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
    ...{ row: 62, name: 'find a card', things: ['unit', 'other'] },
    make: card,
    lines: (code) => [`cari inovasi ${code.slice(4)}`],
    done: ({ keys, text, subject }) =>
      keys.includes('hub_found') && text.includes(`Perahu ${subject}`),
  },
];
