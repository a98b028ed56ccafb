// A client whose types are generated from the OpenAPI document (tests/client) plays a decision; what is committed fits the
// document of this version. Where the generator is installed (npm ci --prefix tests/client), it is run and compared:
// npx vitest run tests/api/client.test.ts -u writes it anew.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createToken } from '../../src/db/transactions/create-token.ts';
import { createClient } from '../client/call.ts';
import { type DeskTest, startDeskTest } from '../support/desk.ts';

const folder = fileURLToPath(new URL('../client/', import.meta.url));
const generator = path.join(folder, 'node_modules/openapi-typescript/bin/cli.js');
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

/** What is committed, under the head that it must have. */
const committed = (file: string, head: string): string =>
  head + readFileSync(file, 'utf8').split('\n').slice(1).join('\n');

it('is generated from the document of this version', async () => {
  const { body } = await desk.server.app.inject('/api/v1/openapi.json');
  const head = `// Generated from the OpenAPI document with SHA-256 ${createHash('sha256').update(body).digest('hex')}.\n`;
  const file = path.join(folder, 'schema.d.ts');
  const made = existsSync(generator) ? await generated(body) : null;
  await expect(made === null ? committed(file, head) : head + made).toMatchFileSnapshot(file);
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
