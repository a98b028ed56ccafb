// Nothing of the session's key material reaches a log or the console, over everything that makes libsignal talk.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../../support/database.ts';
import { startStandIn } from '../../support/whatsapp/stand-in.ts';

const script = fileURLToPath(new URL('../../support/whatsapp/talkative.ts', import.meta.url));

test('a whole session at the most talkative level prints no key', async () => {
  const database = await createTestDatabase();
  const standIn = await startStandIn();
  // A process of its own, so that all it prints by any means can be read.
  const child = spawn(process.execPath, [script, database.url, standIn.wsUrl], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = await once(child, 'exit');
  await standIn.close();
  await database.drop();

  // Proof that the session ran, that our own console still works, and that Baileys was heard.
  expect(output).toContain('sessions were opened and closed');
  expect(output).toContain('"from":"baileys"');
  expect(code).toBe(0);
  expect(output).not.toMatch(/privKey|rootKey|chainKey|SessionEntry|indexInfo|token/i);
  expect(output).not.toMatch(/<Buffer [0-9a-f]{2} [0-9a-f]{2}/);
  expect(output).not.toContain('6281200000001');
  expect(output).not.toContain('kata rahasia');
});
