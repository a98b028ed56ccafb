// A ZIP written into a file: read back whole by our own strict reader, the same after being cut at any place and gone on from,
// and never longer in memory than one piece of one entry.
import { randomBytes, createHash } from 'node:crypto';
import { mkdtemp, open, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listArchive } from '../../src/files/archive/zip.ts';
import { writeZip, type ZipEntry } from '../../src/files/archive/zip-file.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'zip-file-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const at = new Date('2026-12-01T00:00:00Z');
const contents = new Map(
  Array.from({ length: 6 }, (_, nth) => [
    `Unit/INV-${nth} - Nama é/16 Regulasi - 0${nth}.pdf`,
    randomBytes(nth * 40_001),
  ]),
);
const entries: readonly ZipEntry[] = [...contents].map(([name, bytes]) => ({
  ...{ name, size: bytes.length },
  bytes: async () => Readable.from([bytes.subarray(0, 10_000), bytes.subarray(10_000)]),
}));

/** A place that is noted in memory. */
const placeOf = (begins: number) => {
  let noted = begins;
  return { read: async () => noted, write: async (bytes: number) => void (noted = bytes) };
};

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('every entry stands there whole, stored, with its checksum', async () => {
  const file = path.join(dir, 'whole.zip');
  const size = await writeZip(file, entries, at, placeOf(0));
  const bytes = await readFile(file);
  expect(size).toBe(bytes.length);
  const handle = await open(file);
  const listed = await listArchive(
    {
      size: bytes.length,
      read: async (start, length) => bytes.subarray(start, start + length),
    },
    { entries: 100, bytes: 10_000_000 },
  );
  await handle.close();
  if (!listed.ok) throw new Error(listed.problem);
  expect(
    listed.value.map(({ name, method, size: long, dataStart }) => [
      ...[name, method],
      hash(bytes.subarray(dataStart, dataStart + long)),
    ]),
  ).toEqual(entries.map(({ name }) => [name, 0, hash(contents.get(name) ?? Buffer.alloc(0))]));
});

test('cut at any place and gone on from, it is the same to the byte', async () => {
  const whole = await readFile(path.join(dir, 'whole.zip'));
  for (const part of [0, 1, 29, 40_000, 123_456, whole.length - 1, whole.length]) {
    const file = path.join(dir, `cut-${part}.zip`);
    // What a killed process wrote behind the last noted place is not trusted.
    await writeFile(file, Buffer.concat([whole.subarray(0, part), randomBytes(5000)]));
    await writeZip(file, entries, at, placeOf(part));
    expect(hash(await readFile(file))).toBe(hash(whole));
  }
});

test('stopped while nothing comes, it notes its place at once and is gone on from to the same byte', async () => {
  const whole = await readFile(path.join(dir, 'whole.zip'));
  const file = path.join(dir, 'stopped.zip');
  const place = placeOf(0);
  const stopping = new AbortController();
  const silent = new Readable({ read: () => stopping.abort() });
  const held = entries.map((entry, nth) =>
    nth === 3 ? { ...entry, bytes: async () => silent } : entry,
  );
  await expect(writeZip(file, held, at, place, stopping.signal)).rejects.toThrow(/abort/iu);
  expect([await place.read(), silent.destroyed]).toEqual([(await readFile(file)).length, true]);
  expect(await place.read()).toBeGreaterThan(80_002);
  await writeZip(file, entries, at, place);
  expect(hash(await readFile(file))).toBe(hash(whole));
});

test('a place beyond the end of a file that lost its end is no place', async () => {
  const whole = await readFile(path.join(dir, 'whole.zip'));
  const file = path.join(dir, 'lost.zip');
  await writeFile(file, whole);
  await truncate(file, 777);
  await writeZip(file, entries, at, placeOf(100_000));
  expect(hash(await readFile(file))).toBe(hash(whole));
});

test('an entry that cannot be read, or is not as long as was said, is an error', async () => {
  const broken = (bytes: ZipEntry['bytes']) => [{ name: 'a.txt', size: 5, bytes }];
  const file = (name: string) => path.join(dir, name);
  await expect(
    writeZip(
      file('a.zip'),
      broken(() => Promise.reject(new Error('gone'))),
      at,
      placeOf(0),
    ),
  ).rejects.toThrow('gone');
  await expect(
    writeZip(
      file('b.zip'),
      broken(async () => Readable.from([Buffer.alloc(9)])),
      at,
      placeOf(0),
    ),
  ).rejects.toThrow(/bytes/u);
});
