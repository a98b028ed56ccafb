// The evidence store on a real disk: what it promises about whole files, limits, full disks and sudden death.
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type EvidenceStore,
  type Incoming,
  openEvidenceStore,
} from '../../src/db/evidence-store.ts';
import type { Result } from '../../src/domain/result.ts';

const MB = 1024 * 1024;
let dir = '';
let store: EvidenceStore;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'evidence-'));
  store = await openEvidenceStore(`file:${join(dir, 'files')}`, dir);
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function* chunks(...parts: (Uint8Array | Error)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if (part instanceof Error) throw part;
    yield part;
  }
}

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const uploads = (): Promise<string[]> => readdir(join(dir, 'uploads'));
const stored = async (): Promise<string[]> =>
  (await readdir(join(dir, 'files'), { recursive: true })).filter((name) =>
    /[0-9a-f]{64}$/.test(name),
  );

function valueOf<T>(outcome: Result<T, { readonly type: string }>): T {
  if (!outcome.ok) throw new Error(outcome.problem.type);
  return outcome.value;
}

async function received(bytes: Uint8Array): Promise<Incoming> {
  return valueOf(await store.receive(chunks(bytes), { maxBytes: MB }));
}

describe('receiving', () => {
  test('counts, hashes and keeps the first bytes', async () => {
    const parts = [randomBytes(3000), randomBytes(5000), randomBytes(1)];
    const outcome = await store.receive(chunks(...parts), { maxBytes: MB });
    const whole = Buffer.concat(parts);
    expect(outcome).toMatchObject({ ok: true, value: { size: 8001, sha256: sha(whole) } });
    const { head, path } = valueOf(outcome);
    expect(Buffer.from(head)).toEqual(whole.subarray(0, 4100));
    expect(await readFile(path)).toEqual(whole);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('cuts an endless source at the limit, tells both numbers and leaves nothing', async () => {
    let asked = 0;
    let ended = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) {
          asked += 1;
          yield new Uint8Array(64 * 1024);
        }
      } finally {
        ended = true;
      }
    }
    const outcome = await store.receive(endless(), { maxBytes: 1_000_000 });
    expect(outcome).toEqual({
      ok: false,
      problem: { type: 'too_large', received: 16 * 65536, limit: 1_000_000 },
    });
    expect(asked).toBe(16);
    expect(ended).toBe(true);
    expect(await uploads()).toEqual([]);
  });

  test('takes exactly the limit', async () => {
    expect((await store.receive(chunks(new Uint8Array(10)), { maxBytes: 10 })).ok).toBe(true);
    expect((await store.receive(chunks(new Uint8Array(11)), { maxBytes: 10 })).ok).toBe(false);
  });

  test('leaves nothing when the source breaks off', async () => {
    const broken = store.receive(chunks(randomBytes(5000), new Error('connection reset')), {
      maxBytes: MB,
    });
    await expect(broken).rejects.toThrow('connection reset');
    expect(await uploads()).toEqual([]);
  });

  test('gives up at once on a signal, even while the source hangs', async () => {
    const abort = new AbortController();
    const hanging = Promise.withResolvers<void>();
    async function* hangs(): AsyncGenerator<Uint8Array> {
      yield randomBytes(100);
      hanging.resolve();
      await new Promise(() => undefined);
    }
    const outcome = store.receive(hangs(), { maxBytes: MB, signal: abort.signal });
    await hanging.promise;
    abort.abort(new Error('shutting down'));
    await expect(outcome).rejects.toThrow('shutting down');
    expect(await uploads()).toEqual([]);
  });
});

describe('keeping', () => {
  test('puts bytes under their hash and nowhere else', async () => {
    const bytes = randomBytes(9000);
    const kept = await store.keep(await received(bytes));
    const name = sha(bytes);
    expect(kept).toEqual({ ok: true, value: { sha256: name, size: 9000 } });
    expect(await stored()).toEqual([join(name.slice(0, 2), name.slice(2, 4), name)]);
    expect(await uploads()).toEqual([]);
    expect(await store.stat(name)).toEqual({ sha256: name, size: 9000 });
    expect(await buffer(await store.open(name))).toEqual(bytes);
  });

  test('streams parts, both ends included', async () => {
    const bytes = randomBytes(500);
    await store.keep(await received(bytes));
    expect(await buffer(await store.open(sha(bytes), { start: 10, end: 19 }))).toEqual(
      bytes.subarray(10, 20),
    );
    expect(await buffer(await store.open(sha(bytes), { start: 490 }))).toEqual(bytes.subarray(490));
  });

  test('the same bytes are one object, however often and at whatever time they are kept', async () => {
    const bytes = randomBytes(100);
    const several = await Promise.all([received(bytes), received(bytes), received(bytes)]);
    await Promise.all(several.map((one) => store.keep(one)));
    for (const one of several) expect((await store.keep(one)).ok).toBe(true);
    expect(await stored()).toHaveLength(1);
    expect(await uploads()).toEqual([]);
  });

  test('an unknown or removed object is absent, and a path is no hash', async () => {
    const bytes = randomBytes(100);
    await store.keep(await received(bytes));
    await store.remove(sha(bytes));
    await store.remove(sha(bytes));
    expect(await store.stat(sha(bytes))).toBeUndefined();
    await expect(store.open(sha(bytes))).rejects.toThrow('ENOENT');
    await expect(store.open('../../../etc/passwd')).rejects.toThrow('SHA-256');
    await expect(store.stat(sha(bytes).toUpperCase())).rejects.toThrow('SHA-256');
  });

  test('discarding leaves nothing', async () => {
    const incoming = await received(randomBytes(10));
    await store.discard(incoming);
    await store.discard(incoming);
    expect(await uploads()).toEqual([]);
    await expect(store.keep(incoming)).rejects.toThrow('ENOENT');
  });
});

describe('sweeping', () => {
  test('removes old orphans and old parts, and nothing that is young or has a row', async () => {
    const [orphan, young, row] = [randomBytes(10), randomBytes(11), randomBytes(12)];
    for (const bytes of [orphan, young, row]) await store.keep(await received(bytes));
    const oldPart = await received(randomBytes(13));
    const youngPart = await received(randomBytes(14));
    const long = new Date('2020-01-01');
    const pathOf = (name: string): string =>
      join(dir, 'files', name.slice(0, 2), name.slice(2, 4), name);
    for (const path of [pathOf(sha(orphan)), pathOf(sha(row)), oldPart.path])
      await utimes(path, long, long);

    const count = await store.sweep((name) => Promise.resolve(name === sha(row)), 60_000);
    expect(count).toEqual({ parts: 1, objects: 1 });
    expect(await store.stat(sha(orphan))).toBeUndefined();
    expect(await store.stat(sha(young))).toBeDefined();
    expect(await store.stat(sha(row))).toBeDefined();
    expect(await uploads()).toEqual([youngPart.path.split('/').at(-1)]);
  });

  test('spares an orphan that is kept again while its row is looked for', async () => {
    const bytes = randomBytes(10);
    await store.keep(await received(bytes));
    const name = sha(bytes);
    await utimes(join(dir, 'files', name.slice(0, 2), name.slice(2, 4), name), 0, 0);
    const again = await received(bytes);
    const count = await store.sweep(async () => {
      await store.keep(again);
      return false;
    }, 60_000);
    expect(count.objects).toBe(0);
    expect(await store.stat(name)).toBeDefined();
  });

  test('leaves foreign files in the folder alone', async () => {
    const foreign = join(dir, 'files', 'ab', 'cd');
    await mkdir(foreign, { recursive: true });
    await writeFile(join(foreign, 'catatan.txt'), 'x');
    await writeFile(join(foreign, 'f'.repeat(64)), 'x');
    await store.sweep(() => Promise.resolve(false), -60_000);
    expect(await readdir(foreign)).toHaveLength(2);
  });
});

describe('faults', () => {
  const script = join(import.meta.dirname, 'evidence-store', 'keep-one.ts');

  /** Stores the same 3 MB in a child process and returns how that ended. */
  async function keepInChild(dataDir: string, extra: { killAt?: number; limit?: number } = {}) {
    const node = [process.execPath, script, dataDir];
    const command =
      extra.limit === undefined ? node : ['prlimit', `--fsize=${extra.limit}`, ...node];
    const child = spawn(command[0] ?? '', command.slice(1), {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        NODE_ENV: 'test',
        ...(extra.killAt ? { CRASH_AT: String(extra.killAt) } : {}),
      },
    });
    const output = buffer(child.stdout);
    const [code, signal] = await once(child, 'close');
    return { code, signal, output: (await output).toString().trim() };
  }

  async function filesIn(data: string): Promise<string[]> {
    const names = await readdir(join(data, 'files'), { recursive: true });
    return names.filter((name) => name.length > 60).map((name) => join(data, 'files', name));
  }

  test('kill -9 before every single step: the object is whole or absent, and the next try succeeds', async () => {
    let killAt = 1;
    for (; ; killAt += 1) {
      const data = await mkdtemp(join(dir, 'kill-'));
      const run = await keepInChild(data, { killAt });
      for (const file of await filesIn(data)) {
        const bytes = await readFile(file);
        expect({ name: sha(bytes), size: bytes.byteLength }).toEqual({
          name: file.slice(-64),
          size: 3 * MB,
        });
      }
      if (run.signal !== 'SIGKILL') break;
      expect(run.output).toBe('');

      const again = await keepInChild(data);
      expect(again.output).toMatch(/^kept [0-9a-f]{64}$/);
      const swept = await openEvidenceStore(`file:${join(data, 'files')}`, data);
      await swept.sweep((name) => Promise.resolve(again.output.endsWith(name)), -60_000);
      expect(await readdir(join(data, 'uploads'))).toEqual([]);
      expect(await filesIn(data)).toHaveLength(1);
    }
    // open, six writes, sync, two folders made and synced, rename, folder sync
    expect(killAt).toBeGreaterThan(13);
  }, 60_000);

  test('no room in the middle of a file is a value, and nothing is left', async () => {
    const run = await keepInChild(dir, { limit: 2 * MB });
    expect(run.output).toBe('storage_full');
    expect(run.code).toBe(0);
    expect(await uploads()).toEqual([]);
    expect(await stored()).toEqual([]);
  });

  test('no room at the very end, when the file is carried to another file system', async ({
    skip,
  }) => {
    const small = join(dir, 'small');
    await mkdir(small);
    const mounted = spawn('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small], {
      stdio: 'ignore',
    });
    const [code] = await once(mounted, 'close').catch(() => [1]);
    if (code !== 0) skip('mounting a small file system needs root');
    try {
      const elsewhere = await openEvidenceStore(`file:${join(small, 'files')}`, dir);
      const take = async (bytes: Uint8Array): Promise<Incoming> =>
        valueOf(await elsewhere.receive(chunks(bytes), { maxBytes: 10 * MB }));
      const tooMuch = await take(randomBytes(2 * MB));
      expect(await elsewhere.keep(tooMuch)).toEqual({
        ok: false,
        problem: { type: 'storage_full' },
      });
      expect(await elsewhere.stat(tooMuch.sha256)).toBeUndefined();
      await elsewhere.discard(tooMuch);

      const fits = await take(randomBytes(100_000));
      expect((await elsewhere.keep(fits)).ok).toBe(true);
      expect(sha(await buffer(await elsewhere.open(fits.sha256)))).toBe(fits.sha256);
      expect(await uploads()).toEqual([]);
      expect((await readdir(join(small, 'files'))).filter((name) => name.startsWith('.'))).toEqual(
        [],
      );
    } finally {
      await once(spawn('umount', [small], { stdio: 'ignore' }), 'close');
    }
  });

  test('an address that cannot be understood is refused in one sentence', async () => {
    await expect(openEvidenceStore('ftp://x', dir)).rejects.toThrow('file: or s3:');
    await expect(openEvidenceStore('file:', dir)).rejects.toThrow('needs a folder');
    await expect(openEvidenceStore('s3:///x', dir)).rejects.toThrow('needs a bucket');
  });
});
