// Long papers as jobs, for programs and at the desk: of any filter, gone on with after a dead process, told of, kept for a
// time, and for nobody else.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sharedWords } from '../../src/bot/text/shared-words.ts';
import { createToken } from '../../src/db/transactions/create-token.ts';
import type { Role } from '../../src/domain/access.ts';
import type { MessageArgs } from '../../src/domain/conversation/message.ts';
import type { PaperMaker } from '../../src/domain/paper-material.ts';
import { secretsFrom } from '../../src/db/secrets.ts';
import { no, ok } from '../../src/domain/result.ts';
import { makeLog } from '../../src/log.ts';
import { createPaperDesk, type PaperDeskParts, papersFile } from '../../src/paper-desk.ts';
import { createLongWork } from '../../src/product/long-work.ts';
import { type DeskTest, startDeskTest } from '../support/desk.ts';

let desk: DeskTest;
let folder: string;
let codes: readonly string[];
const tokenOf = (role: string) => `sb_${role}_${'p'.repeat(40)}`;
beforeAll(async () => {
  desk = await startDeskTest();
  folder = path.join(desk.server.folder, 'bundles', 'papers');
  const own = await desk.innovation('accepted', desk.units.own, 'Posyandu Malam');
  const other = await desk.innovation('accepted', desk.units.other, 'Sungai Bersih');
  await desk.innovation('draft', desk.units.own, 'Belum Selesai');
  codes = [own, other];
  for (const [role, unitId] of [
    ['coordinator', null],
    ['unit_head', desk.units.own],
    ['verifier', null],
  ] as const)
    await createToken(desk.db, {
      ...{ token: tokenOf(role), role: role as Role, unitId, label: null, days: 1 },
    });
});
afterAll(() => desk.close());

const api = (role: string, url: string, payload?: object, key?: string) =>
  desk.server.app.inject({
    url: `/api/v1${url}`,
    headers: {
      authorization: `Bearer ${tokenOf(role)}`,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(payload === undefined ? {} : { method: 'POST', payload }),
  });

/** What was made, paper by paper; what breaks is in `broken`. */
const made: string[] = [];
const broken = new Set<string>();
const make: PaperMaker = async (subject) => {
  const of = 'code' in subject ? subject.code : String('unitId' in subject ? subject.unitId : '');
  made.push(`${subject.paper} ${of}`);
  if (broken.has(of)) return no({ why: 'broken', sign: null, label: null });
  if (subject.paper === 'form-c2') return no({ why: 'no_glyph', sign: '日', label: 'Tujuan' });
  return ok({
    ...{ bytes: Buffer.from(`isi ${subject.paper} ${of}`), name: `${subject.paper}.pdf` },
    ...{
      mime: 'application/pdf',
      what: null,
      version: 1,
      final: true,
      unsigned: false,
      printId: null,
    },
  });
};

const workerOf = (epoch: number, more: Partial<PaperDeskParts> = {}) =>
  createPaperDesk({
    ...{ db: desk.db, folder, make, log: makeLog('silent'), tickMs: 20, restsMs: [0] },
    session: { epoch: () => epoch },
    publicUrl: () => 'https://inovasi.contoh.go.id',
    ...more,
  });

/** Lets a process of its own make what waits. */
async function work(epoch: number): Promise<void> {
  const worker = workerOf(epoch);
  worker.start();
  await expect
    .poll(async () => {
      const { rows } =
        await sql`select 1 from paper_job where state in ('waiting', 'making')`.execute(desk.db);
      return rows.length;
    })
    .toBe(0);
  await worker.stop();
}

it('are asked for by a filter, once for each key, and read by their program alone', async () => {
  const wish = { paper: 'form-c1', filter: { state: 'accepted' } };
  const asked = await api('coordinator', '/paper-jobs', wish, 'k1');
  expect([asked.statusCode, asked.json()]).toMatchObject([
    ...[202, { paper: 'form-c1', innovations: 2, state: 'waiting', made: 0, name: null }],
  ]);
  const { id } = asked.json<{ id: number }>();
  expect((await api('coordinator', '/paper-jobs', wish, 'k1')).json()).toMatchObject({ id });
  const changed = { ...wish, paper: 'laporan' };
  expect((await api('coordinator', '/paper-jobs', changed, 'k1')).statusCode).toBe(422);
  expect((await api('coordinator', `/paper-jobs/${id}/file`)).statusCode).toBe(409);
  expect((await api('unit_head', `/paper-jobs/${id}`)).statusCode).toBe(404);
  // Whoever exports nothing gets nothing in one file; drafts are in none.
  expect((await api('verifier', '/paper-jobs', wish)).statusCode).toBe(403);
  const drafts = { paper: 'form-c1', filter: { state: 'draft' } };
  expect((await api('coordinator', '/paper-jobs', drafts)).statusCode).toBe(404);
  // A process took it up, made one, and died.
  await sql`update paper_job set state = 'making', claimed_by = 77, attempts = 1`.execute(desk.db);
  await work(78);
  const end = await api('coordinator', `/paper-jobs/${id}`);
  expect(end.json()).toMatchObject({ state: 'done', made: 2, mime: 'application/zip' });
  const file = await api('coordinator', `/paper-jobs/${id}/file`);
  const { sha256 } = end.json<{ sha256: string }>();
  expect(createHash('sha256').update(file.rawPayload).digest('hex')).toBe(sha256);
  for (const code of codes) expect(file.rawPayload.includes(`${code} - form-c1.pdf`)).toBe(true);
  expect((await api('unit_head', `/paper-jobs/${id}/file`)).statusCode).toBe(404);
});

it('of a unit hold what is theirs, and go on where a process before stopped', async () => {
  const wish = { paper: 'form-c1', filter: {} };
  const asked = await api('unit_head', '/paper-jobs', wish);
  const { id } = asked.json<{ id: number }>();
  expect(asked.json()).toMatchObject({ innovations: 1 });
  made.length = 0;
  // What stands there whole is not made again.
  const { mkdir, writeFile } = await import('node:fs/promises');
  const place = path.join(folder, `${id}.work`, codes[0] ?? '');
  await mkdir(path.dirname(place), { recursive: true });
  await writeFile(place, 'dari sebelum mati');
  await writeFile(`${place}.name`, 'sebelum.pdf');
  await work(79);
  const file = await api('unit_head', `/paper-jobs/${id}/file`);
  expect([made, file.rawPayload.includes('dari sebelum mati')]).toEqual([[], true]);
  // A paper of the unit itself is one file.
  const one = await api('unit_head', '/paper-jobs', {
    paper: 'daftar-indeks',
    unit: desk.units.own,
  });
  const foreign = { paper: 'daftar-indeks', unit: desk.units.other };
  expect((await api('unit_head', '/paper-jobs', foreign)).statusCode).toBe(403);
  const broken = await api('coordinator', '/paper-jobs', {
    ...{ paper: 'form-c2', filter: { state: 'accepted' } },
  });
  await work(80);
  expect((await api('unit_head', `/paper-jobs/${one.json<{ id: number }>().id}/file`)).body).toBe(
    `isi daftar-indeks ${desk.units.own}`,
  );
  expect(
    (await api('coordinator', `/paper-jobs/${broken.json<{ id: number }>().id}`)).json(),
  ).toMatchObject({
    ...{ state: 'failed', problem: 'no_glyph' },
  });
});

it('are asked for at the desk out of the list, told of in the chat, and removed when their time is over', async () => {
  const list = '/meja/berkas/pekerjaan/daftar';
  const fields = { cetak: 'laporan', keadaan: 'accepted' };
  expect((await desk.send(list, 'verifier', fields)).statusCode).toBe(404);
  expect((await desk.send(list, 'unit_admin', { ...fields, keadaan: 'draft' })).statusCode).toBe(
    409,
  );
  expect((await desk.send(list, 'unit_admin', fields)).statusCode).toBe(303);
  expect((await desk.open('/meja/berkas', 'unit_admin')).body).toContain('menunggu giliran');
  expect((await desk.open('/meja/berkas', 'coordinator')).body).not.toContain('menunggu giliran');
  await work(81);
  const { body } = await desk.open('/meja/berkas', 'unit_admin');
  const [, href = ''] = /href="(\/meja\/berkas\/pekerjaan\/\d+)"/.exec(body) ?? [];
  const id = Number(href.split('/').at(-1));
  const { rows } = await sql<{ args: MessageArgs['notice_papers'] }>`
    select message #> '{parts,0,args}' as args from outbox where message #>> '{parts,0,key}' = 'notice_papers'`.execute(
    desk.db,
  );
  expect(rows.map(({ args }) => sharedWords.say('notice_papers', args))).toEqual([
    `✔ Laporan Indeks Inovasi Daerah untuk 1 inovasi (permintaan nomor ${id}) selesai, disimpan 7 hari. Ketik "masuk" untuk membuka meja periksa, lalu https://inovasi.contoh.go.id${href}`,
  ]);
  expect((await desk.open(href, 'unit_admin')).headers['content-type']).toBe('application/zip');
  expect((await desk.open(href, 'coordinator')).statusCode).toBe(404);
  await sql`update paper_job set expires_at = now() where id = ${id}`.execute(desk.db);
  await desk.send('/meja/berkas/pekerjaan', 'unit_admin', {
    ...{ paper: 'daftar-indeks', unit: desk.units.own },
  });
  await work(82);
  expect([
    existsSync(papersFile(folder, id)),
    (await desk.open(href, 'unit_admin')).statusCode,
  ]).toEqual([...[false, 404]]);
});

const jobOf = async (id: number) =>
  (
    await sql<{ state: string; attempts: number; made: number; name: string | null }>`
      select state, attempts, made, file_name as name from paper_job where id = ${id}`.execute(
      desk.db,
    )
  ).rows[0];
const askUnit = async (paper = 'daftar-indeks'): Promise<number> =>
  (await api('unit_head', '/paper-jobs', { paper, unit: desk.units.own })).json<{ id: number }>()
    .id;

it('are asked for once by a double click, and no more than three of one asker are open', async () => {
  const list = '/meja/berkas/pekerjaan/daftar';
  const openOnes = async () =>
    (await sql`select 1 from paper_job where state = 'waiting'`.execute(desk.db)).rows.length;
  const once = { cetak: 'laporan', keadaan: 'accepted' };
  const twice = await Promise.all([1, 2].map(() => desk.send(list, 'coordinator', once)));
  expect([twice.map(({ statusCode }) => statusCode), await openOnes()]).toEqual([[303, 303], 1]);
  for (const cetak of ['form-c1', 'form-c2'])
    expect((await desk.send(list, 'coordinator', { ...once, cetak })).statusCode).toBe(303);
  const fourth = await desk.send(list, 'coordinator', { ...once, cetak: 'form-pengisian' });
  expect(fourth.statusCode).toBe(409);
  expect(fourth.body).toContain('Sudah ada 3 permintaan');
  // What is open already is no new one, and others have their own.
  expect((await desk.send(list, 'coordinator', once)).statusCode).toBe(303);
  expect(await askUnit()).toBe(await askUnit());
  for (const paper of ['analisis', 'form-pengesahan']) await askUnit(paper);
  const wish = { paper: 'rekapitulasi', unit: desk.units.own };
  const refused = await api('unit_head', '/paper-jobs', wish, 'k4');
  expect([refused.statusCode, refused.json()]).toMatchObject([429, { limit: 3 }]);
  await work(83);
  expect((await api('unit_head', '/paper-jobs', wish, 'k4')).statusCode).toBe(202);
  await work(84);
  // Why there is none stands at the desk, and which sign it is in the chat.
  expect((await desk.open('/meja/berkas', 'coordinator')).body).toContain(
    'belum berhasil: ada tanda yang tidak dapat dicetak',
  );
  const { rows } = await sql<{ args: MessageArgs['notice_papers'] }>`
    select message #> '{parts,0,args}' as args from outbox
    where message #>> '{parts,0,args,problem}' = 'no_glyph'`.execute(desk.db);
  expect(rows.map(({ args }) => sharedWords.say('notice_papers', args))).toEqual([
    expect.stringContaining('tanda "日" pada "Tujuan" tidak dapat dicetak'),
  ]);
});

it('of a key are the same job, whatever the filter leaves by then', async () => {
  const wish = { paper: 'form-c1', filter: { state: 'accepted', unit: desk.units.other } };
  const { id } = (await api('coordinator', '/paper-jobs', wish, 'k5')).json<{ id: number }>();
  await sql`update innovation set state = 'withdrawn' where code = ${codes[1]}`.execute(desk.db);
  const again = await api('coordinator', '/paper-jobs', wish, 'k5');
  await sql`update innovation set state = 'accepted' where code = ${codes[1]}`.execute(desk.db);
  expect([again.statusCode, again.json()]).toMatchObject([202, { id }]);
  await work(85);
});

it('that fail rest, and at the last attempt leave out what breaks', async () => {
  const [own = '', other = ''] = codes;
  broken.add(other);
  const wish = { paper: 'form-c1', filter: { state: 'accepted' } };
  const { id } = (await api('coordinator', '/paper-jobs', wish)).json<{ id: number }>();
  const next = await askUnit();
  const resting = workerOf(86, { restsMs: [3_600_000] });
  resting.start();
  // Another one is made meanwhile, many rounds later.
  await expect.poll(async () => (await jobOf(next))?.state).toBe('done');
  await resting.stop();
  expect(await jobOf(id)).toMatchObject({ state: 'waiting', attempts: 1 });
  await work(87);
  expect(await jobOf(id)).toMatchObject({
    ...{ state: 'done', attempts: 5, name: 'form-c1 1 inovasi.zip' },
  });
  const { rawPayload } = await api('coordinator', `/paper-jobs/${id}/file`);
  expect([
    rawPayload.includes(`${own} - form-c1.pdf`),
    rawPayload.includes(`${other}\tpencetakannya terganggu`),
  ]).toEqual([true, true]);
  // Where every one breaks the job fails, and nothing is left of it.
  broken.add(own);
  const none = (await api('coordinator', '/paper-jobs', wish)).json<{ id: number }>().id;
  await writeFile(`${papersFile(folder, none)}.3.new`, 'setengah');
  await work(88);
  expect(await jobOf(none)).toMatchObject({ state: 'failed', attempts: 5 });
  expect((await readdir(folder)).filter((name) => name.startsWith(`${none}.`))).toEqual([]);
  broken.clear();
});

it('that another process took over are ended by that one alone', async () => {
  const id = await askUnit();
  const taken = Promise.withResolvers<void>();
  const worker = workerOf(89, {
    restsMs: [3_600_000],
    async make(...asked) {
      await sql`update paper_job set claimed_by = 90 where id = ${id}`.execute(desk.db);
      taken.resolve();
      return make(...asked);
    },
  });
  worker.start();
  await taken.promise;
  await worker.stop();
  expect([await jobOf(id), existsSync(papersFile(folder, id))]).toMatchObject([
    ...[{ attempts: 1, name: null }, false],
  ]);
  await work(91);
  expect(await jobOf(id)).toMatchObject({ state: 'done', attempts: 2 });
});

it('wait for no print when the process stops, and that was no attempt', async () => {
  const id = await askUnit();
  const begun = Promise.withResolvers<void>();
  const stopped = Promise.withResolvers<void>();
  const long = createLongWork(
    {
      ...{ db: desk.db, log: makeLog('silent'), store: desk.server.store },
      secrets: secretsFrom('only-for-tests-only-for-tests-only-for-tests'),
      publicUrl: () => 'https://inovasi.contoh.go.id',
      config: { dataDir: desk.server.folder },
      session: { epoch: () => 92 },
    },
    {
      // A print that ends when the printer does.
      makerFor: () => async () => {
        begun.resolve();
        await stopped.promise;
        return no({ why: 'broken', sign: null, label: null });
      },
      printer: { stop: () => stopped.resolve() },
    },
    () => undefined,
  );
  long.start();
  await begun.promise;
  await long.stop();
  expect(await jobOf(id)).toMatchObject({ state: 'waiting', attempts: 0 });
  await work(93);
});
