// What became of what was found stands in the summary of the desk, by unit and year, within the reach of whoever looks; and below
// it the rules of the national index by year.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DeskTest, startDeskTest } from '../support/desk.ts';

let desk: DeskTest;
beforeAll(async () => {
  desk = await startDeskTest();
  const reporter = desk.people.get('unit_admin');
  const code = await desk.innovation('submitted', desk.units.own);
  await sql`update innovation set submitted_at = now() where code = ${code}`.execute(desk.db);
  const { own, other } = desk.units;
  const note = (number: number, unit: string, state: string, edition = 'balangan-2026') =>
    sql`insert into candidate (number, edition_id, unit_id, sentence, reporter_id, state, reason, innovation_id, remind_on)
      values (${number}, ${edition}, ${unit}, 'Antar KTP', ${reporter}, ${state},
        ${state === 'not_innovation' ? 'rutin' : null},
        ${state === 'begun' ? sql`(select id from innovation where code = ${code})` : null},
        ${state === 'new' ? sql`current_date + 7` : null})`.execute(desk.db);
  await note(101, own, 'new');
  await note(102, own, 'not_innovation');
  await note(103, own, 'begun');
  await note(104, other, 'new');
  await note(105, own, 'new', 'balangan-2022');
});
afterAll(() => desk.close());

/** The lines of the table, each as its unit and figures: found, sorted out, begun, entered, lost, open. */
async function lines(who: string, query = ''): Promise<readonly (readonly string[])[]> {
  const { body } = await desk.open(`/meja/ringkasan${query}`, who);
  const [, table = ''] = /id="temuan"[^]*?<tbody[^>]*>([^]*?)<\/tbody>/.exec(body) ?? [];
  return [...table.matchAll(/<tr[^>]*>([^]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/>([^<>]+)<\/t[hd]>/g)].map(([, text = '']) => text),
  );
}

it('counts by unit and in all, by year, and for an admin the own unit alone', async () => {
  const all = await lines('coordinator');
  expect(all.map((line) => line.slice(1).join(' '))).toEqual([
    '3 1 1 1 0 1',
    '1 0 0 0 0 1',
    '4 1 1 1 0 2',
  ]);
  expect(all.at(-1)?.[0]).toBe('Semua');
  const own = await lines('unit_admin');
  expect(own.map((line) => line.slice(1).join(' '))).toEqual(['3 1 1 1 0 1', '3 1 1 1 0 1']);
  // Of an earlier year nothing comes any more.
  const before = await lines('coordinator', '?edisi=balangan-2022');
  expect(before.map((line) => line.slice(1).join(' '))).toEqual(['1 0 0 0 1 0', '1 0 0 0 1 0']);
  expect(await lines('coordinator', `?unit=${desk.units.other}`)).toHaveLength(2);
});

it('lays the years of the national index side by side, what is not known in words', async () => {
  const { body } = await desk.open('/meja/ringkasan', 'unit_admin');
  const [, rules = ''] = /id="aturan-indeks"([^]*?)<\/section>/.exec(body) ?? [];
  const cellsOf = (label: string) =>
    new RegExp(`>${label}[^]*?</tr>`).exec(rules)?.[0].match(/(?<=">)[^<>]+(?=<\/td>)/g);
  const no = 'tidak diketahui';
  expect(cellsOf('16 Regulasi')).toEqual(['4', no, '3', no, no, '3']);
  expect(cellsOf('Skor tertinggi satu inovasi')).toEqual(['150', '111', '111', no, no, '111']);
  expect(rules).toContain('<li>2024: bobot: aplikasi BRIDA Makassar, tahunnya disimpulkan');
  // One innovation without any level is worth nothing in a year whose weights are known.
  expect(cellsOf('Rata-rata skor menurut bobot tahun itu')).toEqual(['0', no, '0', '0', no, '0']);
});
