// The HTTP server over a test database, on a free port of loopback.
// The sink is the test's own; the default one keeps what it was given and nothing more.
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import type { ServerParts } from '../../src/api/parts.ts';
import { buildServer } from '../../src/api/server.ts';
import { bundleCheck } from '../../src/bundle-desk.ts';
import { loadConfig } from '../../src/config.ts';
import { type EvidenceStore, openEvidenceStore } from '../../src/db/evidence-store.ts';
import { createPrinter, printTemplates, printWorkbook } from '../../src/documents/printer.ts';
import type { InboundMessage } from '../../src/domain/conversation/inbound.ts';
import { workbookReader } from '../../src/bot/file-fetcher/workbook-reader.ts';
import { readUnits } from '../../src/db/reference.ts';
import { sharedWords } from '../../src/bot/text/shared-words.ts';
import { newConversation } from '../../src/domain/conversation/state.ts';
import { defaultEditionId, findEdition } from '../../src/domain/edition/editions/index.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import { makeLog } from '../../src/log.ts';
import { createLoops } from '../../src/loops.ts';
import { createPaperMaker } from '../../src/papers.ts';
import { type TestDatabase, createTestDatabase } from './database.ts';

/** A running test server with its parts. */
export interface TestServer {
  readonly app: Awaited<ReturnType<typeof buildServer>>;
  readonly database: TestDatabase;
  readonly store: EvidenceStore;
  /** What the default sink was given, in order. */
  readonly received: InboundMessage[];
  readonly folder: string;
  /** Makes the browser with this cookie one whose person has agreed. */
  readonly agree: (cookie: string) => Promise<void>;
  /** Starts listening and gives the address. */
  readonly listen: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** A test is many people behind one address in a moment. */
const CROWD = { PEOPLE_PER_ADDRESS: '100000', NEW_PEOPLE_PER_SECOND: '9999' };

type Given = Partial<Omit<ServerParts, 'config'>> & {
  readonly env?: Record<string, string>;
  readonly makeSink?: (database: TestDatabase) => ServerParts['sink'];
};

function editionOf(id: string) {
  const found = findEdition(id);
  if (found === null) throw new Error(`no edition ${id}`);
  return found;
}

/** Builds a server over a fresh database and an empty evidence store. */
export async function startTestServer({
  env = {},
  makeSink,
  ...parts
}: Given = {}): Promise<TestServer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-http-'));
  const database = await createTestDatabase();
  const loaded = loadConfig({ DATA_DIR: folder, SECRET_KEY: 'k'.repeat(40), ...CROWD, ...env });
  if (!loaded.ok) throw new Error(loaded.problems.join(' '));
  const store = await openEvidenceStore(`file:${path.join(folder, 'evidence')}`, folder);
  const received: InboundMessage[] = [];
  const printer = createPrinter();
  const app = await buildServer({
    config: loaded.config,
    db: database.db,
    sessionUrl: database.url,
    store,
    scanner: null,
    papers: createPaperMaker({
      openCode: (sealed) => sealed,
      ...{ db: database.db, printer, store, region: balangan, editionOf },
      publicUrl: () => 'https://inovasi.contoh.go.id',
      addresses: () => ({ web: 'https://inovasi.contoh.go.id', telegram: 'contoh_bot' }),
      onDefect: (paper, reason) => {
        throw new Error(`${paper}: ${reason}`);
      },
    }),
    readWorkbook: async (file, owner) => {
      const now = { units: await readUnits(database.db), edition: editionOf(defaultEditionId) };
      return workbookReader(database.db, now)(file, {
        format: 'xlsx',
        owner,
        said: new Map(),
        caption: null,
      });
    },
    workbook: (tables) => printWorkbook(printer, tables),
    templates: printTemplates(printer),
    bundle: bundleCheck({ db: database.db, store, region: balangan, editionOf }),
    log: makeLog('silent'),
    words: sharedWords,
    sink:
      makeSink?.(database) ??
      (async (messages) => {
        received.push(...messages);
      }),
    loops: createLoops(),
    ready: () => Promise.resolve({ ok: true, details: {} }),
    ...parts,
  });
  return {
    app,
    database,
    store,
    received,
    folder,
    async agree(cookie) {
      const value = cookie.split(';')[0]?.split('=')[1]?.split('.')[0] ?? '';
      const native = createHash('sha256').update(value).digest('hex');
      await sql`with who as (
          insert into person (consent_version, consented_at) values ('test', now()) returning id
        ), chat as (
          insert into address (channel, native_id, person_id) select 'webchat', ${native}, id from who returning id, person_id
        ) insert into conversation (person_id, address_id, state)
          select person_id, id, ${JSON.stringify(newConversation)}::jsonb from chat`.execute(
        database.db,
      );
    },
    listen: () => app.listen({ port: 0, host: '127.0.0.1' }),
    async close() {
      await app.close();
      printer.stop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
