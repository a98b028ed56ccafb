// The public catalogue: what must never be there is put into every field that is not public, published through the chat, and
// looked for in every public page, feed, map and answer for programs; and what is taken back is gone at once, from caches too.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken } from '../../src/db/transactions/create-token.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { publicItemsOf } from '../../src/domain/edition/editions/public-items.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import { type TestServer, startTestServer } from '../support/http.ts';
import { Season, codeIn, textFor } from '../support/season.ts';
import { foundIn } from '../support/whole-database.ts';

const canary = 'Kenari';
const site = 'https://sepedabaru.contoh.id';
const owner = 'Kenarirahma Wulandari';
let server: TestServer;
let season: Season;
let code: string;

beforeAll(async () => {
  server = await startTestServer({ env: { PUBLIC_URL: site } });
  season = await Season.open(server.database);
  await season.join('Rina', 'innovator', 'puskesmas-awayan');
  await season.join('Salmah', 'unit_admin', 'puskesmas-awayan');
  await season.join('Hadi', 'unit_head', 'puskesmas-awayan');
  code = await season.fill('Rina', 'Siap Timbang');
  await season.submit('Rina');
  const seen = await season.say('Salmah', `lihat ${code}`);
  await season.say('Salmah', `setujui ${codeIn(seen, 'Salmah', 'setujui')}`);
  const asked = await season.say('Hadi', `lihat ${code}`);
  await season.say('Hadi', `tetapkan ${codeIn(asked, 'Hadi', 'tetapkan')}`);
  await putCanaries();
  season.forget();
  await decide('terbitkan', 'menerbitkan');
  const token = `sb_${createHash('sha256').update('cards').digest('base64url')}`;
  await createToken(server.database.db, {
    ...{ token, role: 'unit_admin', unitId: 'puskesmas-juai', label: null, days: 1 },
  });
});
afterAll(() => server.close());

/** The head decides by the code that came with what was shown. */
async function decide(word: string, verb: string): Promise<string> {
  const shown = textFor(await season.say('Hadi', `${word} ${code}`), 'Hadi');
  const typed = new RegExp(`Untuk ${verb}, balas dengan kode ini: (\\d{4})`).exec(shown)?.[1] ?? '';
  return textFor(await season.say('Hadi', typed), 'Hadi');
}

const sensitive =
  'Hubungi 0812-3456-7890, (0526) 2021345, NIP 19800101 200501 2 003, NIK 6311010101800001, kenari.wulandari@contoh.id, https://drive.contoh.id/kenari, www.kenari.contoh, drive.google.com/kenari, 6311 0212 3456 7890, dibantu Kutip Pradana dan Lasmi Kartini, atau ' +
  `${owner}, A.Md.Keb. Kutilang ikut ditimbang.`;

/** Puts the canary into everything that is never public, and what is never public into the texts that are. */
async function putCanaries(): Promise<void> {
  const { db } = server.database;
  const items = publicItemsOf('balangan-2026');
  const shown = new Set([items.form, items.kind, items.stage, items.field, ...items.texts, 'nama']);
  for (const item of formOf(balangan2026).items) {
    const word = `${canary} ${item.id}`;
    const link = { url: `https://contoh.id/${canary}-${item.id}`, note: word };
    const value =
      item.kind === 'indicator'
        ? {
            ...{ type: 'indicator', level: 2, description: word, links: [link] },
            document: { number: word, date: '2026-01-05', subject: word },
          }
        : item.value.type === 'files'
          ? { type: 'files', links: [link] }
          : shown.has(item.id)
            ? null
            : {
                type: 'text',
                text:
                  item.id === 'nama_inisiator'
                    ? `Hj. ${owner}, S.Gz, dr. Kutip Pradana (Kepala)`
                    : word,
              };
    if (value === null) continue;
    await sql`insert into answer (innovation_id, item, value, revision, written_by)
      select id, ${item.id}, ${JSON.stringify(value)}, 1, owner_id from innovation where code = ${code}
      on conflict (innovation_id, item) do update set value = excluded.value`.execute(db);
  }
  for (const item of items.texts)
    await sql`update answer set value = ${JSON.stringify({ type: 'text', text: sensitive })}
      where item = ${item} and innovation_id = (select id from innovation where code = ${code})`.execute(
      db,
    );
  for (const statement of [
    sql`update person set name = ${owner}, nip = '198001012005012003' where id = (select owner_id from innovation where code = ${code})`,
    sql`with helper as (insert into person (name) values ('Lasmi Kartini') returning id)
      insert into co_filler (innovation_id, person_id) select n.id, helper.id from innovation n, helper where n.code = ${code}`,
    sql`update evidence_file set name = ${`${canary} bukti.pdf`}, caption = ${canary}`,
    sql`insert into verified_level (innovation_id, item, level, reason, set_by)
      select id, 'sdm', 2, ${canary}, owner_id from innovation where code = ${code}`,
    sql`insert into mentor_message (innovation_id, unit_id, from_id, text)
      select id, unit_id, owner_id, ${canary} from innovation where code = ${code}`,
    sql`insert into monev_row (innovation_id, no, factual, advice)
      select id, 1, ${canary}, ${canary} from innovation where code = ${code}`,
    sql`insert into desk_note (innovation_id, person_id, item, text, version)
      select id, owner_id, 'hasil', ${canary}, 1 from innovation where code = ${code}`,
  ])
    await statement.execute(db);
}

const get = (url: string, headers: Record<string, string> = {}) =>
  server.app.inject({ url, headers });
const program = {
  authorization: `Bearer sb_${createHash('sha256').update('cards').digest('base64url')}`,
};

/** Every public address that can be reached from the entrances, with what is answered there. */
async function everything(): Promise<ReadonlyMap<string, string>> {
  const seen = new Map<string, string>();
  const waiting = [
    ...['/inovasi', '/robots.txt', '/sitemap.xml', '/inovasi/umpan.atom', '/inovasi/umpan.json'],
    ...['/inovasi?cari=kutilang', `/inovasi?cari=${canary}`, `/inovasi/${code}`],
    ...['/api/v1/cards', `/api/v1/cards/${code}`, `/api/v1/cards?search=${canary}`],
    ...[
      '/inovasi?unit=puskesmas-awayan',
      '/inovasi?tahun=2026',
      '/inovasi/umpan.json?cari=timbang',
    ],
  ];
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (seen.has(url)) continue;
    const answer = await get(url, url.startsWith('/api') ? program : {});
    seen.set(url, answer.payload);
    for (const [, found = ''] of answer.payload.matchAll(/(?:href="|<loc>|"url":")([^"<]+)/gu)) {
      const link = found.replaceAll('&amp;', '&').replace(site, '');
      if (/^\/(?:inovasi|sitemap)/u.test(link)) waiting.push(link);
    }
  }
  return seen;
}

describe('what is published', () => {
  it('shows nothing of what is never public, wherever it stood', async () => {
    const { length } = await foundIn(server.database, canary);
    expect(length).toBeGreaterThan(30);
    const pages = await everything();
    expect(pages.size).toBeGreaterThan(12);
    const never = [
      ...[/kenari/iu, /0812/u, /2021345/u, /19800101/u, /6311010101800001/u, /@contoh/u],
      ...[/drive\./u, /Wulandari/u, /Pradana/u, /Lasmi/u, /7890/u, /skor/iu, /\.pdf/u],
    ];
    // What was searched for stands in the field of the search, in that page alone.
    const others = [...pages].filter(([url]) => url !== `/inovasi?cari=${canary}`);
    for (const shape of never)
      expect([shape, others.filter(([, text]) => shape.test(text)).map(([url]) => url)]).toEqual([
        ...[shape, []],
      ]);
    expect(pages.get(`/inovasi?cari=${canary}`)).toContain('Tidak ada yang cocok');
  });

  it('finds words of texts, and not the labels that stand in every card', async () => {
    expect((await get('/inovasi?cari=kutilang')).payload).toContain(`/inovasi/${code}`);
    expect((await get('/inovasi?cari=permasalahan')).payload).toContain('Tidak ada yang cocok');
  });

  it('shows what was decided on: name, unit, texts, kinds', async () => {
    const { payload } = await get(`/inovasi/${code}`);
    for (const part of ['Siap Timbang', 'UPT Puskesmas Awayan', 'Kutilang ikut ditimbang', '2026'])
      expect(payload).toContain(part);
    expect(JSON.parse((await get(`/api/v1/cards/${code}`, program)).payload)).toMatchObject({
      ...{ code, name: 'Siap Timbang', unitId: 'puskesmas-awayan', year: 2026, video: null },
    });
    const [, json = ''] = /<script type="application\/ld\+json">([^<]*)</u.exec(payload) ?? [];
    expect(JSON.parse(json)).toMatchObject({
      ...{ '@type': 'CreativeWork', url: `${site}/inovasi/${code}`, identifier: code },
    });
    expect((await get('/sitemap.xml')).payload).toContain(`${site}/inovasi/peta-1.xml`);
    expect((await get('/inovasi/peta-1.xml')).payload).toContain(`${site}/inovasi/${code}`);
    const feed = JSON.parse((await get('/inovasi/umpan.json')).payload) as { items: unknown[] };
    expect(feed.items).toHaveLength(1);
  });

  it('is light, needs no script, and keeps to the strict policy', async () => {
    const { payload, headers } = await get(`/inovasi/${code}`);
    const { payload: styles } = await get('/webchat/assets/desk.css');
    expect(Buffer.byteLength(payload) + Buffer.byteLength(styles)).toBeLessThan(100_000);
    expect(payload).not.toMatch(/<script(?! type="application\/ld\+json")/u);
    expect(payload).not.toMatch(/\sstyle=|\son\w+=/u);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it.each([
    ['/inovasi/INV-00000', 404],
    ['/inovasi/%00', 400],
    ['/inovasi?dari=9999999999999999999999&tahun=x&unit=%27', 200],
    [`/inovasi?cari=${encodeURIComponent("'); drop table hub_card; -- & | ! <->")}`, 200],
    [`/inovasi?cari=${'a'.repeat(101)}`, 200],
    ['/inovasi/peta-0.xml', 404],
    ['/inovasi/peta-99999.xml', 404],
  ])('answers %s with %i', async (url, status) => {
    expect((await get(url)).statusCode).toBe(status);
  });

  it('says of an entry out of an old list where it is from, and offers no copying', async () => {
    const { db } = server.database;
    const { rows } = await sql<{ code: string }>`
      with list as (insert into evidence_file (person_id, item, purpose, state, channel, ref, name, stored_at, sha256, size, format, mime, told_at)
          select id, 'workbook', 'workbook', 'stored', 'telegram', '{}', 'daftar.xlsx', now(), ${'d'.repeat(64)}, 1, 'xlsx', 'x', now() from person limit 1 returning id),
        past as (insert into past_card (year, unit_id, name_hash, file_id, place, name, card, left_out)
          select 2023, (select unit_id from hub_card limit 1), sha256('x'), id, 'Daftar!3', 'Perahu Lama',
            '{"summary": "Perahu baca", "texts": [], "video": null}', 0 from list returning *)
      select code from past`.execute(db);
    const old = rows[0]?.code ?? '';
    expect((await get(`/inovasi/${old}`)).statusCode).toBe(404);
    await sql`insert into hub_card (code, version, unit_id, edition_id, year, name, card)
      select code, 0, unit_id, 'balangan-2026', year, name, card from past_card where code = ${old}`.execute(
      db,
    );
    const { payload } = await get(`/inovasi/${old}`);
    expect(payload).toContain('Daftar inovasi lama tahun 2023; isinya belum diperiksa di sini');
    expect(payload).not.toContain('kami mau meniru');
    expect(payload).not.toContain('daftar.xlsx');
    expect((await get('/inovasi')).payload).toContain('dari daftar lama');
    await sql`delete from hub_card where code = ${old}`.execute(db);
    await sql`delete from past_card where code = ${old}`.execute(db);
  });

  it('writes what people wrote as text, in pages, feeds and data', async () => {
    const { db } = server.database;
    const evil = `</script><script>alert(1)</script>"'&\u0001`;
    await sql`update hub_card set name = ${evil}`.execute(db);
    for (const url of ['/inovasi', `/inovasi/${code}`, '/inovasi/umpan.atom'])
      expect((await get(url)).payload).not.toContain('<script>alert');
    await sql`update hub_card set name = 'Siap Timbang'`.execute(db);
  });
});

describe('taking back', () => {
  it('answers from what it has until something changes, and then with what is true', async () => {
    const first = await get('/inovasi');
    const tag = String(first.headers['etag']);
    expect(first.headers['cache-control']).toContain('max-age=0');
    expect((await get('/inovasi', { 'if-none-match': tag })).statusCode).toBe(304);
    const before = await everything();
    expect(
      [...before.values()].filter((text) => text.includes('Siap Timbang')).length,
    ).toBeGreaterThan(5);

    expect(await decide('turunkan', 'menurunkan')).toContain('sudah tidak ada');
    expect((await get('/inovasi', { 'if-none-match': tag })).statusCode).toBe(200);
    const after = new Map<string, string>();
    for (const url of before.keys())
      after.set(url, (await get(url, url.startsWith('/api') ? program : {})).payload);
    expect([...after].filter(([, text]) => /Siap Timbang|Kutilang/u.test(text))).toEqual([]);
    expect((await get(`/inovasi/${code}`)).statusCode).toBe(404);
    expect((await get(`/api/v1/cards/${code}`, program)).statusCode).toBe(404);
    const { rows } = await sql<{ type: string; role: string }>`
      select type, role from event where subject = ${`card:${code}`} order by seq`.execute(
      server.database.db,
    );
    expect(rows).toEqual([
      { type: 'card_published', role: 'unit_head' },
      { type: 'card_taken_back', role: 'unit_head' },
    ]);
  });

  it('happens by itself when the innovation is rejected', async () => {
    await decide('terbitkan', 'menerbitkan');
    expect((await get(`/inovasi/${code}`)).statusCode).toBe(200);
    await sql`update innovation set state = 'rejected' where code = ${code}`.execute(
      server.database.db,
    );
    expect((await get(`/inovasi/${code}`)).statusCode).toBe(404);
    expect(textFor(await season.say('Hadi', `turunkan ${code}`), 'Hadi')).toContain(
      'tidak ada di katalog',
    );
  });
});
