// Run as a process of its own by the tests, with CRASH_AT: fetches what is announced from a file on disk, then ends.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFileFetcher } from '../../../src/bot/file-fetcher.ts';
import { openDatabase } from '../../../src/db/connect.ts';
import { openEvidenceStore } from '../../../src/db/evidence-store.ts';
import { openProcessSession } from '../../../src/db/lease.ts';
import { makeLog } from '../../../src/log.ts';
import { createFiles, rulesOf } from './sources.ts';

const [, , url = '', data = '', source = ''] = process.argv;
const log = makeLog('silent');
const { db, close } = openDatabase(url, log, 2);
const session = await openProcessSession(url, log);
const files = createFiles();
files.served.set('big', await readFile(source));
const store = await openEvidenceStore(`file:${join(data, 'files')}`, data);
const finished = Promise.withResolvers<void>();
const fetcher = createFileFetcher({
  db,
  store,
  channels: new Map([['telegram', files.channel]]),
  session,
  log,
  rulesOf,
  scanner: null,
  onFinished: () => finished.resolve(),
  onStorageFull: () => undefined,
});
fetcher.start();
await finished.promise;
await fetcher.stop();
await session.close();
await close();
