// The form of an innovation as a page: parts are read, stored and refused as in the chat, by those who fill it in alone,
// and nothing is overwritten that its writer did not see.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAddressBook } from '../../src/db/address-book.ts';
import { acceptInbound } from '../../src/db/transactions/accept-inbound.ts';
import { partTag } from '../../src/db/transactions/fill-at-page.ts';
import { handleInbound } from '../../src/db/transactions/handle-inbound.ts';
import { verifyRecord } from '../../src/db/verify/verify.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import { type DeskTest, startDeskTest } from '../support/desk.ts';
import { type Somebody, openTalk, type Talk } from '../support/talk.ts';

let desk: DeskTest;
let talk: Talk;
let siti: Somebody;
let budi: Somebody;
let origin: string;
beforeAll(async () => {
  desk = await startDeskTest();
  origin = await desk.server.listen();
  talk = await openTalk(desk.server.database);
  const { own, other } = desk.units;
  siti = await talk.meet('Siti Aminah', [{ role: 'innovator', unit: own }]);
  budi = await talk.meet('Budi Santoso', [{ role: 'innovator', unit: own }]);
  const lain = await talk.meet('Lain Unit', [{ role: 'innovator', unit: other }]);
  desk.admit('siti', siti.personId);
  desk.admit('budi', budi.personId);
  desk.admit('lain', lain.personId);
});
afterAll(() => desk.close());

/** Begins an innovation in the chat and gives its code. */
async function begun(name: string): Promise<string> {
  await talk.says(siti, 'baru');
  await talk.says(siti, name);
  const { rows } = await sql<{ code: string }>`
    select code from innovation where name = ${name}`.execute(desk.db);
  return rows[0]?.code ?? '';
}

const together = (code: string) =>
  sql`insert into co_filler (innovation_id, person_id) select id, ${budi.personId} from innovation where code = ${code}`.execute(
    desk.db,
  );

const answerOf = async (code: string, item: string): Promise<unknown> => {
  const { rows } = await sql<{ value: unknown }>`
    select a.value from answer a join innovation n on n.id = a.innovation_id
    where n.code = ${code} and a.item = ${item}`.execute(desk.db);
  return rows[0]?.value;
};

const linksOf = async (code: string, item: string): Promise<number | undefined> => {
  const value = (await answerOf(code, item)) as { readonly links?: readonly unknown[] } | undefined;
  return value?.links?.length;
};

const indicators = formOf(balangan2026).items.flatMap((item) =>
  item.kind === 'indicator' ? [item] : [],
);

const fill = async (
  who: string,
  code: string,
  given: { item: string; isi: string; bagian?: string; dasar?: string; yakin?: string },
) => {
  const answer = await desk.send(`/meja/isian/${code}/satu`, who, {
    ...{ bagian: 'value', dasar: partTag('') },
    ...given,
  });
  const isJson = String(answer.headers['content-type']).includes('json');
  const said = isJson ? answer.json<Record<string, unknown>>() : {};
  return { status: answer.statusCode, ...said } as Record<string, unknown>;
};

describe('the page', () => {
  it('leaves what few open to the page of each item, which stands alone and is nobody else’s', async () => {
    const code = await begun('Posyandu Ringan');
    const whole = (await desk.open(`/meja/isian/${code}`, 'siti')).body;
    expect(Buffer.byteLength(whole)).toBeLessThan(98_000);
    const place = `/meja/isian/${code}/butir/regulasi`;
    expect(whole).toContain(`href="${place}#lainnya"`);
    expect(whole).not.toContain('isi.regulasi.document_number');
    const one = await desk.open(place, 'siti');
    expect(one.body.match(/<article/g)).toHaveLength(1);
    const hidden = /name="dasar\.isi\.regulasi\.document_number" value="([^"]*)"/.exec(one.body);
    const stored = await desk.send(`/meja/isian/${code}`, 'siti', {
      'dasar.isi.regulasi.document_number': hidden?.[1] ?? '',
      'isi.regulasi.document_number': '188.45/77/2026',
      simpan: 'regulasi',
    });
    expect(stored.headers.location).toBe(`/meja/isian/${code}?tersimpan=ya#regulasi`);
    expect((await desk.open(`/meja/isian/${code}`, 'siti')).body).toContain(': 188.45/77/2026');
    const others = await Promise.all([
      desk.open(place, 'lain'),
      desk.open(`/meja/isian/${code}/butir/tidak_ada`, 'siti'),
    ]);
    expect(others.map(({ statusCode }) => statusCode)).toEqual([404, 404]);
  });
});

describe('evidence', () => {
  it('is taken away after one question, by whoever fills in, and only where it is', async () => {
    const code = await begun('Posyandu Hapus');
    await fill('siti', code, { item: 'regulasi', bagian: 'level', isi: '2' });
    for (const url of ['https://contoh.go.id/satu', 'https://contoh.go.id/dua'])
      await fill('siti', code, { item: 'regulasi', bagian: 'files', isi: url });
    const file = await desk.evidence(
      code,
      'sk-lama.pdf',
      Buffer.from('%PDF-1.7'),
      'application/pdf',
    );
    const { rows } = await sql<{ item: string }>`
      select item from evidence_file where id = ${file}`.execute(desk.db);
    const item = rows[0]?.item ?? '';
    const page = (await desk.open(`/meja/isian/${code}`, 'siti')).body;
    const address = `/meja/isian/${code}/hapus/${item}`;
    expect(page).toContain(`${address}?berkas=${file}`);
    const asked = await desk.open(`${address}?berkas=${file}`, 'siti');
    expect([asked.statusCode, asked.body.includes('Hapus sk-lama.pdf?')]).toEqual([200, true]);
    const state = async () =>
      (
        await sql<{ state: string }>`select state from evidence_file where id = ${file}`.execute(
          desk.db,
        )
      ).rows[0]?.state;
    const others = await desk.send(address, 'lain', { berkas: String(file) });
    const elsewhere = await desk.send(`/meja/isian/${code}/hapus/sdm`, 'siti', {
      berkas: String(file),
    });
    expect([others.statusCode, elsewhere.statusCode, await state()]).toEqual([404, 409, 'stored']);
    const done = await desk.send(address, 'siti', { berkas: String(file) });
    expect([done.statusCode, await state()]).toEqual([303, 'removed']);
    const [, tag = ''] = /hapus\/regulasi\?tautan=([\w-]+)/.exec(page) ?? [];
    await desk.send(`/meja/isian/${code}/hapus/regulasi`, 'siti', { tautan: tag });
    expect(await linksOf(code, 'regulasi')).toBe(1);
    const verdict = await verifyRecord(desk.db, talk.handling.editionOf);
    expect([
      verdict.badEvent,
      verdict.differences.filter(({ table }) => table === 'answer'),
    ]).toEqual([null, []]);
  });
});

describe('evidence that meets another change', () => {
  /** Lets the first `times` changes of an answer meet another transaction, until it is disposed of. */
  const meeting = async (times: number) => {
    await sql`create sequence met`.execute(desk.db);
    await sql`create function meet() returns trigger language plpgsql as $$ begin
      if nextval('met') <= ${sql.lit(times)} then raise exception 'met' using errcode = '40001'; end if; return new; end $$`.execute(
      desk.db,
    );
    await sql`create trigger meet before update on answer for each row execute function meet()`.execute(
      desk.db,
    );
    return {
      [Symbol.asyncDispose]: async () => {
        await sql`drop function meet cascade`.execute(desk.db);
        await sql`drop sequence met`.execute(desk.db);
      },
    };
  };

  it('is tried once more, then told that it is busy; what is gone is told beside what stands there now', async () => {
    const code = await begun('Posyandu Ramai');
    for (const url of ['https://contoh.go.id/satu', 'https://contoh.go.id/dua'])
      await fill('siti', code, { item: 'regulasi', bagian: 'files', isi: url });
    const page = (await desk.open(`/meja/isian/${code}`, 'siti')).body;
    const tags = [...page.matchAll(/hapus\/regulasi\?tautan=([\w-]+)/g)].map(([, tag = '']) => tag);
    const remove = (tag = '') =>
      desk.send(`/meja/isian/${code}/hapus/regulasi`, 'siti', { tautan: tag });
    {
      await using _ = await meeting(1);
      expect((await remove(tags[0])).statusCode).toBe(303);
    }
    expect(await linksOf(code, 'regulasi')).toBe(1);
    {
      await using _ = await meeting(9);
      const busy = await remove(tags[1]);
      expect([busy.statusCode, busy.body.includes('tekan Hapus sekali lagi')]).toEqual([409, true]);
    }
    expect(await linksOf(code, 'regulasi')).toBe(1);
    const gone = await remove(tags[0]);
    expect([gone.statusCode, gone.body.includes('Mohon periksa bukti')]).toEqual([409, true]);
    expect(gone.body.includes(`hapus/regulasi?tautan=${tags[1]}`)).toBe(true);
  });
});

describe('one part', () => {
  it('is stored as a message would be, and the chat goes on from it', async () => {
    const code = await begun('Posyandu Pagi');
    const stored = await fill('siti', code, { item: 'bentuk', isi: '2' });
    expect(stored).toMatchObject({ status: 200, outcome: 'stored', text: '2' });
    expect(await answerOf(code, 'bentuk')).toMatchObject({ type: 'choice' });
    const { rows } = await sql<{ channel: string; person_id: number }>`
      select channel, person_id from event where item = 'bentuk' and type = 'answer_saved'
      order by id desc limit 1`.execute(desk.db);
    expect(rows).toEqual([{ channel: 'desk', person_id: siti.personId }]);
    const verdict = await verifyRecord(desk.db, talk.handling.editionOf);
    // People of this test were put into the tables; what the page wrote is what the record says.
    const written = verdict.differences.filter(({ table }) => table === 'answer');
    expect([verdict.badEvent, written]).toEqual([null, []]);
    expect((await desk.open(`/meja/isian/${code}`, 'siti')).body).toContain('Posyandu Pagi');
  });

  it('is refused with the sentence of the chat, and a doubt is asked about', async () => {
    const code = await begun('Posyandu Siang');
    const refused = await fill('siti', code, { item: 'tanggal_mulai', isi: 'entahlah' });
    expect(refused['outcome']).toBe('refused');
    expect(String(refused['said'])).toContain('Tanggalnya belum terbaca');
    const doubt = { item: 'tanggal_mulai', isi: '3/4/2025' };
    const asked = await fill('siti', code, doubt);
    expect([asked['outcome'], await answerOf(code, 'tanggal_mulai')]).toEqual(['asks', undefined]);
    expect(
      (await fill('siti', code, { ...doubt, isi: '4/5/2025', yakin: String(asked['asked']) }))[
        'outcome'
      ],
    ).toBe('asks');
    expect((await fill('siti', code, { ...doubt, yakin: String(asked['asked']) }))['outcome']).toBe(
      'stored',
    );
    expect(await answerOf(code, 'tanggal_mulai')).toMatchObject({ type: 'date' });
    expect((await fill('siti', code, { item: 'metode', isi: '   ' }))['outcome']).toBe('refused');
    const wrong = await fill('siti', code, { item: 'tidak_ada', isi: 'x' });
    expect(wrong['status']).toBe(404);
    const level = await fill('siti', code, { item: 'regulasi', bagian: 'level', isi: '99' });
    expect(level['outcome']).toBe('refused');
  });

  it('of an indicator is each stored beside the others', async () => {
    const code = await begun('Posyandu Senja');
    const put = (bagian: string, isi: string) =>
      fill('siti', code, { item: 'regulasi', bagian, isi });
    expect((await put('level', '2'))['outcome']).toBe('stored');
    expect((await put('description', 'SK kepala dinas tentang posyandu'))['outcome']).toBe(
      'stored',
    );
    expect((await put('document_number', '188.45/12'))['outcome']).toBe('stored');
    expect((await put('document_date', '12 Maret 2025'))['outcome']).toBe('stored');
    expect((await put('document_subject', 'Posyandu senja'))['outcome']).toBe('stored');
    const link = await put('files', 'https://contoh.go.id/sk.pdf');
    expect([link['outcome'], link['text']]).toEqual(['stored', '']);
    expect(await answerOf(code, 'regulasi')).toMatchObject({
      ...{ type: 'indicator', level: 2, description: 'SK kepala dinas tentang posyandu' },
      document: { number: '188.45/12', date: '2025-03-12', subject: 'Posyandu senja' },
      links: [{ url: 'https://contoh.go.id/sk.pdf' }],
    });
    // A link that comes once more is the one that is there.
    const again = await put('files', 'https://contoh.go.id/sk.pdf');
    expect([again['outcome'], await linksOf(code, 'regulasi')]).toEqual(['stored', 1]);
    const nothing = { item: 'regulasi', bagian: 'level', isi: '4', dasar: partTag('2') };
    const asked = await fill('siti', code, nothing);
    expect([asked['outcome'], await linksOf(code, 'regulasi')]).toEqual(['asks', 1]);
    expect(String(asked['said'])).toContain('sudah ada bukti');
    const none = await fill('siti', code, { ...nothing, yakin: String(asked['asked']) });
    expect(none).toMatchObject({ outcome: 'stored', text: '4' });
    expect(await answerOf(code, 'regulasi')).toMatchObject({ type: 'none' });
    // A word about another indicator is none about this one.
    const other = await fill('siti', code, { item: 'sdm', bagian: 'files', isi: '7=2' });
    expect([other['outcome'], await answerOf(code, 'aktor')]).toEqual(['refused', undefined]);
    expect(String(other['said'])).toContain('menyebut butir lain');
    expect(String(other['said'])).not.toContain('Tersimpan');
  });

  it('sent again because its answer was lost is stored, as it is', async () => {
    const code = await begun('Posyandu Hujan');
    const level = { item: 'regulasi', bagian: 'level', isi: '2' };
    expect((await fill('siti', code, level))['outcome']).toBe('stored');
    expect((await fill('siti', code, level))['outcome']).toBe('stored');
    const same = await fill('siti', code, { ...level, dasar: partTag('2') });
    expect(same).toMatchObject({ outcome: 'stored', text: '2' });
    const date = { item: 'tanggal_mulai', isi: '12 Mar 2025' };
    const first = await fill('siti', code, date);
    const second = await fill('siti', code, date);
    expect([second['outcome'], second['text']]).toEqual(['stored', first['text']]);
    expect((await fill('siti', code, { ...date, isi: '13 Mar 2025' }))['outcome']).toBe('moved');
  });

  it('that is confirmed as it stands keeps its level, and waits no more', async () => {
    const code = await begun('Posyandu Bawaan');
    const carriedOver = (item: string, value: unknown) =>
      sql`insert into answer (innovation_id, item, value, revision, written_by, to_confirm)
        select id, ${item}, ${JSON.stringify(value)}::jsonb, 1, ${siti.personId}, true from innovation where code = ${code}`.execute(
        desk.db,
      );
    const waits = async (item: string) => {
      const { rows } = await sql<{ waits: boolean }>`
        select a.to_confirm as waits from answer a join innovation n on n.id = a.innovation_id
        where n.code = ${code} and a.item = ${item}`.execute(desk.db);
      return rows[0]?.waits;
    };
    const several = indicators.find(({ variants }) => (variants?.length ?? 0) > 1);
    const single = indicators.find(({ variants }) => variants?.length === 1);
    if (several === undefined || single === undefined) throw new Error('no such indicators');
    for (const { id, variants } of [several, single]) {
      const value = { type: 'indicator', variant: variants?.[0]?.code, level: 2, links: [] };
      await carriedOver(id, value);
      const page = (await desk.open(`/meja/isian/${code}`, 'siti')).body;
      const [, dasar = ''] =
        new RegExp(`name="dasar.isi.${id}.whole" value="([^"]*)"`).exec(page) ?? [];
      const old = await fill('siti', code, { item: id, bagian: 'whole', isi: 'ya' });
      expect([old['outcome'], await waits(id)]).toEqual(['moved', true]);
      const done =
        id === several.id
          ? (await fill('siti', code, { item: id, bagian: 'whole', isi: 'ya', dasar }))['status']
          : (
              await desk.send(`/meja/isian/${code}`, 'siti', {
                ...{ pakai: `isi.${id}.whole`, [`dasar.isi.${id}.whole`]: dasar },
              })
            ).statusCode;
      expect([done === 200 || done === 303, await waits(id)]).toEqual([true, false]);
      expect(await answerOf(code, id)).toEqual(value);
    }
    // The measure that is chosen already says nothing about its level.
    const variant = { item: several.id, bagian: 'variant', isi: '1', dasar: partTag('1') };
    expect((await fill('siti', code, variant))['outcome']).toBe('stored');
    expect(await answerOf(code, several.id)).toMatchObject({ level: 2 });
  });

  it('of an item that waits to be confirmed is stored, and the other parts still wait', async () => {
    const code = await begun('Posyandu Dibawa');
    const [one, two] = indicators.filter(({ variants }) => variants?.length === 1);
    const links = [{ url: 'https://contoh.go.id/lama' }];
    const values = [
      { type: 'indicator', variant: one?.variants?.[0]?.code, level: 2, links },
      { type: 'indicator', variant: two?.variants?.[0]?.code, level: 1, links: [] },
    ];
    for (const [nth, value] of values.entries())
      await sql`insert into answer (innovation_id, item, value, revision, written_by, to_confirm)
        select id, ${[one, two][nth]?.id}, ${JSON.stringify(value)}::jsonb, 1, ${siti.personId}, true
        from innovation where code = ${code}`.execute(desk.db);
    const waiting = async () =>
      (
        await sql<{ item: string }>`
          select a.item from answer a join innovation n on n.id = a.innovation_id
          where n.code = ${code} and a.to_confirm order by a.item`.execute(desk.db)
      ).rows.map(({ item }) => item);
    const both = [one?.id, two?.id].toSorted();
    expect(await waiting()).toEqual(both);
    const words = 'Diatur dengan keputusan kepala puskesmas sejak tahun lalu.';
    const described = { item: one?.id ?? '', bagian: 'description', isi: words };
    expect((await fill('siti', code, described))['outcome']).toBe('stored');
    const level = { item: two?.id ?? '', bagian: 'level', isi: '2', dasar: partTag('1') };
    expect((await fill('siti', code, level))['outcome']).toBe('stored');
    expect(await answerOf(code, one?.id ?? '')).toMatchObject({ level: 2, description: words });
    expect(await answerOf(code, two?.id ?? '')).toMatchObject({ level: 2 });
    expect(await waiting()).toEqual(both);
    // What the page shows now is what is agreed to.
    const page = (await desk.open(`/meja/isian/${code}`, 'siti')).body;
    const [, dasar = ''] =
      new RegExp(`name="dasar.isi.${one?.id}.whole" value="([^"]*)"`).exec(page) ?? [];
    const whole = { item: one?.id ?? '', bagian: 'whole', isi: 'ya', dasar };
    expect((await fill('siti', code, whole))['outcome']).toBe('stored');
    // That there is nothing is said of the whole item.
    const none = { item: two?.id ?? '', bagian: 'level', isi: '4', dasar: partTag('2') };
    expect((await fill('siti', code, none))['outcome']).toBe('stored');
    expect(await waiting()).toEqual([]);
  });
});

/** Chooses files for an item on its page, as a browser without script. */
async function upload(who: string, code: string, item: string, names: readonly string[]) {
  const address = `/meja/isian/${code}`;
  const page = (await desk.open(address, who)).body;
  const [, action = ''] =
    new RegExp(`<form id="berkas-${item}"[^>]* action="([^"]*)"`).exec(page) ?? [];
  const form = new FormData();
  for (const name of names) form.append('files', new Blob([`isi ${name}`]), name);
  const cookies = Object.entries(await desk.cookiesOf(who)).map(([key, of]) => `${key}=${of}`);
  const answer = await fetch(`${origin}${action}`, {
    ...{ method: 'POST', body: form, redirect: 'manual' },
    headers: { cookie: cookies.join('; '), origin },
  });
  return answer.status;
}

/** What pages sent reaches the conversations of these people. */
async function arrives(...people: readonly Somebody[]): Promise<void> {
  await acceptInbound(desk.db, desk.server.received.splice(0), createAddressBook());
  await handleInbound(
    desk.db,
    talk.handling,
    10,
    people.map(({ personId }) => personId),
  );
}

const filesOf = async (code: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`
    select f.name from evidence_file f join innovation n on n.id = f.innovation_id
    where n.code = ${code} order by f.id`.execute(desk.db);
  return rows.map(({ name }) => name);
};

describe('files', () => {
  it('of an admin who has nothing in hand, or another innovation, are those of the page', async () => {
    const admin = await talk.meet('Halimah', [{ role: 'unit_admin', unit: desk.units.own }]);
    desk.admit('halimah', admin.personId);
    const code = await begun('Posyandu Admin');
    expect(await upload('halimah', code, 'regulasi', ['SK bupati.pdf'])).toBe(303);
    await arrives(admin);
    expect(await filesOf(code)).toEqual(['SK bupati.pdf']);
    // The innovation that Siti has in hand is full; the one of the page is not.
    const full = await begun('Posyandu Penuh');
    await sql`insert into evidence_file (person_id, innovation_id, item, purpose, state, channel, ref, name, sha256, size, format, mime, stored_at)
      select ${siti.personId}, id, 'regulasi', 'evidence', 'announced', 'telegram', '{}', 'penuh ' || nth, null, null, null, null, null
      from innovation, generate_series(1, 50) as nth where code = ${full}`.execute(desk.db);
    expect(await upload('siti', code, 'regulasi', ['SK kedua.pdf'])).toBe(303);
    await arrives(siti);
    expect(await filesOf(code)).toEqual(['SK bupati.pdf', 'SK kedua.pdf']);
  });

  it('are taken again from a page that was opened anew', async () => {
    const code = await begun('Posyandu Dua Kali');
    for (const _ of [1, 2]) {
      expect(await upload('siti', code, 'regulasi', ['SK sama.pdf'])).toBe(303);
      await arrives(siti);
      await sql`delete from evidence_file where name = 'SK sama.pdf' and ${_} = 1`.execute(desk.db);
    }
    expect(await filesOf(code)).toEqual(['SK sama.pdf']);
  });

  it('take the place of "belum ada" and are the repair that was asked for, whatever is in hand', async () => {
    const code = await begun('Posyandu Tanpa Bukti');
    const none = await fill('siti', code, { item: 'regulasi', bagian: 'level', isi: '4' });
    expect(none['outcome']).toBe('stored');
    await sql`update innovation set state = 'returned', submitted_at = now(), returned_from = 'submitted',
      open_items = '{"regulasi": {"note": "Lampirkan SK.", "done": false}}' where code = ${code}`.execute(
      desk.db,
    );
    await begun('Posyandu Di Tangan');
    expect(await upload('siti', code, 'regulasi', ['SK baru.pdf'])).toBe(303);
    await arrives(siti);
    expect(await filesOf(code)).toEqual(['SK baru.pdf']);
    expect(await answerOf(code, 'regulasi')).toMatchObject({ type: 'indicator', level: null });
    const { rows } = await sql<{ done: boolean }>`
      select (open_items->'regulasi'->>'done')::boolean as done from innovation where code = ${code}`.execute(
      desk.db,
    );
    expect(rows).toEqual([{ done: true }]);
  });
});

describe('two who write', () => {
  it('are each shown what the other stored, and nothing is overwritten unseen', async () => {
    const code = await begun('Posyandu Subuh');
    await together(code);
    const item = 'latar_belakang';
    const first = 'Balita di desa jarang ditimbang karena posyandu buka saat orang tua bekerja.';
    const second = 'Orang tua bekerja di kebun sampai sore, sehingga balita tidak ditimbang.';
    expect((await fill('siti', code, { item, isi: first }))['outcome']).toBe('stored');
    const late = await fill('budi', code, { item, isi: second });
    expect(late).toMatchObject({ outcome: 'moved', shown: first, tag: partTag(first) });
    expect(await answerOf(code, item)).toMatchObject({ text: first });
    const chosen = await fill('budi', code, { item, isi: second, dasar: String(late['tag']) });
    expect(chosen['outcome']).toBe('stored');
    // The same person with an older page is no exception.
    const old = await fill('siti', code, {
      item,
      isi: `${first} Sekali lagi.`,
      dasar: partTag(first),
    });
    expect([old['outcome'], old['shown']]).toEqual(['moved', second]);
  });

  it('at once: one is stored, the others are told', async () => {
    const code = await begun('Posyandu Fajar');
    await together(code);
    const item = 'metode';
    const texts = [1, 2, 3, 4].map((nth) => `Cara nomor ${nth}: bidan datang ke kebun tiap pekan.`);
    const done = await Promise.all(
      texts.map((isi, nth) => fill(nth % 2 === 0 ? 'siti' : 'budi', code, { item, isi })),
    );
    expect(done.map(({ outcome }) => String(outcome)).toSorted()).toEqual([
      ...['moved', 'moved', 'moved', 'stored'],
    ]);
  });

  it('in the chat and on the page: the chat shows what the page stored before it replaces it', async () => {
    const code = await begun('Posyandu Malam Baru');
    // The chat asks for the form of the innovation next; the page answers it meanwhile.
    expect((await fill('siti', code, { item: 'bentuk', isi: '1' }))['outcome']).toBe('stored');
    const page = await answerOf(code, 'bentuk');
    const said = await talk.says(siti, '3');
    expect(said).toContain('sudah diisi');
    expect(await answerOf(code, 'bentuk')).toEqual(page);
    await talk.says(siti, 'ya');
    expect(await answerOf(code, 'bentuk')).not.toEqual(page);
    const stale = await fill('siti', code, { item: 'bentuk', isi: '2', dasar: partTag('1') });
    expect(stale['outcome']).toBe('moved');
  });
});

describe('rights', () => {
  it('are those of the chat: owner, co-filler and admin of the unit, and nobody else', async () => {
    const code = await begun('Posyandu Rahasia');
    const of = async (who: string) => (await desk.open(`/meja/isian/${code}`, who)).statusCode;
    expect([await of('siti'), await of('budi'), await of('unit_admin')]).toEqual([200, 404, 200]);
    await together(code);
    expect(await of('budi')).toBe(200);
    for (const who of ['lain', 'other admin', 'verifier', 'coordinator', 'unit_head', 'operator']) {
      expect([who, await of(who)]).toEqual([who, 404]);
      expect((await fill(who, code, { item: 'bentuk', isi: '1' }))['status']).not.toBe(200);
      const handed = await desk.send(`/meja/isian/${code}/kirim`, who, {
        apa: 'submit',
        versi: '1',
      });
      expect(handed.statusCode).toBe(404);
    }
    expect(await answerOf(code, 'bentuk')).toBeUndefined();
    const list = (await desk.open('/meja/isian', 'lain')).body;
    expect(list).not.toContain('Posyandu');
    // Whoever only fills in has none of the other pages.
    expect((await desk.open('/meja', 'siti')).headers.location).toBe('/meja/isian');
    for (const url of ['/meja/antrean', '/meja/inovasi', '/meja/ringkasan', '/meja/berkas'])
      expect([url, (await desk.open(url, 'siti')).statusCode]).toEqual([url, 404]);
    await sql`update role_grant set revoked_at = now() where person_id = ${budi.personId}`.execute(
      desk.db,
    );
    expect(await of('budi')).toBe(401);
    await sql`update role_grant set revoked_at = null where person_id = ${budi.personId}`.execute(
      desk.db,
    );
  });

  it('end when it was handed in: it is read, and nothing is stored', async () => {
    const code = await begun('Posyandu Terkirim');
    await sql`update innovation set state = 'submitted', submitted_at = now() where code = ${code}`.execute(
      desk.db,
    );
    const page = (await desk.open(`/meja/isian/${code}`, 'siti')).body;
    expect(page).not.toContain('<textarea');
    const late = await fill('siti', code, { item: 'bentuk', isi: '1' });
    expect(late['outcome']).toBe('refused');
    expect(await answerOf(code, 'bentuk')).toBeUndefined();
    await sql`update innovation set state = 'returned', returned_from = 'submitted',
      open_items = '{"metode": {"note": "Jelaskan caranya.", "done": false}}' where code = ${code}`.execute(
      desk.db,
    );
    expect((await fill('siti', code, { item: 'bentuk', isi: '1' }))['outcome']).toBe('refused');
    const isi = 'Bidan datang ke kebun tiap pekan dan menimbang balita di sana.';
    expect((await fill('siti', code, { item: 'metode', isi }))['outcome']).toBe('stored');
    const { rows } = await sql<{ done: boolean }>`
      select (open_items->'metode'->>'done')::boolean as done from innovation where code = ${code}`.execute(
      desk.db,
    );
    expect(rows).toEqual([{ done: true }]);
  });
});

describe('without script', () => {
  it('stores what one button sends, keeps what was refused, and asks about a doubt', async () => {
    const code = await begun('Posyandu Tanpa Skrip');
    const tag = (name: string) => ({ [`dasar.isi.${name}.value`]: partTag('') });
    const sent = await desk.send(`/meja/isian/${code}`, 'siti', {
      ...{ simpan: 'bagian-waktu', 'isi.tanggal_mulai.value': '3/4/2025', ...tag('tanggal_mulai') },
      ...{ 'isi.koordinat.value': 'dekat kantor', ...tag('koordinat') },
      ...{ 'isi.bentuk.value': '1', ...tag('bentuk') },
    });
    expect(sent.statusCode).toBe(409);
    expect(await answerOf(code, 'bentuk')).toBeDefined();
    expect(sent.body).toContain('value="dekat kantor"');
    expect(sent.body).toContain('name="yakin" value="isi.tanggal_mulai.value"');
    const agreed = await desk.send(`/meja/isian/${code}`, 'siti', {
      ...{ yakin: 'isi.tanggal_mulai.value', 'isi.tanggal_mulai.value': '3/4/2025' },
      ...{ ...tag('tanggal_mulai'), 'ditanya.isi.tanggal_mulai.value': partTag('3/4/2025') },
    });
    expect([agreed.statusCode, agreed.headers.location]).toEqual([
      303,
      `/meja/isian/${code}?tersimpan=ya#isi`,
    ]);
    const nothing = await desk.send(`/meja/isian/${code}`, 'siti', { simpan: 'bagian-waktu' });
    expect(nothing.headers.location).toBe(`/meja/isian/${code}#bagian-waktu`);
  });

  it('says what is missing before it hands in, with the questions of the chat', async () => {
    const code = await begun('Posyandu Belum Lengkap');
    const page = await desk.open(`/meja/isian/${code}/kirim`, 'siti');
    expect([page.statusCode, page.body.includes('Ya, kirim')]).toEqual([200, false]);
    const early = await desk.send(`/meja/isian/${code}/kirim`, 'siti', {
      apa: 'submit',
      versi: '1',
    });
    expect(early.statusCode).toBe(409);
    const { rows } = await sql<{
      state: string;
    }>`select state from innovation where code = ${code}`.execute(desk.db);
    expect(rows).toEqual([{ state: 'draft' }]);
  });
});

const words = 'Kader mencatat berat badan balita di buku dan mengirimkannya setiap bulan. ';

/** Stores an answer to every item, as much as it takes, with files and links. */
async function fillToTheBrim(
  code: string,
  { filesEach, level, longest }: { filesEach: number; level: 3 | null; longest: number },
): Promise<void> {
  const form = formOf(balangan2026);
  for (const item of form.items) {
    const links = [1, 2, 3].map((nth) => ({ url: `https://contoh.go.id/bukti/${item.id}/${nth}` }));
    const value =
      item.kind === 'indicator'
        ? {
            ...{ type: 'indicator', variant: item.variants?.[0]?.code, level, links },
            description: words.repeat(25).slice(0, longest),
            document: { number: '188.45/77/KUM/2026', date: '2026-03-12', subject: words },
          }
        : brimOf(
            item.value,
            words.repeat(item.value.type === 'longtext' ? 60 : 2).slice(0, longest),
            links,
          );
    await sql`insert into answer (innovation_id, item, value, revision, written_by)
      select id, ${item.id}, ${JSON.stringify(value)}::jsonb, 1, ${siti.personId} from innovation where code = ${code}
      on conflict (innovation_id, item) do nothing`.execute(desk.db);
    if (item.kind === 'indicator')
      await sql`insert into evidence_file (person_id, innovation_id, item, purpose, state, channel, ref, name, sha256, size, format, mime, stored_at)
        select ${siti.personId}, id, ${item.id}, 'evidence', 'stored', 'telegram', '{}', 'Berita acara penyerahan buku nomor ' || nth || '.pdf',
          lpad(nth::text, 64, '0'), 1000, 'pdf', 'application/pdf', now()
        from innovation, generate_series(1, ${filesEach}) as nth where code = ${code}`.execute(
        desk.db,
      );
  }
}

const brimOf = (
  value: Extract<ReturnType<typeof formOf>['items'][number], { kind: 'field' }>['value'],
  text: string,
  links: readonly { url: string }[],
): object => {
  switch (value.type) {
    case 'choice':
      return {
        type: 'choice',
        codes: value.options.map(({ code }) => code).slice(0, value.many === true ? 9 : 1),
      };
    case 'date':
      return { type: 'date', date: '2026-03-12' };
    case 'number':
      return { type: 'number', number: 1200 };
    case 'coordinates':
      return { type: 'coordinates', lat: -2.33, lon: 115.46 };
    case 'files':
      return { type: 'files', links };
    default:
      return { type: 'text', text: text.trim() };
  }
};

describe('the page, filled to the brim', () => {
  it.each([
    { name: 'everything told, at length', filesEach: 20, level: 3, longest: 8000 },
    { name: 'short texts, no level chosen', filesEach: 3, level: null, longest: 160 },
    { name: 'a few words each', filesEach: 0, level: null, longest: 30 },
  ] as const)('stays under 100 KB: $name', async (much) => {
    const code = await begun(`Posyandu Penuh ${much.longest}`);
    await fillToTheBrim(code, much);
    const whole = (await desk.open(`/meja/isian/${code}`, 'siti')).body;
    expect(Buffer.byteLength(whole)).toBeGreaterThan(40_000);
    expect(Buffer.byteLength(whole)).toBeLessThan(100_000);
    // What does not stand there is one press away.
    const item = (await desk.open(`/meja/isian/${code}/butir/regulasi`, 'siti')).body;
    expect(item.match(/hapus\/regulasi\?berkas=/g)?.length ?? 0).toBe(much.filesEach);
    expect(item.match(/type="radio"/g)?.length ?? 0).toBeGreaterThan(3);
    const told = words.repeat(25).slice(0, much.longest).trim();
    expect(item).toContain(told);
    // What the form leaves out is what stands there to be brought in.
    const brought = item.slice(item.indexOf('id="lainnya"'));
    for (const [hidden, there] of [
      [!whole.includes(told), brought.includes(told)],
      [!/name="isi\.regulasi\.level"/.test(whole), /name="isi\.regulasi\.level"/.test(brought)],
    ])
      expect(there || hidden === false).toBe(true);
  });
});
