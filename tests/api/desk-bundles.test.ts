// The national bundle at the desk: asked for once, written beside everything else, gone on with after a dead process, kept
// until its time is over, and for nobody else.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  bundleCheck,
  type BundleDeskParts,
  bundleFile,
  createBundleDesk,
} from '../../src/bundle-desk.ts';
import { sharedWords } from '../../src/bot/text/shared-words.ts';
import type { MessageArgs } from '../../src/domain/conversation/message.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import { makeLog } from '../../src/log.ts';
import { type DeskTest, startDeskTest } from '../support/desk.ts';

let desk: DeskTest;
let folder: string;
beforeAll(async () => {
  desk = await startDeskTest();
  folder = path.join(desk.server.folder, 'bundles');
  const code = await desk.innovation('accepted', desk.units.own, 'Posyandu Malam');
  await desk.evidence(code, 'SK.pdf', Buffer.from('%PDF-1.7 bukti'), 'application/pdf');
});
afterAll(() => desk.close());

const page = '/meja/berkas/paket';

const ask = async (who: string) => {
  const { body } = await desk.open(page, 'coordinator');
  const [, surat = ''] = /name="surat" value="([^"]+)"/.exec(body) ?? [];
  return desk.send(page, who, { surat });
};

const jobs = async () =>
  (
    await sql<{ id: number; state: string; attempts: number }>`
      select id, state, attempts from bundle_job order by id`.execute(desk.db)
  ).rows;

const editionOf = (id: string) => {
  const found = findEdition(id);
  if (found === null) throw new Error(`no edition ${id}`);
  return found;
};

/** A process of its own that writes. */
const writerOf = (epoch: number, more: Partial<BundleDeskParts> = {}) =>
  createBundleDesk({
    ...{ db: desk.db, store: desk.server.store, region: balangan, folder, log: makeLog('silent') },
    session: { epoch: () => epoch },
    editionOf,
    publicUrl: () => 'https://inovasi.contoh.go.id',
    seal: (message) => message,
    ...{ tickMs: 20, restsMs: [0], ...more },
  });

/** Lets a process of its own write what waits. */
async function write(epoch: number, more: Partial<BundleDeskParts> = {}): Promise<void> {
  const writer = writerOf(epoch, more);
  writer.start();
  await expect
    .poll(async () =>
      (await jobs()).every(({ state }) => state !== 'waiting' && state !== 'writing'),
    )
    .toBe(true);
  await writer.stop();
}

it('is for whoever may bundle, and for nobody else', async () => {
  for (const who of ['coordinator', 'verifier'])
    expect([who, (await desk.open(page, who)).statusCode]).toEqual([who, 200]);
  for (const who of ['unit_admin', 'unit_head', 'operator']) {
    expect([who, (await desk.open(page, who)).statusCode]).toEqual([who, 404]);
    const asked = await desk.send(page, who, { surat: 'x' });
    expect([who, asked.statusCode]).toEqual([who, 404]);
  }
  expect(await jobs()).toEqual([]);
  const { body } = await desk.open(page, 'coordinator');
  expect(body).toContain('1 inovasi, 1 berkas bukti akan masuk');
});

it('looks at every file once a minute, however often the page is opened', async () => {
  const asked: string[] = [];
  const check = bundleCheck({
    ...{ db: desk.db, region: balangan, editionOf },
    store: {
      open: (hash) => desk.server.store.open(hash),
      stat: async (hash) => {
        asked.push(hash);
        return desk.server.store.stat(hash);
      },
    },
  });
  const edition = 'balangan-2026';
  const [one, two] = await Promise.all([check(edition), check(edition)]);
  expect([one.files, two.files, (await check(edition)).files, asked.length]).toEqual([1, 1, 1, 1]);
  // What went wrong is not kept.
  await expect(check('tidak-ada')).rejects.toThrow('no edition');
  await expect(check('tidak-ada')).rejects.toThrow('no edition');
});

it('is asked for once, shows how far it is, and gives the file with its checksum', async () => {
  expect((await desk.send(page, 'coordinator', { surat: 'x' })).statusCode).toBe(200);
  expect(await jobs()).toEqual([]);
  const both = await Promise.all([ask('coordinator'), ask('coordinator')]);
  expect(both.map(({ statusCode }) => statusCode)).toContain(303);
  expect((await jobs()).map(({ state }) => state)).toEqual(['waiting']);
  expect((await desk.open(page, 'verifier')).body).toContain('menunggu giliran');
  // A process took it up and died.
  await sql`update bundle_job set state = 'writing', claimed_by = 77, attempts = 1, written = 50, size = 100`.execute(
    desk.db,
  );
  expect((await desk.open(page, 'verifier')).body).toContain('50 %');
  await write(78);
  const [job] = await jobs();
  expect(job).toMatchObject({ state: 'done', attempts: 2 });
  // Whoever asked hears of it once, with the way there.
  const told = await sql<{ name: string; args: MessageArgs['notice_bundle'] }>`
    select p.name, o.message #> '{parts,0,args}' as args from outbox o join person p on p.id = o.person_id
    where o.message #>> '{parts,0,key}' = 'notice_bundle'`.execute(desk.db);
  expect(told.rows).toMatchObject([{ name: 'Rusdiansyah', args: { ended: 'done', files: 1 } }]);
  const [{ args } = { args: null }] = told.rows;
  expect(args === null ? '' : sharedWords.say('notice_bundle', args)).toBe(
    `✔ Paket nasional nomor ${job?.id} selesai: 1 inovasi, 1 berkas bukti.\n${args?.findings === 0 ? '' : `${args?.findings} hal akan ditolak aplikasi nasional; daftarnya ada di halaman paket.\n`}Disimpan 14 hari. Ketik "masuk" untuk membuka meja periksa, lalu https://inovasi.contoh.go.id/meja/berkas/paket/${job?.id}`,
  );
  const link = `${page}/${job?.id}`;
  expect((await desk.open(page, 'verifier')).body).toContain(`href="${link}"`);
  const { rawPayload, headers, statusCode } = await desk.open(link, 'verifier');
  expect([statusCode, headers['content-type']]).toEqual([200, 'application/zip']);
  const { rows } = await sql<{
    sha256: string;
  }>`select encode(file_hash, 'hex') as sha256 from bundle_job`.execute(desk.db);
  expect(createHash('sha256').update(rawPayload).digest('hex')).toBe(rows[0]?.sha256);
  expect(rawPayload.includes(Buffer.from('SHA256SUMS.txt'))).toBe(true);
  expect((await desk.open(link, 'unit_admin')).statusCode).toBe(404);
  expect((await desk.open(`${page}/999`, 'coordinator')).statusCode).toBe(404);
  const { rows: events } = await sql<{ type: string }>`
    select type from event where after->>'paper' = 'bundle' order by id`.execute(desk.db);
  expect(events.map(({ type }) => type)).toEqual(['paper_printed', 'paper_printed']);
});

it('asked for in a chat goes there as a file, or as a link that works once', async () => {
  const [{ id: asker } = { id: 0 }] = (
    await sql<{ id: number }>`
      select person_id as id from role_grant where role = 'coordinator' and revoked_at is null limit 1`.execute(
      desk.db,
    )
  ).rows;
  const [{ code } = { code: '' }] = (
    await sql<{
      code: string;
    }>`select code from innovation where state = 'accepted' limit 1`.execute(desk.db)
  ).rows;
  const askInChat = async (codes: readonly string[]): Promise<number> =>
    (
      await sql<{ id: number }>`
        insert into bundle_job (asked_by, edition_id, codes, in_chat)
        values (${asker}, 'balangan-2026', ${[...codes]}::text[], true) returning id`.execute(
        desk.db,
      )
    ).rows[0]?.id ?? 0;
  const toldOf = async (id: number) =>
    (
      await sql<{
        args: MessageArgs['notice_bundle'];
        file: { readonly sha256: string; readonly name: string } | null;
      }>`select message #> '{parts,0,args}' as args, message -> 'file' as file from outbox
        where message #>> '{parts,0,key}' = 'notice_bundle' and message #>> '{parts,0,args,number}' = ${String(id)}`.execute(
        desk.db,
      )
    ).rows;
  const small = await askInChat([code]);
  const none = await askInChat(['INV-ZZZZZ']);
  await write(80);
  const [sent] = await toldOf(small);
  expect([sent?.args.sent, sent?.args.link, sent?.file?.name]).toEqual([
    ...[true, undefined, `Paket balangan-2026 nomor ${small}.zip`],
  ]);
  expect(await desk.server.store.stat(sent?.file?.sha256 ?? '')).toBeDefined();
  expect(await toldOf(none)).toMatchObject([
    { args: { ended: 'nothing', unknown: ['INV-ZZZZZ'] } },
  ]);
  // It goes to nobody whose right ends while it waits to be sent, or ended while it was written.
  const { rows: roles } = await sql<{ role: string }>`
    select distinct for_role as role from outbox
    where message #>> '{parts,0,args,number}' = ${String(small)}`.execute(desk.db);
  expect(roles).toEqual([{ role: 'coordinator' }]);
  for (const ending of [sql`revoked_at = now()`, sql`frozen_at = now()`]) {
    const id = await askInChat([]);
    await sql`update role_grant set ${ending} where person_id = ${asker}`.execute(desk.db);
    await write(80);
    const lost = await toldOf(id);
    expect(lost).toMatchObject([{ args: { ended: 'no_right' }, file: null }]);
    expect(lost[0]?.args.link).toBeUndefined();
    await sql`update role_grant set revoked_at = null, frozen_at = null where person_id = ${asker}`.execute(
      desk.db,
    );
  }
  // One that no chat carries.
  const large = await askInChat([]);
  await write(81, { largestInChat: 10 });
  const [told] = await toldOf(large);
  expect([told?.file, told?.args.sent, told?.args.hours]).toEqual([null, undefined, 72]);
  const url = new URL(told?.args.link ?? '').pathname;
  const look = () => desk.server.app.inject({ url });
  const take = () => desk.server.app.inject({ url, method: 'POST' });
  // Previews look at it as often as they like.
  expect([(await look()).statusCode, (await look()).statusCode]).toEqual([200, 200]);
  const revoked = sql`update role_grant set revoked_at = now() where person_id = ${asker}`;
  await revoked.execute(desk.db);
  expect([(await look()).statusCode, (await take()).statusCode]).toEqual([404, 404]);
  await sql`update role_grant set revoked_at = null where person_id = ${asker}`.execute(desk.db);
  const taken = await take();
  expect([taken.statusCode, taken.headers['content-type']]).toEqual([200, 'application/zip']);
  expect([(await look()).statusCode, (await take()).statusCode]).toEqual([404, 404]);
  await sql`delete from bundle_link`.execute(desk.db);
  // The sweep of the next process takes their files.
  await sql`delete from bundle_job where in_chat`.execute(desk.db);
});

it('is removed when its time is over', async () => {
  const [job] = await jobs();
  const file = bundleFile(folder, job?.id ?? 0);
  expect(existsSync(file)).toBe(true);
  await sql`update bundle_job set expires_at = now()`.execute(desk.db);
  await ask('coordinator');
  await write(79);
  expect([existsSync(file), (await jobs()).map(({ state }) => state)]).toEqual([
    false,
    ['gone', 'done'],
  ]);
  expect((await desk.open(`${page}/${job?.id}`, 'coordinator')).statusCode).toBe(404);
});

it('that is finished and whose file is nowhere is written again for whoever wants it', async () => {
  const id = (await jobs()).at(-1)?.id ?? 0;
  await rm(bundleFile(folder, id));
  const { body, statusCode } = await desk.open(`${page}/${id}`, 'verifier');
  expect([statusCode, body.includes('ditulis ulang'), body.includes('menunggu giliran')]).toEqual([
    200,
    true,
    true,
  ]);
  expect((await jobs()).slice(-2).map(({ state }) => state)).toEqual(['gone', 'waiting']);
  await write(84);
  const again = (await jobs()).at(-1)?.id ?? 0;
  expect((await desk.open(`${page}/${again}`, 'verifier')).headers['content-type']).toBe(
    'application/zip',
  );
});

it('that fails again and again is told, and can be asked for anew', async () => {
  await sql`insert into bundle_job (asked_by, edition_id) values (${desk.people.get('coordinator')}, 'tidak-ada')`.execute(
    desk.db,
  );
  const id = (await jobs()).at(-1)?.id ?? 0;
  // What a process that was killed left, and what nobody asked for.
  const left = [`${id}.zip`, `${id}.zip.work`, '999.zip.work'].map((name) =>
    path.join(folder, name),
  );
  for (const one of left) await mkdir(one, { recursive: true });
  await writeFile(path.join(folder, 'catatan.txt'), 'x');
  await write(80);
  expect((await jobs()).at(-1)).toMatchObject({ state: 'failed', attempts: 5 });
  expect(left.filter((one) => existsSync(one))).toEqual([]);
  expect(existsSync(path.join(folder, 'catatan.txt'))).toBe(true);
  expect((await desk.open(page, 'coordinator')).body).toContain('belum berhasil');
});

it('that fails rests before it is tried again', async () => {
  await sql`insert into bundle_job (asked_by, edition_id) values (${desk.people.get('coordinator')}, 'tidak-ada')`.execute(
    desk.db,
  );
  await ask('coordinator');
  const writer = writerOf(81, { restsMs: [3_600_000] });
  writer.start();
  // Another one is written meanwhile, many rounds later.
  await expect.poll(async () => (await jobs()).at(-1)?.state).toBe('done');
  await writer.stop();
  expect((await jobs()).at(-2)).toMatchObject({ state: 'waiting', attempts: 1 });
  await sql`update bundle_job set state = 'failed', ended_at = now() where state = 'waiting'`.execute(
    desk.db,
  );
});

it('that is being written when its process stops is gone on with, and that was no attempt', async () => {
  await ask('coordinator');
  const opened = Promise.withResolvers<void>();
  const writer = writerOf(82, {
    store: {
      ...desk.server.store,
      // A store that answers and then says nothing more.
      open: async () => new Readable({ read: () => opened.resolve() }),
    },
  });
  writer.start();
  await opened.promise;
  await writer.stop();
  const [stopped] = (await jobs()).slice(-1);
  expect(stopped).toMatchObject({ state: 'waiting', attempts: 0 });
  expect(existsSync(`${bundleFile(folder, stopped?.id ?? 0)}.work`)).toBe(true);
  await write(83);
  expect((await jobs()).at(-1)).toMatchObject({ state: 'done', attempts: 1 });
});
