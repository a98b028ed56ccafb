// The evidence store on a bucket, through the real S3 client over HTTP.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  type EvidenceStore,
  type Incoming,
  openEvidenceStore,
} from '../../../src/db/evidence-store.ts';
import { isBroken } from '../../../src/db/evidence-store/faults.ts';
import { type BucketServer, startBucket } from './bucket-server.ts';

let dir = '';
let bucket: BucketServer;
let store: EvidenceStore;

beforeEach(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  dir = await mkdtemp(join(tmpdir(), 'bucket-'));
  bucket = await startBucket();
  store = await openEvidenceStore(
    `s3://bukti/sepeda?endpoint=${encodeURIComponent(bucket.endpoint)}&region=id-1`,
    dir,
  );
});
afterEach(async () => {
  await bucket.close();
  await rm(dir, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const parts = (): Promise<string[]> => readdir(join(dir, 'uploads'));

async function received(bytes: Uint8Array): Promise<Incoming> {
  async function* once(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  const outcome = await store.receive(once(), { maxBytes: 1e7 });
  if (!outcome.ok) throw new Error(outcome.problem.type);
  return outcome.value;
}

test('keeps, tells, streams whole and in parts, removes', async () => {
  const bytes = randomBytes(300_000);
  const name = sha(bytes);
  const incoming = await received(bytes);
  expect(await store.keep(incoming)).toEqual({ ok: true, value: { sha256: name, size: 300_000 } });
  expect(await store.keep(incoming)).toEqual({ ok: true, value: { sha256: name, size: 300_000 } });
  expect([...bucket.objects.keys()]).toEqual([
    `/bukti/sepeda/${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`,
  ]);
  expect(await parts()).toEqual([]);
  expect(await store.stat(name)).toEqual({ sha256: name, size: 300_000 });
  expect(await buffer(await store.open(name))).toEqual(bytes);
  expect(await buffer(await store.open(name, { start: 5, end: 9 }))).toEqual(bytes.subarray(5, 10));
  expect(await buffer(await store.open(name, { start: 299_990 }))).toEqual(bytes.subarray(299_990));
  await store.remove(name);
  expect(await store.stat(name)).toBeUndefined();
  await expect(store.open(name)).rejects.toThrow('NoSuchKey');
});

test('a bucket without room is a value, and the bytes can be kept later', async () => {
  const incoming = await received(randomBytes(1000));
  bucket.full = true;
  expect(await store.keep(incoming)).toEqual({ ok: false, problem: { type: 'storage_full' } });
  expect(bucket.objects.size).toBe(0);
  bucket.full = false;
  expect((await store.keep(incoming)).ok).toBe(true);
});

test.each([
  { status: 400, code: 'InvalidArgument', broken: false },
  { status: 404, code: 'NoSuchKey', broken: false },
  { status: 413, code: 'EntityTooLarge', broken: false },
  // These are about the bucket or who asks, though their status is the same.
  { status: 404, code: 'NoSuchBucket', broken: true },
  { status: 400, code: 'ExpiredToken', broken: true },
  { status: 403, code: 'AccessDenied', broken: true },
])('$status $code: whether the store cannot be used is $broken', async (one) => {
  const { status, code, broken } = one;
  const incoming = await received(randomBytes(1000));
  bucket.refuses = { status, code };
  const error: unknown = await store.keep(incoming).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ name: code, $metadata: { httpStatusCode: status } });
  expect(isBroken(error)).toBe(broken);
});

test('bytes that were discarded are not kept, and a bucket that is away is an error', async () => {
  const incoming = await received(randomBytes(1000));
  await store.discard(incoming);
  await expect(store.keep(incoming)).rejects.toThrow('ENOENT');
  const other = await received(randomBytes(1000));
  await bucket.close();
  await expect(store.keep(other)).rejects.toThrow('ECONNREFUSED');
});

test('sweeps what has no row, over several pages', async () => {
  const kept = [];
  for (let at = 0; at < 5; at += 1) {
    const incoming = await received(randomBytes(100 + at));
    await store.keep(incoming);
    kept.push(incoming.sha256);
  }
  const wanted = new Set(kept.slice(0, 2));
  const count = await store.sweep((name) => Promise.resolve(wanted.has(name)), -60_000);
  expect(count).toEqual({ parts: 0, objects: 3 });
  expect([...bucket.objects.keys()].map((key) => key.slice(-64)).toSorted()).toEqual(
    [...wanted].toSorted(),
  );
});
