// Printed papers at the desk: which were printed of which version, what came back signed, and a scan that is put up there.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAddressBook } from '../../src/db/address-book.ts';
import { acceptInbound } from '../../src/db/transactions/accept-inbound.ts';
import { handleInbound } from '../../src/db/transactions/handle-inbound.ts';
import { registerPrint } from '../../src/db/transactions/register-print.ts';
import { type DeskTest, startDeskTest } from '../support/desk.ts';
import { type Somebody, openTalk, type Talk } from '../support/talk.ts';

let desk: DeskTest;
let talk: Talk;
let nor: Somebody;
let origin: string;
let code: string;
beforeAll(async () => {
  desk = await startDeskTest();
  origin = await desk.server.listen();
  talk = await openTalk(desk.server.database);
  nor = await talk.meet('Nor Aida', [{ role: 'verifier' }]);
  desk.admit('nor', nor.personId);
  code = await desk.innovation('accepted', desk.units.own, 'Posyandu Malam');
});
afterAll(() => desk.close());

const printOf = async (fingerprint: number, more: object = {}) =>
  registerPrint(desk.db, {
    ...{ paper: 'form-c1', code, unitId: null, meeting: null, version: 1, final: true },
    fingerprint: Buffer.alloc(32, fingerprint),
    ...more,
  });

/** Puts a scan up as a browser without script does. */
async function putUp(who: string, of: string): Promise<number> {
  const address = `${origin}/meja/inovasi/${of}/cetak`;
  const page = (await desk.open(`/meja/inovasi/${of}/cetak`, who)).body;
  const [, action = `/meja/inovasi/${of}/cetak`] =
    /enctype="multipart\/form-data" action="([^"]*)"/.exec(page) ?? [];
  const form = new FormData();
  form.append('files', new Blob(['%PDF-1.7 scan']), 'C1 ttd.pdf');
  const cookies = Object.entries(await desk.cookiesOf(who)).map(([key, of_]) => `${key}=${of_}`);
  const answer = await fetch(new URL(action, address), {
    ...{ method: 'POST', body: form, redirect: 'manual' },
    headers: { cookie: cookies.join('; '), origin },
  });
  return answer.status;
}

it('stand there with their version, and with the scan that came back of them', async () => {
  const place = `/meja/inovasi/${code}/cetak`;
  expect((await desk.open(place, 'verifier')).body).toContain('Belum ada yang dicetak.');
  const signed = await printOf(1);
  const draft = await printOf(2, { final: false, paper: 'laporan' });
  const before = (await desk.open(place, 'nor')).body;
  expect(before).toContain(`nomor ${signed.number}`);
  expect(before).toContain('belum kembali');
  expect(before).toContain('draf, tidak untuk ditandatangani');
  expect(before).not.toContain('kembali bertanda tangan');
  // It goes the way of one that is sent in the chat.
  expect(await putUp('nor', code)).toBe(303);
  await acceptInbound(desk.db, desk.server.received.splice(0), createAddressBook());
  await handleInbound(desk.db, talk.handling, 10, [nor.personId]);
  const { rows } = await sql<{ purpose: string; code: string; name: string }>`
    select f.purpose, n.code, f.name from evidence_file f join innovation n on n.id = f.innovation_id
    where f.person_id = ${nor.personId}`.execute(desk.db);
  expect(rows).toEqual([{ purpose: 'scan', code, name: 'C1 ttd.pdf' }]);
  // What is read at its foot says of which print it is.
  const stored = (number: string | null) => sql`
    update evidence_file set state = 'stored', stored_at = now(), size = 13, format = 'pdf', mime = 'application/pdf',
      sha256 = repeat('a', 64), print_id = (select id from print where number = ${number}) where person_id = ${nor.personId}`;
  await stored(signed.number).execute(desk.db);
  const after = (await desk.open(place, 'nor')).body;
  expect(after).toContain('kembali bertanda tangan');
  expect(after).toContain('C1 ttd.pdf');
  expect(after).not.toContain('tidak cocok');
  const all = (await desk.open('/meja/berkas', 'coordinator')).body;
  expect(all).toContain(`nomor ${draft.number}`);
  expect(all).toContain('Posyandu Malam');
  expect(all).toContain('kembali bertanda tangan');
  // One whose number cannot be read stands apart.
  await stored(null).execute(desk.db);
  const apart = (await desk.open(place, 'nor')).body;
  expect(apart).toContain('tidak cocok');
  expect(apart).toContain('nomor cetakannya tidak terbaca');
});

it('are nobody’s who may not read the innovation, and scans come from those who sign or check it', async () => {
  const foreign = await desk.innovation('accepted', desk.units.other, 'Rahasia Unit Lain');
  await printOf(3, { code: foreign });
  expect((await desk.open(`/meja/inovasi/${foreign}/cetak`, 'unit_admin')).statusCode).toBe(404);
  expect(await putUp('unit_admin', foreign)).toBe(404);
  expect((await desk.open('/meja/berkas', 'unit_admin')).body).not.toContain('Rahasia Unit Lain');
  expect((await desk.open('/meja/berkas', 'coordinator')).body).toContain('Rahasia Unit Lain');
  // The coordinator reads, and signs nothing.
  const { body } = await desk.open(`/meja/inovasi/${code}/cetak`, 'coordinator');
  expect(body).not.toContain('Kirim scan');
  expect(await putUp('coordinator', code)).toBe(404);
  // Nobody could be told how it went.
  await sql`delete from conversation where person_id = ${desk.people.get('verifier') ?? 0}`.execute(
    desk.db,
  );
  expect(await putUp('verifier', code)).toBe(409);
});

it('that are put up while the chat puts a broadcast together are scans, and no part of the broadcast', async () => {
  const ida = await talk.meet('Ida Royani', [{ role: 'verifier' }, { role: 'coordinator' }]);
  desk.admit('ida', ida.personId);
  // To everybody, whatever their work, by every channel, with this text: now a file is asked for.
  for (const typed of ['siaran', '1', 'semua', '1', '1']) await talk.says(ida, typed);
  expect(await talk.says(ida, 'Rapat Kamis')).toContain('Berkas yang ikut dikirim');
  expect(await putUp('ida', code)).toBe(303);
  await acceptInbound(desk.db, desk.server.received.splice(0), createAddressBook());
  await handleInbound(desk.db, talk.handling, 10, [ida.personId]);
  const { rows } = await sql<{ purpose: string }>`
    select purpose from evidence_file where person_id = ${ida.personId}`.execute(desk.db);
  expect(rows).toEqual([{ purpose: 'scan' }]);
  // The broadcast goes on where it was.
  expect(await talk.says(ida, 'lewati')).toContain('Adakah pertanyaan');
});
