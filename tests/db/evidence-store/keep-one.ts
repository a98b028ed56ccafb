// Run as a process of its own by the tests: stores 3 MB once and says how it ended.
// With CRASH_AT=n it dies just before its n-th outside operation.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openEvidenceStore } from '../../../src/db/evidence-store.ts';

const [, , dataDir = ''] = process.argv;
const store = await openEvidenceStore(`file:${join(dataDir, 'files')}`, dataDir);

async function* threeMegabytes(): AsyncGenerator<Uint8Array> {
  for (let part = 0; part < 6; part += 1) yield randomBytes(512 * 1024);
}

const incoming = await store.receive(threeMegabytes(), { maxBytes: 10 * 1024 * 1024 });
const kept = incoming.ok ? await store.keep(incoming.value) : incoming;
process.stdout.write(kept.ok ? `kept ${kept.value.sha256}` : kept.problem.type);
