// The clocks of the machine: bytes that nothing refers to go, all others stay; too little room is told and nothing more is taken.
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { upkeepJobs } from '../../src/bot/upkeep-jobs.ts';
import { type EvidenceStore, openEvidenceStore } from '../../src/db/evidence-store.ts';
import { secretsFrom } from '../../src/db/secrets.ts';
import { makeLog } from '../../src/log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openTalk } from '../support/talk.ts';

let database: TestDatabase;
let folder: string;
let store: EvidenceStore;
let free = 1;
const secrets = secretsFrom('only-for-tests-only-for-tests-only-for-tests');
const alarms: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-upkeep-'));
  store = await openEvidenceStore(`file:${path.join(folder, 'evidence')}`, folder, null, {
    freePart: 0.1,
    ask: () => Promise.resolve(free),
  });
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const run = async (name: string): Promise<void> => {
  const alarm = (reason: string): void => void alarms.push(reason);
  const jobs = upkeepJobs({ db: database.db, store, secrets, log: makeLog('silent'), alarm });
  await jobs.find((job) => job.name === name)?.run();
};

async function* chunk(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Keeps an object that was written so many hours ago. */
async function kept(hoursAgo: number): Promise<string> {
  const received = await store.receive(chunk(randomBytes(50)), { maxBytes: 1000 });
  if (!received.ok) throw new Error('not received');
  const { sha256 } = received.value;
  await store.keep(received.value);
  const at = new Date(Date.now() - hoursAgo * 3_600_000);
  const file = path.join(folder, 'evidence', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  await utimes(file, at, at);
  return sha256;
}

it('sweeps old objects and parts that nothing refers to, and none of the others', async () => {
  const talk = await openTalk(database);
  const somebody = await talk.meet('Rusmini', [{ role: 'innovator', unit: 'dinkes' }], 'webchat');
  const { db } = database;
  const stored = await kept(100);
  const announced = await kept(100);
  const refused = await kept(100);
  const shown = await kept(100);
  const waiting = await kept(100);
  const orphan = await kept(100);
  const fresh = await kept(1);
  const row = (state: string, ref: object, sha: string | null) =>
    sql`insert into evidence_file (person_id, purpose, state, channel, ref, name, sha256, size, format, mime, reason)
      values (${somebody.personId}, 'text', ${state}, 'webchat', ${JSON.stringify(ref)}::jsonb, 'a', ${sha}, 1, 'pdf', 'application/pdf',
        case when ${state} = 'refused' then '{"code": "CORRUPT"}'::jsonb end)`.execute(db);
  await row('stored', {}, stored);
  await row('announced', { stored: announced }, null);
  await row('refused', { stored: refused }, null);
  await sql`insert into webchat_message (address_id, key, text, choices, file)
    values (${somebody.addressId}, 'k', '', '[]', ${JSON.stringify({ sha256: shown })}::jsonb)`.execute(
    db,
  );
  await sql`insert into inbox (address_id, external_id, kind, payload, raw, chat_order, sent_at)
    values (${somebody.addressId}, 'x', 'file', ${JSON.stringify({ files: [{ sha256: waiting, ref: { stored: waiting } }] })}::jsonb, '', 1, now())`.execute(
    db,
  );
  const part = path.join(folder, 'uploads', 'old.part');
  await writeFile(part, 'half');
  const longAgo = new Date(Date.now() - 100 * 3_600_000);
  await utimes(part, longAgo, longAgo);
  await run('sweep');
  const left = async (hash: string) => (await store.stat(hash)) !== undefined;
  expect(await Promise.all([stored, announced, shown, waiting, fresh].map(left))).toEqual(
    Array.from({ length: 5 }, () => true),
  );
  expect(await Promise.all([refused, orphan].map(left))).toEqual([false, false]);
  expect(await readdir(path.join(folder, 'uploads'))).toEqual([]);
});

it('tells the operators when less than a tenth of the disk is free, and takes no file until there is more', async () => {
  free = 0.11;
  await run('disk');
  expect(alarms).toEqual([]);
  free = 0.09;
  await run('disk');
  expect(alarms).toEqual(['disk nearly full']);
  expect(await store.receive(chunk(Buffer.from('a')), { maxBytes: 10 })).toEqual({
    ok: false,
    problem: { type: 'storage_full' },
  });
  expect(await readdir(path.join(folder, 'uploads'))).toEqual([]);
  free = 0.5;
  expect((await store.receive(chunk(Buffer.from('a')), { maxBytes: 10 })).ok).toBe(true);
});
