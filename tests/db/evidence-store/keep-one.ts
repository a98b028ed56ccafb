// Run as a process of its own by the tests: stores 3 MB once and says how it ended.
// With a second argument n > 0 it kills itself just before its n-th outside operation.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openEvidenceStore } from '../../../src/db/evidence-store.ts';

const [, , dataDir = '', killAt = '0'] = process.argv;
let operations = 0;
const store = await openEvidenceStore(`file:${join(dataDir, 'files')}`, dataDir, () => {
  operations += 1;
  if (operations === Number(killAt)) process.kill(process.pid, 'SIGKILL');
});

async function* threeMegabytes(): AsyncGenerator<Uint8Array> {
  for (let part = 0; part < 6; part += 1) yield randomBytes(512 * 1024);
}

const incoming = await store.receive(threeMegabytes(), { maxBytes: 10 * 1024 * 1024 });
if (incoming.ok) {
  const kept = await store.keep(incoming.value);
  console.log(kept.ok ? `kept ${kept.value.sha256} ${operations}` : kept.problem.type);
} else {
  console.log(incoming.problem.type);
}
