// A chat with the real engine, database and file reader, without a network: what is sent is handled at once, files are
// looked into and kept, and what was said in answer is read back. It decides nothing and counts nothing.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { documentReader } from '../../src/bot/file-fetcher/document-reader.ts';
import { acceptedFormats } from '../../src/bot/file-fetcher/accepted-formats.ts';
import { fetchOne } from '../../src/bot/file-fetcher/fetch-one.ts';
import type { Channel } from '../../src/bot/channel.ts';
import { renderMessage } from '../../src/bot/text/id.ts';
import { createAddressBook } from '../../src/db/address-book.ts';
import { openDatabase } from '../../src/db/connect.ts';
import { startEmbedded } from '../../src/db/embedded.ts';
import { openEvidenceStore } from '../../src/db/evidence-store.ts';
import { createWorldCache } from '../../src/db/load/cache.ts';
import { migrate } from '../../src/db/migrate.ts';
import { loadReference, readUnits } from '../../src/db/reference.ts';
import { secretsFrom } from '../../src/db/secrets.ts';
import { acceptInbound } from '../../src/db/transactions/accept-inbound.ts';
import { claimFiles } from '../../src/db/transactions/claim-files.ts';
import { finishFile } from '../../src/db/transactions/finish-file.ts';
import { type Handling, handleInbound } from '../../src/db/transactions/handle-inbound.ts';
import { defaultBudgets } from '../../src/domain/budgets.ts';
import { newConversation } from '../../src/domain/conversation/state.ts';
import type { InboundMessage } from '../../src/domain/conversation/inbound.ts';
import type { Message } from '../../src/domain/conversation/message.ts';
import { defaultEditionId, findEdition } from '../../src/domain/edition/editions/index.ts';
import { DEFAULT_FILE_LIMITS } from '../../src/files/inspect.ts';
import { makeLog } from '../../src/log.ts';

/** A file as it is sent. */
export interface Sent {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The chats of a few people. */
export interface Stage {
  /** Sends a text, or files chosen together with their caption, from a person's phone; gives what was said in answer. */
  send(text: string, files?: readonly Sent[], from?: string): Promise<readonly string[]>;
  /** What somebody was told since without having written. */
  told(who: string): Promise<readonly string[]>;
  /** Adds somebody who holds a role, with a chat under their name; without a unit for the whole region. */
  appoint(name: string, role: string, unit: string | null): Promise<void>;
  /** Hands innovations of a unit on to its head: so many, by the name of their writer. */
  waiting(count: number, writer: string, unit: string): Promise<void>;
  close(): Promise<void>;
}

function editionOf(id: string, version?: number) {
  const found = findEdition(id, version);
  if (found === null) throw new Error(`no edition ${id}`);
  return found;
}

/** Opens a chat on a database of its own. */
export async function openStage(): Promise<Stage> {
  const log = makeLog('fatal');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-effort-'));
  const own = await startEmbedded(folder, log);
  const { db, close } = openDatabase(own.url, log);
  await migrate(db);
  await loadReference(db);
  const units = await readUnits(db);
  const store = await openEvidenceStore(pathToFileURL(path.join(folder, 'files')).href, folder);
  const book = createAddressBook();
  const bytes = new Map<string, Uint8Array>();
  let nth = 0;
  const handling: Handling = {
    budgets: defaultBudgets,
    epoch: () => 1,
    serves: new Set(),
    cache: createWorldCache(),
    secrets: secretsFrom('only-for-measuring-only-for-measuring-only'),
    units: () => units,
    currentEdition: () => editionOf(defaultEditionId),
    editionOf,
    questionsAtOnce: () => 4,
    maxFile: () => 20_000_000,
    publicUrl: 'http://localhost',
    telegramName: () => null,
    onSlow: () => {},
    onBug: (error) => {
      throw error;
    },
  };
  const channel = {
    async *fetchFile(ref: { readonly [key: string]: unknown }) {
      yield bytes.get(String(ref['id'])) ?? new Uint8Array();
    },
  } as unknown as Channel;

  const fetchFiles = async (): Promise<void> => {
    const tools = {
      store,
      channels: new Map([['telegram' as const, channel]]),
      rulesOf: (file: Parameters<typeof acceptedFormats>[0]) => ({
        allowed: acceptedFormats(file, editionOf(defaultEditionId)),
        limits: DEFAULT_FILE_LIMITS,
        readDocument: documentReader(editionOf(defaultEditionId)),
      }),
      log,
      scanner: null,
      onStorageFull: () => {},
      fetchTimeoutMs: 60_000,
    };
    for (const file of await claimFiles(db, 1, ['telegram'], 100))
      await finishFile(db, file, await fetchOne(file, tools, new AbortController().signal));
  };

  /** What was said since, all of it shown to the person. */
  const heard = async (since: number, who: string): Promise<readonly string[]> => {
    const { rows } = await sql<{ id: number; message: unknown }>`
      update outbox set sent_at = now(), state = 'sent' where id > ${since} and state <> 'sent'
        and person_id = (select person_id from address where native_id = ${who})
      returning id, message`.execute(db);
    return rows
      .toSorted((one, other) => one.id - other.id)
      .map(({ message }) => renderMessage(handling.secrets.codes.open(message) as Message).text);
  };

  return {
    told: (who) => heard(0, who),
    async send(text, files = [], from = 'phone') {
      const { rows } = await sql<{
        id: number;
      }>`select coalesce(max(id), 0)::int as id from outbox`.execute(db);
      const common = {
        channel: 'telegram' as const,
        address: from,
        sentAt: new Date(),
        raw: Buffer.from('{}'),
      };
      const next = (): { readonly externalId: string; readonly order: number } => {
        nth += 1;
        return { externalId: `in${nth}`, order: nth };
      };
      const album = `album${nth}`;
      const messages: InboundMessage[] =
        files.length === 0
          ? [{ ...common, ...next(), kind: 'text', text }]
          : files.map((file, at) => {
              const id = `${album}:${at}`;
              bytes.set(id, file.bytes);
              return {
                ...common,
                ...next(),
                kind: 'file',
                ...(files.length > 1 ? { albumId: album } : {}),
                ...(at === 0 && text !== '' ? { text } : {}),
                files: [{ ref: { id }, name: file.name, mime: null, size: file.bytes.length }],
              };
            });
      await acceptInbound(db, messages, book);
      await handleInbound(db, handling, 10);
      const said = [...(await heard(rows[0]?.id ?? 0, from))];
      const after = await sql<{
        id: number;
      }>`select coalesce(max(id), 0)::int as id from outbox`.execute(db);
      // Photos that are joined come back as one more file.
      for (let round = 0; round < 3; round += 1) {
        await fetchFiles();
        await handleInbound(db, handling, 10);
      }
      said.push(...(await heard(after.rows[0]?.id ?? 0, from)));
      return said;
    },
    async appoint(name, role, unit) {
      await sql`with who as (insert into person (name, unit_id, consent_version, consented_at)
          values (${name}, (select id from unit where name = ${unit}), 'effort', now()) returning id, unit_id),
        chat as (insert into address (channel, native_id, person_id) select 'telegram', ${name}, id from who returning id, person_id),
        talk as (insert into conversation (person_id, address_id, last_inbound_at, state) select person_id, id, now(),
          ${JSON.stringify({ ...newConversation, mode: { name: 'idle' } })}::jsonb from chat)
        insert into role_grant (person_id, role, unit_id) select id, ${role}, unit_id from who`.execute(
        db,
      );
    },
    async waiting(count, writer, unit) {
      for (let one = 1; one <= count; one += 1)
        await sql`with one as (insert into innovation (code, unit_id, owner_id, edition_id, edition_version, name, state, submitted_at, version)
            select ${`INV-TEST${one}`}, u.id, (select person_id from address where native_id = ${writer}),
              ${defaultEditionId}, ${editionOf(defaultEditionId).version}, ${`Inovasi ${one}`}, 'unit_verified', now(), 0
            from unit u where u.name = ${unit} returning id, owner_id)
          insert into answer (innovation_id, item, value, revision, written_by)
          select id, 'nama', ${JSON.stringify({ type: 'text', text: `Inovasi ${one}` })}::jsonb, 1, owner_id from one`.execute(
          db,
        );
    },
    async close() {
      await close();
      await own.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
