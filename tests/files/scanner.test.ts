// The virus scanner, against a stand-in that speaks clamd's INSTREAM: what is sent, each answer, and each way to give none.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clamdScanner } from '../../src/files/scanner.ts';
import { type Clamd, startClamd } from '../support/clamd.ts';
import { fileWith, inspect, removeFiles } from './support/inspecting.ts';

const sample = (name: string): Buffer =>
  readFileSync(join(import.meta.dirname, 'corpus', 'files', name));

let clamd: Clamd;
let reasons: string[];
beforeAll(async () => {
  clamd = await startClamd();
});
beforeEach(() => {
  reasons = [];
  clamd.mood = 'scans';
});
afterAll(async () => {
  await clamd.close();
  await removeFiles();
});

const scanner = (deadlineMs = 20_000) =>
  clamdScanner(clamd.address, (reason) => reasons.push(reason), deadlineMs);

describe('the verdict', () => {
  test.each(['eicar_like.txt', 'eicar_like_in_pdf.pdf'])('%s is infected', async (file) => {
    expect(await scanner()(await fileWith(sample(file)))).toEqual({
      kind: 'infected',
      name: 'Corpus.Test.Marker',
    });
  });

  test('every byte is sent, and an honest file is clean', async () => {
    const bytes = Buffer.alloc(300_001, 'isi ');
    expect(await scanner()(await fileWith(bytes))).toEqual({ kind: 'clean' });
    expect(clamd.scanned.at(-1)?.equals(bytes)).toBe(true);
    expect(reasons).toEqual([]);
  });
});

describe('no verdict', () => {
  test.each([
    ['cuts', /ECONNRESET|EPIPE|without an answer/u],
    ['fails', /allocate memory/u],
    ['chatters', /^x+$/u],
  ] as const)('when the scanner %s', async (mood, reason) => {
    clamd.mood = mood;
    expect(await scanner()(await fileWith('isi'))).toEqual({ kind: 'unavailable' });
    expect(reasons).toEqual([expect.stringMatching(reason)]);
  });

  test('when it does not answer in time', async () => {
    clamd.mood = 'silent';
    expect(await scanner(50)(await fileWith('isi'))).toEqual({ kind: 'unavailable' });
    expect(reasons).toEqual(['no answer within 50 ms']);
  });

  test('when the file is longer than it takes, and the reason is its own', async () => {
    expect(await scanner()(await fileWith(Buffer.alloc(5_000_000)))).toEqual({
      kind: 'unavailable',
    });
    expect(reasons).toEqual([expect.stringMatching(/size limit exceeded|ECONNRESET|EPIPE/u)]);
  });

  test('when nothing listens', async () => {
    const free = createServer();
    const port = await new Promise<number>((resolve) => {
      free.listen(0, '127.0.0.1', () => {
        const address = free.address();
        free.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
      });
    });
    const away = clamdScanner({ host: '127.0.0.1', port }, (reason) => reasons.push(reason));
    expect(await away(await fileWith('isi'))).toEqual({ kind: 'unavailable' });
    expect(reasons).toEqual([expect.stringContaining('ECONNREFUSED')]);
  });

  test('when the process stops, and nobody is told', async () => {
    clamd.mood = 'silent';
    const stop = new AbortController();
    const verdict = scanner()(await fileWith('isi'), stop.signal);
    stop.abort();
    expect(await verdict).toEqual({ kind: 'unavailable' });
    expect(reasons).toEqual([]);
  });
});

describe('in the inspection of a file', () => {
  afterEach(() => {
    clamd.scanned.length = 0;
  });

  test('an infected file is refused by the name of what was found', async () => {
    const outcome = await inspect(sample('eicar_like.txt'), 'a.txt', { scan: scanner() });
    const problem = { code: 'MALWARE_FOUND', found: 'Corpus.Test.Marker' };
    expect(outcome).toEqual({ ok: false, problem });
  });

  test('a file without a verdict is kept by nobody yet', async () => {
    clamd.mood = 'cuts';
    const outcome = await inspect(sample('ok.png'), 'a.png', { scan: scanner() });
    expect(outcome).toEqual({ ok: false, problem: { code: 'BUSY', found: 'scanner' } });
  });

  test('what is refused anyway is not sent to the scanner', async () => {
    expect(await inspect('<html></html>', 'a.pdf', { scan: scanner() })).toMatchObject({
      ok: false,
    });
    expect(await inspect(sample('ok.png'), 'a.png', { scan: scanner() })).toMatchObject({
      ok: true,
    });
    expect(clamd.scanned).toHaveLength(1);
  });
});
