// The one-time upload link: what it shows, what it takes, and that it works once.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadReference } from '../../src/db/reference.ts';
import { sha256 } from '../../src/db/secrets.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import { referenceUnits } from '../../src/domain/units.ts';
import { type TestServer, startTestServer } from '../support/http.ts';
import { addInnovation, addPerson } from '../support/records.ts';

let server: TestServer;
let address: string;
let personId: number;
let innovationId: number;

beforeAll(async () => {
  server = await startTestServer({ env: { MAX_FILE_MB: '1' } });
  address = await server.listen();
  const { db } = server.database;
  await loadReference(db);
  personId = await addPerson(db, 'Rahmawati', 'telegram', '4711');
  innovationId = await addInnovation(db, {
    code: 'INV-7KQ4M',
    unitId: referenceUnits[0]?.id ?? '',
    ownerId: personId,
    name: 'SIAP <b>TIMBANG</b> & "Cepat"',
  });
});
afterAll(() => server.close());

async function link(token: string, hours = 24): Promise<string> {
  await server.database.db
    .insertInto('upload_link')
    .values({
      token_hash: sha256(token),
      person_id: personId,
      innovation_id: innovationId,
      item: 'regulasi',
      created_at: sql<Date>`now() - interval '2 days'`,
      expires_at: sql<Date>`now() + ${hours} * interval '1 hour'`,
    })
    .execute();
  return `${address}/unggah/${token}`;
}

const form = (...files: [string, string][]): FormData => {
  const data = new FormData();
  for (const [name, text] of files) data.append('files', new Blob([text]), name);
  return data;
};

it('shows the innovation and the item, takes files for them once, then stops', async () => {
  const url = await link('tautan-pertama');
  const page = await (await fetch(url)).text();
  expect(page).toContain('SIAP &lt;b&gt;TIMBANG&lt;/b&gt; &amp; &quot;Cepat&quot;');
  const edition = findEdition('balangan-2026');
  if (!edition) throw new Error('no edition');
  expect(page).toContain(formOf(edition).byId.get('regulasi')?.label);

  const sent = await fetch(url, {
    method: 'POST',
    body: form(['SK.pdf', 'isi satu'], ['foto.jpg', 'isi dua']),
  });
  expect(sent.status).toBe(200);
  expect(await sent.text()).toContain('2 berkas sudah diterima');
  const [first, second] = server.received;
  expect(first).toMatchObject({
    channel: 'telegram',
    address: '4711',
    kind: 'file',
    externalId: expect.stringMatching(/^unggah-[0-9a-f]{64}$/),
    files: [
      {
        name: 'SK.pdf',
        size: 8,
        ref: { stored: first?.files?.[0]?.sha256, code: 'INV-7KQ4M', item: 'regulasi' },
      },
    ],
  });
  expect(second?.externalId).not.toBe(first?.externalId);
  expect(JSON.stringify(server.received)).not.toContain('tautan-pertama');
  expect(await server.store.stat(String(first?.files?.[0]?.sha256))).toMatchObject({ size: 8 });

  const gone = await fetch(url);
  expect(gone.status).toBe(404);
  const again = await fetch(url, { method: 'POST', body: form(['SK.pdf', 'isi satu']) });
  expect(again.status).toBe(404);
  expect(server.received).toHaveLength(2);
});

it('answers used, expired and invented links alike', async () => {
  const expired = await link('tautan-lama', -1);
  const pages = await Promise.all(
    [expired, `${address}/unggah/karangan`].map(async (url) => {
      const answer = await fetch(url);
      return [answer.status, await answer.text()];
    }),
  );
  expect(pages[0]?.[0]).toBe(404);
  expect(pages[1]).toEqual(pages[0]);
});

it('stays open after a try that did not succeed', async () => {
  const url = await link('tautan-kedua');
  const before = server.received.length;
  const empty = await fetch(url, { method: 'POST', body: form() });
  expect(empty.status).toBe(400);
  const large = await fetch(url, {
    method: 'POST',
    body: form(['besar.mp4', 'a'.repeat(1024 * 1024 + 1)]),
  });
  expect(large.status).toBe(413);
  expect(await large.text()).toContain('melebihi batas ukuran');
  expect(server.received).toHaveLength(before);
  const good = await fetch(url, { method: 'POST', body: form(['kecil.pdf', 'isi']) });
  expect(good.status).toBe(200);
});

it('stays open when the files could not be handed on', async () => {
  let broken = true;
  const other = await startTestServer({
    makeSink: () => async () => {
      if (broken) throw new Error('no');
    },
  });
  const { db } = other.database;
  await loadReference(db);
  const owner = await addPerson(db, 'Arbain');
  const id = await addInnovation(db, {
    code: 'INV-AAAAA',
    unitId: referenceUnits[0]?.id ?? '',
    ownerId: owner,
  });
  await db
    .insertInto('upload_link')
    .values({
      token_hash: sha256('tautan-ketiga'),
      person_id: owner,
      innovation_id: id,
      item: 'regulasi',
      expires_at: sql<Date>`now() + interval '1 hour'`,
    })
    .execute();
  const url = `${await other.listen()}/unggah/tautan-ketiga`;
  expect((await fetch(url, { method: 'POST', body: form(['a.pdf', 'isi']) })).status).toBe(500);
  broken = false;
  expect((await fetch(url, { method: 'POST', body: form(['a.pdf', 'isi']) })).status).toBe(200);
  await other.close();
});
