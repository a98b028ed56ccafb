// The national bundle at the desk: asked for once, written beside everything else, gone on with after a dead process, kept
// until its time is over, and for nobody else.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleFile, createBundleDesk } from '../../src/bundle-desk.ts';
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

/** Lets a process of its own write what waits. */
async function write(epoch: number): Promise<void> {
  const writer = createBundleDesk({
    ...{ db: desk.db, store: desk.server.store, region: balangan, folder, log: makeLog('silent') },
    session: { epoch: () => epoch },
    editionOf: (id) => {
      const found = findEdition(id);
      if (found === null) throw new Error(`no edition ${id}`);
      return found;
    },
    tickMs: 20,
  });
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

it('that fails again and again is told, and can be asked for anew', async () => {
  await sql`insert into bundle_job (asked_by, edition_id) values (${desk.people.get('coordinator')}, 'tidak-ada')`.execute(
    desk.db,
  );
  await write(80);
  expect((await jobs()).at(-1)).toMatchObject({ state: 'failed', attempts: 5 });
  expect((await desk.open(page, 'coordinator')).body).toContain('belum berhasil');
});
