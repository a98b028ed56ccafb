// The workbook of an edition at the desk: taken away, put up changed, shown in the words of the chat, published by the button.
// What is wrong in one, and what moved meanwhile, changes nothing; nobody but a coordinator reaches it.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { judgeWorkbook } from '../../src/domain/edition/workbook/judge.ts';
import { editionLimits, readWorkbookCells } from '../../src/files/archive/workbook.ts';
import { inMemory } from '../../src/files/bytes.ts';
import { type DeskTest, startDeskTest } from '../support/desk.ts';
import { oldList } from '../support/old-list.ts';
import { put, type Sheets, sheetsOf, xlsxOf } from '../support/workbook.ts';

let desk: DeskTest;
let address: string;
beforeAll(async () => {
  desk = await startDeskTest();
  address = await desk.server.listen();
});
afterAll(() => desk.close());

const place = '/meja/edisi/balangan-2026/buku-kerja';
const newest = () => {
  const found = findEdition('balangan-2026');
  if (found === null) throw new Error('no edition');
  return found;
};
const first = newest().version;

/** Puts a file up as a browser does. */
async function putUp(name: string, bytes: Uint8Array, who = 'coordinator') {
  const form = new FormData();
  form.append('berkas', new File([new Uint8Array(bytes)], name));
  const cookies = Object.entries(await desk.cookiesOf(who)).map(([key, of]) => `${key}=${of}`);
  const answer = await fetch(`${address}${place}`, {
    ...{ method: 'POST', body: form, redirect: 'manual' },
    headers: { cookie: cookies.join('; '), origin: address },
  });
  const { status: statusCode, headers } = answer;
  return { statusCode, location: headers.get('location'), body: await answer.text() };
}
const changed = async (change: (sheets: Sheets) => void): Promise<Uint8Array> => {
  const sheets = sheetsOf(newest());
  change(sheets);
  return xlsxOf(sheets);
};
const saidIn = (body: string): string =>
  (/<p[^>]*class="said typed"[^>]*>([^]*?)<\/p>/u.exec(body)?.[1] ?? '')
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>');
const buttonIn = (body: string): Record<string, string> =>
  Object.fromEntries(
    [...body.matchAll(/name="(berkas|versi|surat)" value="([^"]*)"/gu)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
const publish = (fields: Record<string, string>, who = 'coordinator') =>
  desk.send(`${place}/terbit`, who, fields);
const published = async () =>
  (
    await sql<{ n: number }>`select count(*)::int as n from edition where published`.execute(
      desk.db,
    )
  ).rows[0]?.n;

it('is for whoever publishes editions', async () => {
  const right = await changed((sheets) => put(sheets, ['levels', 'sdm', 'level_1'], '1-12 SDM'));
  for (const who of ['verifier', 'unit_admin', 'unit_head', 'operator']) {
    for (const at of [place, `${place}/unduh`])
      expect([at, who, (await desk.open(at, who)).statusCode]).toEqual([at, who, 404]);
    expect([who, (await putUp('edisi.xlsx', right, who)).statusCode]).toEqual([who, 404]);
    expect((await publish({ berkas: '1', versi: '2', surat: '' }, who)).statusCode).toBe(404);
  }
  expect((await desk.open('/meja/edisi/entah-2031/buku-kerja', 'coordinator')).statusCode).toBe(
    404,
  );
});

it('gives the workbook that is read as the edition itself, and records who took it', async () => {
  const answer = await desk.open(`${place}/unduh`, 'coordinator');
  expect([answer.statusCode, answer.headers['content-disposition']]).toEqual([
    200,
    expect.stringContaining(`Edisi balangan-2026 versi ${first}.xlsx`),
  ]);
  const cells = await readWorkbookCells(inMemory(answer.rawPayload), editionLimits);
  expect(cells.ok && judgeWorkbook(cells.sheets, findEdition)).toMatchObject({
    ...{ kind: 'right', changes: [] },
  });
  const { rows } = await sql<{ after: object }>`
    select after from event where type = 'paper_printed' and channel = 'desk'`.execute(desk.db);
  expect(rows).toEqual([{ after: { paper: 'buku-kerja-edisi', edition: 'balangan-2026' } }]);
});

it('names sheet and cell of what is wrong, and changes nothing', async () => {
  const weight = await putUp(
    'bobot.xlsx',
    await changed((sheets) => put(sheets, ['indicators', 'sdm', 'weight'], 'tiga')),
  );
  const renamed = await putUp(
    'jalur.xlsx',
    await changed((sheets) => put(sheets, ['survey', 'asal', 'name'], 'jalur')),
  );
  const old = await putUp(
    'edisi.xls',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]),
  );
  const none = await putUp('kosong.xlsx', Buffer.alloc(0));
  const outdated = await putUp(
    'lama.xlsx',
    await changed((sheets) => put(sheets, ['settings', 'balangan-2026', 'version'], 1)),
  );
  const all = { weight, renamed, old, none, outdated };
  expect(
    Object.fromEntries(
      Object.entries(all).map(([what, { statusCode, body }]) => [what, [statusCode, saidIn(body)]]),
    ),
  ).toMatchSnapshot();
  expect((await desk.open(place, 'coordinator')).body).not.toContain('Ya, terbitkan');
  expect(await published()).toBe(0);
});

it('says of a list of old innovations where it is taken over', async () => {
  const list = await putUp('daftar 2024.xlsx', await xlsxOf(oldList(['Puskesmas Awayan'], 3)));
  expect(saidIn(list.body)).toContain('3 inovasi dari 1 unit');
  expect(saidIn(list.body)).toContain('ketik "daftar lama" di obrolan');
});

it('keeps no list of people to invite, and says where it belongs', async () => {
  const rows = [
    ['Unit', 'Nama', 'No HP', 'Peran'],
    ['Puskesmas Awayan', 'Siti Aminah', '0812-3456-7890', 'admin'],
  ];
  const list = await putUp('undangan.xlsx', await xlsxOf([{ name: 'Sheet1', rows }]));
  expect(list.statusCode).toBe(422);
  expect(list.body).toContain('daftar orang yang diundang');
  const { rows: kept } = await sql`
    select from evidence_file where facts -> 'workbook' ->> 'result' = 'invitations'`.execute(
    desk.db,
  );
  expect(kept).toEqual([]);
});

it('shows what a workbook does, and publishes it by the button once', async () => {
  await desk.innovation('draft');
  const change = (text: string) => (sheets: Sheets) =>
    put(sheets, ['levels', 'sdm', 'level_1'], text);
  const answer = await putUp('edisi baru.xlsx', await changed(change('1-12 SDM')));
  expect([answer.statusCode, answer.location]).toEqual([303, `${place}#akibat`]);
  const { body } = await desk.open(place, 'coordinator');
  expect(/<p class="typed">(Sepeda[^]*?)<\/p>/u.exec(body)?.[1]).toMatchSnapshot('does');
  const button = buttonIn(body);
  expect((await publish({ ...button, surat: 'lain' })).statusCode).toBe(409);
  // Another file came since: the page that was open publishes nothing.
  await putUp('edisi kedua.xlsx', await changed(change('1-13 SDM')));
  expect((await publish(button)).statusCode).toBe(409);
  expect(await published()).toBe(0);
  const now = buttonIn((await desk.open(place, 'coordinator')).body);
  const both = await Promise.all([publish(now), publish(now)]);
  expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 409]);
  expect(both.find(({ statusCode }) => statusCode === 303)?.headers.location).toBe(
    `${place}?terbit=${first + 1}&draf=1`,
  );
  const done = await desk.open(`${place}?terbit=${first + 1}&draf=1`, 'coordinator');
  expect(saidIn(done.body)).toMatchSnapshot('published');
  expect(newest().version).toBe(first + 1);
  const { rows } = await sql<object>`
    select e.channel, e.role, e.person_id, e.after ->> 'version' as version, v.moving from event e
    join edition v on v.id = 'balangan-2026' and v.published
    where e.subject = 'edition:balangan-2026' and e.type = 'edition_published'`.execute(desk.db);
  expect(rows).toEqual([
    {
      ...{ channel: 'desk', role: 'coordinator', person_id: desk.people.get('coordinator') },
      ...{ version: String(first + 1), moving: true },
    },
  ]);
});
