// Evidence by programs: put up as multipart, looked into as any upload, given to the conversation of the person who answers for the
// token once for each key, read in parts, and taken away. Bad bodies are refused in words and leave nothing.
import { connect } from 'node:net';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { maxFilesOf, wantsDocument } from '../../src/domain/conversation/evidence/accepting.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import { createToken } from '../../src/db/transactions/create-token.ts';
import { pdf as paper } from '../files/support/pdf.ts';
import { type DeskTest, startDeskTest } from '../support/desk.ts';

let desk: DeskTest;
let address: string;
let code: string;
const tokens = new Map<string, string>();

beforeAll(async () => {
  desk = await startDeskTest({ MAX_FILE_MB: '1' });
  address = await desk.server.listen();
  for (const [word, role, unitId, holder] of [
    ['admin', 'unit_admin', desk.units.own, 'unit_admin'],
    ['other', 'unit_admin', desk.units.other, 'other admin'],
    ['nobody', 'unit_admin', desk.units.own, null],
    ['silent', 'unit_admin', desk.units.own, 'silent'],
    ['verifier', 'verifier', null, 'verifier'],
  ] as const) {
    const token = `sb_${word}_${'x'.repeat(40)}`;
    tokens.set(word, token);
    const personId =
      holder === null
        ? null
        : holder === 'silent'
          ? await someoneSilent()
          : (desk.people.get(holder) ?? 0);
    await createToken(desk.db, { token, role, unitId, label: null, days: 1, personId });
  }
  await chatFor(desk.people.get('unit_admin') ?? 0, 'admin');
  await chatFor(desk.people.get('other admin') ?? 0, 'other');
  code = await desk.innovation('draft', desk.units.own, 'Posyandu Kebun');
});
afterAll(() => desk.close());

/** An admin of the unit who agreed and never wrote in a chat. */
async function someoneSilent(): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with who as (insert into person (name, consented_at, consent_version) values ('Diam', now(), '1') returning id)
    insert into role_grant (person_id, role, unit_id)
    select id, 'unit_admin', ${desk.units.own} from who returning person_id as id`.execute(desk.db);
  return rows[0]?.id ?? 0;
}

/** Somebody who has written in the web chat. */
async function chatFor(personId: number, name: string): Promise<void> {
  await sql`with a as (insert into address (person_id, channel, native_id) values (${personId}, 'webchat', ${name}) returning id)
    insert into conversation (person_id, address_id, state) select ${personId}, id, '{}'::jsonb from a
    on conflict (person_id) do update set address_id = excluded.address_id`.execute(desk.db);
}

async function call(
  who: string,
  method: string,
  place: string,
  { body, key }: { readonly body?: FormData | string; readonly key?: string } = {},
) {
  const answer = await fetch(`${address}/api/v1/innovations/${place}`, {
    ...{ method, ...(body === undefined ? {} : { body }) },
    headers: {
      authorization: `Bearer ${tokens.get(who)}`,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
  });
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}
const form = (...files: readonly (readonly [string, Uint8Array])[]): FormData => {
  const made = new FormData();
  for (const [name, bytes] of files) made.append('file', new Blob([new Uint8Array(bytes)]), name);
  return made;
};
const messages = () => desk.server.received.filter(({ kind }) => kind === 'file');

it('puts files of an item up, once for each key, in the conversation of the person', async () => {
  const pdf = paper({ lines: [[40, 'SK Bupati']] });
  const place = `${code}/evidence/regulasi`;
  const first = await call('admin', 'POST', place, { body: form(['SK.pdf', pdf]), key: 'k1' });
  expect(first.body.issues).toBeUndefined();
  expect(first).toMatchObject({
    status: 202,
    body: {
      ...{ code, item: 'regulasi' },
      files: [{ name: 'SK.pdf', size: pdf.length, type: 'application/pdf' }],
    },
  });
  const again = await call('admin', 'POST', place, { body: form(['SK.pdf', pdf]), key: 'k1' });
  expect(again).toEqual(first);
  const [sent, same, ...more] = messages();
  expect([sent?.externalId, more]).toEqual([same?.externalId, []]);
  expect(sent).toMatchObject({
    ...{ channel: 'webchat', address: 'admin' },
    files: [{ ref: { code, item: 'regulasi' }, name: 'SK.pdf', size: pdf.length }],
  });
  const other = await call('admin', 'POST', `${code}/evidence/sdm`, {
    ...{ body: form(['SK.pdf', pdf]), key: 'k1' },
  });
  expect([other.status, other.body.code]).toEqual([422, 'key_reused']);
});

it('takes as many files as the item has room for, and refuses one more whole', async () => {
  const [item] = [...formOf(balangan2026).byId.values()].filter(
    (one) => maxFilesOf(one) === 3 && wantsDocument(one),
  );
  if (item === undefined) throw new Error('no item takes three documents');
  const fresh = await desk.innovation('draft', desk.units.own, 'Kebun Penuh');
  const place = `${fresh}/evidence/${item.id}`;
  const scans = [1, 2, 3, 4].map(
    (number) => [`SK ${number}.pdf`, paper({ lines: [[40, `SK ${number}`]] })] as const,
  );
  const [one, two, three, four] = scans;
  if (!one || !two || !three || !four) throw new Error('no scans');
  const before = messages().length;
  const over = await call('admin', 'POST', place, { body: form(one, two, three, four) });
  expect([over.status, over.body.code]).toEqual([422, 'answer_refused']);
  expect(over.body.issues[0].message).toMatch(/^Paling banyak 3 berkas .*; 1 berkas/u);
  expect(messages().length).toBe(before);
  // Equal parts are one file, and are said once.
  const equal = form(one, two, three, ['lain.pdf', one[1]]);
  const fits = await call('admin', 'POST', place, { body: equal, key: 'penuh' });
  expect(fits.status).toBe(202);
  expect(fits.body.files.map(({ name }: { name: string }) => name)).toEqual([
    ...['SK 1.pdf', 'SK 2.pdf', 'SK 3.pdf'],
  ]);
  expect(messages().length).toBe(before + 3);
  await sql`update evidence_file set item = ${item.id} where id = ${await desk.evidence(fresh, 'SK.pdf', four[1], 'application/pdf')}`.execute(
    desk.db,
  );
  const more = await call('admin', 'POST', place, { body: form(one, two, three) });
  expect([more.status, more.body.code]).toEqual([422, 'answer_refused']);
  // What was answered for a key stays so.
  expect(await call('admin', 'POST', place, { body: equal, key: 'penuh' })).toEqual(fits);
  const { rows } = await sql`
    select item, channel, request_id is not null as request, person_id as person,
      jsonb_array_length(after -> 'files') as files, after -> 'files' ->> 0 as first
    from event where type = 'files_put_up' and subject = ${`innovation:${fresh}`}`.execute(desk.db);
  expect(rows).toEqual([
    {
      ...{ item: item.id, channel: 'api', request: true, files: 3 },
      person: desk.people.get('unit_admin'),
      first: fits.body.files[0].sha256,
    },
  ]);
});

it('takes a photo for a document, as a chat does', async () => {
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#4a7' } })
    .jpeg()
    .toBuffer();
  const sent = await call('admin', 'POST', `${code}/evidence/regulasi`, {
    body: form(['SK.jpg', photo]),
  });
  expect([sent.status, sent.body.files?.[0]?.type]).toEqual([202, 'image/jpeg']);
});

it('refuses whoever may not, and what belongs to no item', async () => {
  const pdf = paper({ lines: [[40, 'SK Bupati']] });
  const place = `${code}/evidence/regulasi`;
  const before = messages().length;
  const sends = async (who: string, where = place) => {
    const { status, body } = await call(who, 'POST', where, { body: form(['SK.pdf', pdf]) });
    return [status, body.code];
  };
  expect(await sends('verifier')).toEqual([403, 'not_allowed']);
  expect(await sends('nobody')).toEqual([403, 'no_person']);
  expect(await sends('silent')).toEqual([403, 'no_chat']);
  expect(await sends('other')).toEqual([404, 'not_found']);
  expect(await sends('admin', `${code}/evidence/latar_belakang`)).toEqual([400, 'bad_request']);
  expect(await sends('admin', `${code}/evidence/entah`)).toEqual([400, 'bad_request']);
  const done = await desk.innovation('submitted', desk.units.own, 'Sudah dikirim');
  expect(await sends('admin', `${done}/evidence/regulasi`)).toEqual([422, 'answer_refused']);
  expect(messages().length).toBe(before);
});

it('refuses bad bodies in words, and leaves nothing', async () => {
  const place = `${code}/evidence/regulasi`;
  const before = messages().length;
  const said = async (body: FormData | string) => {
    const answer = await call('admin', 'POST', place, { body });
    expect(JSON.stringify(answer.body)).not.toMatch(/ at .*\.ts|node_modules/u);
    return [answer.status, answer.body.code];
  };
  const pdf = paper({ lines: [[40, 'SK Bupati']] });
  expect(await said('{"file":"x"}')).toEqual([415, 'unsupported_type']);
  expect(await said(form())).toEqual([400, 'bad_request']);
  expect(await said(form(['kosong.pdf', Buffer.alloc(0)]))).toEqual([422, 'file_refused']);
  expect(await said(form(['SK.pdf', Buffer.from('bukan pdf'.repeat(99))]))).toEqual([
    ...[422, 'file_refused'],
  ]);
  expect(await said(form(['program.exe', Buffer.from('MZ'.padEnd(4000, 'x'))]))).toEqual([
    ...[422, 'file_refused'],
  ]);
  expect(await said(form(['SK.pdf', pdf], ['rusak.pdf', pdf.subarray(0, 40)]))).toEqual([
    ...[422, 'file_refused'],
  ]);
  expect(await said(form(['besar.pdf', Buffer.alloc(1024 * 1024 + 1, 1)]))).toEqual([
    ...[413, 'too_large'],
  ]);
  const cut = await raw(place, 'Content-Type: multipart/form-data; boundary=b', '--b\r\nhalf');
  expect(cut).toMatch(/^HTTP\/1\.1 4\d\d /u);
  const none = await raw(place, 'Content-Type: multipart/form-data', 'x');
  expect(none).toMatch(/^HTTP\/1\.1 4\d\d /u);
  expect(messages().length).toBe(before);
});

it('lists evidence, gives parts of it, and takes it away while the item is open', async () => {
  const bytes = paper({ lines: [[40, 'SK Bupati']] });
  const file = await desk.evidence(code, 'SK.pdf', bytes, 'application/pdf');
  const { body } = await call('admin', 'GET', code);
  expect(body.evidence).toMatchObject([{ id: file, name: 'SK.pdf', state: 'stored' }]);
  const part = await fetch(`${address}/api/v1/innovations/${code}/evidence/${file}`, {
    headers: { authorization: `Bearer ${tokens.get('admin')}`, range: 'bytes=0-4' },
  });
  expect([part.status, await part.text()]).toEqual([206, '%PDF-']);
  for (const who of ['verifier', 'nobody', 'other'])
    expect((await call(who, 'DELETE', `${code}/evidence/${file}`)).status).toBeGreaterThan(402);
  const gone = await call('admin', 'DELETE', `${code}/evidence/${file}`, { key: 'r1' });
  expect([gone.status, gone.body.code]).toEqual([200, code]);
  expect(await call('admin', 'DELETE', `${code}/evidence/${file}`, { key: 'r1' })).toEqual(gone);
  expect((await call('admin', 'DELETE', `${code}/evidence/${file}`)).status).toBe(404);
  const { rows } = await sql<{ channel: string; request: boolean }>`
    select channel, request_id is not null as request from event where type = 'file_removed'`.execute(
    desk.db,
  );
  expect(rows).toEqual([{ channel: 'api', request: true }]);
  const done = await desk.innovation('submitted', desk.units.own, 'Sudah dikirim dua');
  const kept = await desk.evidence(done, 'SK.pdf', bytes, 'application/pdf');
  expect((await call('admin', 'DELETE', `${done}/evidence/${kept}`)).status).toBe(422);
});

/** A request written by hand. */
const raw = (place: string, header: string, body: string): Promise<string> =>
  new Promise((done, fail) => {
    const { port, hostname } = new URL(address);
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (bytes) => {
      answer += bytes.toString();
    });
    socket.on('end', () => done(answer)).on('error', fail);
    socket.write(
      `POST /api/v1/innovations/${place} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${tokens.get('admin')}\r\n${header}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    );
  });
