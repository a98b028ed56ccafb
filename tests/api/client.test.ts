// A client whose types are generated from the OpenAPI document (tests/client) plays a decision; what is committed fits the
// document of this version. Where the generator is installed (npm ci --prefix tests/client), it is run and compared:
// npx vitest run tests/api/client.test.ts -u writes it anew.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createToken } from '../../src/db/transactions/create-token.ts';
import { createClient } from '../client/call.ts';
import { type DeskTest, startDeskTest } from '../support/desk.ts';

const folder = fileURLToPath(new URL('../client/', import.meta.url));
const generator = path.join(folder, 'node_modules/openapi-typescript/bin/cli.js');
const committed = path.join(folder, 'schema.d.ts');
const token = `sb_client_${'c'.repeat(40)}`;
let desk: DeskTest;
let address: string;
beforeAll(async () => {
  desk = await startDeskTest();
  address = await desk.server.listen();
  await createToken(desk.db, { token, role: 'verifier', unitId: null, label: null, days: 1 });
});
afterAll(() => desk.close());

/** What the generator makes of a document. */
async function generated(document: string): Promise<string> {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'client-'));
  try {
    await writeFile(path.join(scratch, 'openapi.json'), document);
    const given = [path.join(scratch, 'openapi.json'), '-o', path.join(scratch, 'out.ts')];
    execFileSync(process.execPath, [generator, ...given], { cwd: folder, stdio: 'pipe' });
    return readFileSync(path.join(scratch, 'out.ts'), 'utf8');
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The document of this version, with the head of what is generated from it. */
async function documented() {
  const { body } = await desk.server.app.inject('/api/v1/openapi.json');
  const sum = createHash('sha256').update(body).digest('hex');
  return { body, head: `// Generated from the OpenAPI document with SHA-256 ${sum}.` };
}

it.runIf(existsSync(generator))('is what the generator makes of this version', async () => {
  const { body, head } = await documented();
  await expect(`${head}\n${await generated(body)}`).toMatchFileSnapshot(committed);
});

// Without the generator the types cannot be written anew, and so their head must not be either.
it.runIf(!existsSync(generator))('is generated from the document of this version', async () => {
  const { head } = await documented();
  expect(readFileSync(committed, 'utf8').split('\n')[0]).toBe(head);
});

it('gives a refusal for an answer that is no JSON, as of a proxy before the server', async () => {
  const proxy = createServer((_request, answer) => {
    answer.writeHead(502, { 'content-type': 'text/html' }).end('<p>Bad gateway</p>');
  });
  try {
    await once(proxy.listen(0, '127.0.0.1'), 'listening');
    const { port } = proxy.address() as AddressInfo;
    const call = createClient(`http://127.0.0.1:${port}`, token);
    const path = { code: 'INV-AAAA1' };
    expect(await call('get', '/api/v1/innovations/{code}', { path })).toEqual({
      ...{ ok: false, status: 502, code: 'unreadable' },
    });
  } finally {
    proxy.close();
  }
});

it('plays a decision: reads the queue, one innovation, accepts it once, and is refused an old version', async () => {
  const code = await desk.innovation('unit_endorsed');
  const call = createClient(address, token);
  const queue = await call('get', '/api/v1/innovations', { query: { state: 'unit_endorsed' } });
  const [first] = queue.ok ? queue.value.items : [];
  expect(first).toMatchObject({ code, state: 'unit_endorsed' });
  const read = await call('get', '/api/v1/innovations/{code}', { path: { code } });
  const version = read.ok ? read.value.version : -1;
  const decide = (key: string) =>
    call('post', '/api/v1/innovations/{code}/decisions', {
      path: { code },
      header: { 'idempotency-key': key },
      body: { step: 'accept', version },
    });
  const done = await decide('sekali');
  expect(done).toMatchObject({
    ok: true,
    value: { code, state: 'accepted', version: version + 1 },
  });
  expect(await decide('sekali')).toEqual(done);
  expect(await decide('lagi')).toEqual({ ok: false, status: 409, code: 'wrong_step' });
  const seen = await call('get', '/api/v1/innovations/{code}/versions', { path: { code } });
  expect(seen.ok && seen.value.items.map(({ step }) => step)).toEqual(['accept']);
});
