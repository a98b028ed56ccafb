// The list of innovations with the columns that were chosen: on the page, in its links, and in the workbook.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DeskTest, startDeskTest } from '../support/desk.ts';
import { partsOf } from '../support/zip-parts.ts';

let desk: DeskTest;
beforeAll(async () => {
  desk = await startDeskTest();
  await desk.innovation('unit_endorsed', undefined, 'Sumur Resapan Sekolah');
});
afterAll(() => desk.close());

const headsOf = (page: string): readonly string[] =>
  [...page.matchAll(/<th role="columnheader" scope="col">([^<]+)<\/th>/g)].map(
    ([, head = '']) => head,
  );

it('shows the usual columns, or those of the address, whether one field each or all in one', async () => {
  const heads = async (address: string) => headsOf((await desk.open(address, 'verifier')).body);
  const usual = ['Inovasi', 'Unit', 'Keadaan', 'Dikirim', 'Diperbarui'];
  expect(await heads('/meja/inovasi')).toEqual(usual);
  expect(await heads('/meja/inovasi?kolom=tidak-ada')).toEqual(usual);
  const chosen = ['Inovasi', 'Giliran', 'Versi'];
  expect(await heads('/meja/inovasi?kolom=versi&kolom=giliran')).toEqual(chosen);
  expect(await heads('/meja/inovasi?kolom=giliran,versi')).toEqual(chosen);
});

it('keeps filters and columns together in every link and form', async () => {
  const { body } = await desk.open('/meja/inovasi?cari=sumur&kolom=versi', 'coordinator');
  expect(body).toContain('href="/meja/inovasi?kolom=versi"');
  expect(body).toContain('href="/meja/inovasi.xlsx?cari=sumur&amp;kolom=versi"');
  expect(body).toContain('<input type="hidden" name="cari" value="sumur">');
  expect(body).toContain('<input type="hidden" name="kolom" value="versi">');
});

it('takes what is shown along', async () => {
  const file = await desk.open('/meja/inovasi.xlsx?kolom=versi', 'coordinator');
  expect(file.statusCode).toBe(200);
  const all = [...partsOf(file.rawPayload).values()].join('\n');
  expect([all.includes('Versi'), all.includes('Keadaan'), all.includes('Sumur Resapan')]).toEqual([
    true,
    false,
    true,
  ]);
});
