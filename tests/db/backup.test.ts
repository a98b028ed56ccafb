// The archive of a backup: what was written by the first version is still read, and what is damaged is refused.
import { readFile } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { restoreBackup } from '../../src/db/backup/restore.ts';
import { type TarEntry, readTar, writeTar } from '../../src/db/backup/tar.ts';
import { writeBackup } from '../../src/db/backup/write.ts';
import { openEvidenceStore } from '../../src/db/evidence-store.ts';
import { createEmptyDatabase, createTestDatabase } from '../support/database.ts';

let folder: string;
let first: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-backup-'));
  const fixture = path.join(import.meta.dirname, '../fixtures/backup-of-first-version.tar.gz');
  first = gunzipSync(await readFile(fixture));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function* inPieces(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}

async function list(bytes: Uint8Array, size?: number): Promise<[string, Buffer][]> {
  const found: [string, Buffer][] = [];
  for await (const entry of readTar(inPieces(bytes, size))) {
    const parts: Uint8Array[] = [];
    for await (const part of entry.bytes) parts.push(part);
    found.push([entry.name, Buffer.concat(parts)]);
  }
  return found;
}

async function written(entries: readonly (readonly [string, Buffer])[], says = 0): Promise<Buffer> {
  async function* all(): AsyncGenerator<TarEntry> {
    for (const [name, bytes] of entries)
      yield { name, size: bytes.byteLength + says, bytes: inPieces(bytes, 70_000) };
  }
  const parts: Uint8Array[] = [];
  for await (const part of writeTar(all())) parts.push(part);
  return Buffer.concat(parts);
}

test('a backup of the first version restores', async () => {
  const { db, drop } = await createEmptyDatabase();
  const store = await openEvidenceStore(`file:${path.join(folder, 'evidence')}`, folder);
  expect(await restoreBackup(db, store, inPieces(first))).toMatchObject({ rows: 47, files: 2 });
  const people = await db.selectFrom('person').select('name').execute();
  expect(people).toEqual([{ name: 'Rahmawati "Ema" \\ Ñ 🚲' }]);
  const files = await db.selectFrom('evidence_file').select('sha256').execute();
  expect(files).toHaveLength(2);
  for (const { sha256 } of files) expect(await store.stat(sha256 ?? '')).toBeTruthy();
  await drop();
});

test('a part ends before it is too long, whatever its rows hold', async () => {
  const { db, drop } = await createTestDatabase();
  await sql`insert into paper_template (paper, version, name, bytes, sha256, ended_at)
    select 'notulensi', n, 'surat.docx', b.bytes, sha256(b.bytes), now()
    from generate_series(1, 10) n, lateral (select decode(repeat(md5(n::text), 131072), 'hex') as bytes) b`.execute(
    db,
  );
  await sql`insert into unit (id, name, kind) select 'u' || n, 'Unit ' || n, 'skpd' from generate_series(1, 1200) n`.execute(
    db,
  );
  const store = await openEvidenceStore(`file:${path.join(folder, 'evidence')}`, folder);
  const sizes: (readonly [name: string, size: number])[] = [];
  await writeBackup(db, store, { rows: 0, files: 0, missing: [] }, async (archive) => {
    for await (const { name, size } of readTar(archive)) sizes.push([name, size]);
  });
  const of = (table: string) => sizes.filter(([name]) => name.startsWith(`tables/${table}/`));
  expect(Math.max(...of('paper_template').map(([, size]) => size))).toBeLessThan(32 * 1024 * 1024);
  // Ten documents of 2 MB are 20 MB, twice as much in the signs of JSON.
  expect(of('paper_template').length).toBeGreaterThan(2);
  expect(of('unit').length).toBeLessThan(12);
  await drop();
});

describe('the archive', () => {
  test('gives back what was written, in any pieces', async () => {
    const entries = [
      ['manifest.json', Buffer.from('{}')],
      ['empty', Buffer.alloc(0)],
      ['one-block', Buffer.alloc(512, 1)],
      ['long', Buffer.alloc(300_001, 'isi')],
      [`evidence/${'a'.repeat(64)}`, Buffer.alloc(1024)],
    ] as const;
    const bytes = await written(entries);
    for (const size of [511, 512, 65_536, bytes.byteLength]) {
      const found = await list(bytes, size);
      expect(found.map(([name]) => name)).toEqual(entries.map(([name]) => name));
      for (const [at, [, content]] of entries.entries())
        expect(found[at]?.[1].equals(content)).toBe(true);
    }
  });

  test('goes on behind an entry that was not read', async () => {
    const names: string[] = [];
    for await (const { name } of readTar(inPieces(first))) names.push(name);
    expect(names).toEqual((await list(first)).map(([name]) => name));
  });

  test('is refused wherever it is cut', async () => {
    const last = first.byteLength - 2 * 512;
    const cuts = Array.from({ length: 240 }, (_, at) => Math.round((at * last) / 239));
    const atBlocks = cuts.map((cut) => cut - (cut % 512));
    for (const cut of new Set([...cuts, ...atBlocks].filter((one) => one > 0)))
      await expect(list(first.subarray(0, cut))).rejects.toThrow('cut short');
  });

  test.each([
    ['text', Buffer.alloc(2000, 'teks')],
    ['a link', Buffer.from(linked())],
    ['a damaged header', damaged()],
  ])('that is %s is refused', async (_, bytes) => {
    await expect(list(bytes)).rejects.toThrow('not a backup');
  });

  test.each([1, -1])('is given up when a file is not as long as it said (%s)', async (more) => {
    const files = [['evidence/a', Buffer.alloc(200_000, 1)]] as const;
    await expect(written(files, more)).rejects.toThrow('evidence/a changed');
  });

  test('is given up when its source fails, with that error', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield first.subarray(0, 5000);
      throw new Error('the disk is gone');
    }
    const reading = (async () => {
      for await (const { bytes } of readTar(failing())) for await (const _ of bytes);
    })();
    await expect(reading).rejects.toThrow('the disk is gone');
  });

  test('lets go of its source when the reader stops', async () => {
    let ended = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        yield first.subarray(0, 3000);
        for (;;) yield Buffer.alloc(1000);
      } finally {
        ended = true;
      }
    }
    for await (const _ of readTar(endless())) break;
    expect(ended).toBe(true);
  });
});

function damaged(): Buffer {
  const bytes = Buffer.alloc(1024);
  bytes.write('manifest.json');
  return bytes;
}

/** A header of a symbolic link, with its checksum. */
function linked(): Buffer {
  const block = Buffer.alloc(1024);
  block.write('manifest.json');
  block.write('00000000000\0', 124);
  block.write('2/etc/passwd', 156);
  block.write('ustar\u{0}00', 257);
  const sum = block.reduce((all, byte) => all + byte, 8 * 32);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}
