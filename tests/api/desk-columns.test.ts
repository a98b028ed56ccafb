// The list of innovations with the columns that were chosen: on the page, in its links, and in the workbook.
import { sql } from 'kysely';
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

it('are kept with the filters by a name, for whoever keeps them, and forgotten again', async () => {
  const keep = (who: string, nama: string, more: Record<string, string>) =>
    desk.send('/meja/inovasi/tampilan', who, { nama, ...more });
  const views = async (who: string): Promise<readonly string[]> => {
    const { body } = await desk.open('/meja/inovasi', who);
    return [...body.matchAll(/<a href="\/meja\/inovasi\?([^"]+)"[^>]*>([^<]+)<\/a> <form/g)].map(
      ([, search = '', name = '']) => `${name}: ${search.replaceAll('&amp;', '&')}`,
    );
  };
  const kept = await keep('verifier', ' Balita  di unit ', {
    ...{ cari: 'balita', keadaan: 'accepted', kolom: 'unit,versi' },
  });
  expect([kept.statusCode, kept.headers.location]).toEqual([
    ...[303, '/meja/inovasi?cari=balita&keadaan=accepted&kolom=unit%2Cversi&disimpan=ya'],
  ]);
  const search = 'cari=balita&keadaan=accepted&kolom=unit%2Cversi';
  expect(await views('verifier')).toEqual([`Balita  di unit: ${search}`]);
  expect(await views('second verifier')).toEqual([]);
  // The same name means the newer one; a list without filters is no view.
  await keep('verifier', 'balita  di unit', { keadaan: 'draft' });
  await keep('verifier', 'Semua', {});
  await keep('verifier', '  ', { keadaan: 'draft' });
  expect(await views('verifier')).toEqual(['balita  di unit: keadaan=draft']);
  const { body } = await desk.open('/meja/inovasi', 'verifier');
  const [, nomor = ''] = /name="nomor" value="(\d+)"/.exec(body) ?? [];
  // Nobody forgets what is somebody else's.
  await desk.send('/meja/inovasi/tampilan/hapus', 'second verifier', { nomor });
  expect(await views('verifier')).toHaveLength(1);
  await desk.send('/meja/inovasi/tampilan/hapus', 'verifier', { nomor });
  expect(await views('verifier')).toEqual([]);
  for (let nth = 0; nth < 30; nth += 1)
    await keep('verifier', `tampilan ${nth}`, { cari: `kata ${nth}` });
  const full = await keep('verifier', 'satu lagi', { cari: 'lagi' });
  expect(full.headers.location).toContain('disimpan=penuh');
  expect(await views('verifier')).toHaveLength(30);
});

it('says that the workbook does not hold all only where that is so', async () => {
  const add = (from: number, to: number) =>
    sql`insert into innovation (code, unit_id, owner_id, edition_id, edition_version, name, state, submitted_at)
      select 'INV-Z' || lpad(nth::text, 5, '0'), unit_id, owner_id, edition_id, edition_version, 'Sumur ' || nth, 'submitted', now()
      from innovation, generate_series(${from}::int, ${to}::int) nth where innovation.code not like 'INV-Z%'`.execute(
      desk.db,
    );
  const said = async (who: string) =>
    (await desk.open('/meja/inovasi', who)).body.includes('paling banyak 5000 baris');
  await add(1, 1200);
  expect(await said('coordinator')).toBe(false);
  await add(1201, 5001);
  expect([await said('coordinator'), await said('verifier')]).toEqual([true, false]);
});
