// Sends workbooks in a chat of a test: through inbox, fetcher, inspection and reading for real, and tells what was said.
// Networks are left out.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { acceptedFormats } from '../../src/bot/file-fetcher/accepted-formats.ts';
import { documentReader } from '../../src/bot/file-fetcher/document-reader.ts';
import { fetchOne } from '../../src/bot/file-fetcher/fetch-one.ts';
import { workbookReader } from '../../src/bot/file-fetcher/workbook-reader.ts';
import { renderMessage } from '../../src/bot/text/id.ts';
import { createAddressBook } from '../../src/db/address-book.ts';
import { openEvidenceStore } from '../../src/db/evidence-store.ts';
import { acceptInbound } from '../../src/db/transactions/accept-inbound.ts';
import { claimFiles } from '../../src/db/transactions/claim-files.ts';
import { finishFile } from '../../src/db/transactions/finish-file.ts';
import { handleInbound } from '../../src/db/transactions/handle-inbound.ts';
import type { Message } from '../../src/domain/conversation/message.ts';
import { DEFAULT_FILE_LIMITS } from '../../src/files/inspect.ts';
import { makeLog } from '../../src/log.ts';
import { createFiles } from '../bot/file-fetcher/sources.ts';
import type { TestDatabase } from './database.ts';
import type { Somebody, Talk } from './talk.ts';

/** Sends files and tells what came of them. */
export interface WorkbookDesk {
  /** What was said at once, and what was said once the file was fetched and looked into. */
  readonly sends: (
    who: Somebody,
    name: string,
    bytes: Uint8Array,
    caption?: string,
  ) => Promise<readonly [at: string, then: string]>;
  /** Fetches what waits, and gives what was said then. */
  readonly settled: (who: Somebody) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Opens one with a store of its own. */
export async function openWorkbookDesk(database: TestDatabase, talk: Talk): Promise<WorkbookDesk> {
  const dir = await mkdtemp(join(tmpdir(), 'workbooks-'));
  const store = await openEvidenceStore(`file:${join(dir, 'files')}`, dir);
  const files = createFiles();
  let sent = 0;

  const said = async (who: Somebody): Promise<string> => {
    const { rows: last } = await sql<{ id: number }>`
      select coalesce(max(id), 0) as id from outbox`.execute(database.db);
    await handleInbound(database.db, talk.handling, 10, [who.personId]);
    const { rows } = await sql<{ message: Message }>`
      select message from outbox where id > ${last[0]?.id ?? 0} and person_id = ${who.personId} order by id`.execute(
      database.db,
    );
    const { codes } = talk.handling.secrets;
    return rows.map(({ message }) => renderMessage(codes.open(message)).text).join('\n');
  };

  const fetchAll = async (): Promise<void> => {
    const running = talk.handling.currentEdition();
    for (const file of await claimFiles(database.db, 1, ['telegram'], 10)) {
      const result = await fetchOne(
        file,
        {
          ...{ store, channels: new Map([['telegram', files.channel]]), log: makeLog('silent') },
          rulesOf: () => ({
            allowed: acceptedFormats(file, running),
            limits: DEFAULT_FILE_LIMITS,
            readDocument: documentReader(running),
            readWorkbook: workbookReader(database.db, {
              ...{ units: talk.handling.units(), edition: running },
            }),
          }),
          ...{ scanner: null, onStorageFull: () => undefined, fetchTimeoutMs: 20_000 },
        },
        new AbortController().signal,
      );
      await finishFile(database.db, file, result);
    }
  };

  return {
    async sends(who, name, bytes, caption) {
      const id = `w${(sent += 1)}`;
      files.served.set(id, bytes);
      const message = {
        ...{ channel: who.channel, address: who.nativeId, externalId: id, order: 1000 + sent },
        ...{ sentAt: new Date(), kind: 'file' as const, raw: Buffer.from('{}') },
        files: [{ ref: { id }, name, mime: null, size: null }],
        ...(caption === undefined ? {} : { text: caption }),
      };
      await acceptInbound(database.db, [message], createAddressBook());
      const atOnce = await said(who);
      await fetchAll();
      return [atOnce, await said(who)];
    },
    async settled(who) {
      await fetchAll();
      return said(who);
    },
    close: () => rm(dir, { recursive: true, force: true }),
  };
}
