// Conversations over the real database: what people write goes through the inbox and the engine, and what is said is read back.
// It never sends; queued messages are read from the outbox as words.
import { sql } from 'kysely';
import { renderMessage } from '../../src/bot/text/id.ts';
import { createAddressBook } from '../../src/db/address-book.ts';
import { loadReference, readUnits } from '../../src/db/reference.ts';
import { secretsFrom } from '../../src/db/secrets.ts';
import { acceptInbound } from '../../src/db/transactions/accept-inbound.ts';
import { type Handling, handleInbound } from '../../src/db/transactions/handle-inbound.ts';
import { createWorldCache } from '../../src/db/load/cache.ts';
import type { Role } from '../../src/domain/access.ts';
import { defaultBudgets } from '../../src/domain/budgets.ts';
import type { ChannelId } from '../../src/domain/conversation/input.ts';
import type { Message } from '../../src/domain/conversation/message.ts';
import { defaultEditionId, findEdition } from '../../src/domain/edition/editions/index.ts';
import type { TestDatabase } from './database.ts';

function editionOf(id: string, version?: number) {
  const found = findEdition(id, version);
  if (found === null) throw new Error(`no edition ${id}`);
  return found;
}

/** Somebody who may write: with consent, a name and roles. */
export interface Somebody {
  readonly personId: number;
  readonly addressId: number;
  readonly nativeId: string;
  readonly channel: ChannelId;
}

/** A place to talk. */
export interface Talk {
  readonly handling: Handling;
  /** Adds a person with these roles; `unit` is their unit. */
  meet(
    name: string,
    grants: readonly { readonly role: Role; readonly unit?: string }[],
    channel?: ChannelId,
  ): Promise<Somebody>;
  /** Writes a message and gives what was said to anybody in answer, as `text` or `name: text`. */
  says(who: Somebody, text: string): Promise<string>;
  /** Everything that waits in the outbox for somebody, in order, as words. */
  waiting(who: Somebody): Promise<string[]>;
}

/** Opens one. Loads units and editions. `said`: so many messages came before, to another process. */
export async function openTalk({ db }: TestDatabase, said = 0): Promise<Talk> {
  await loadReference(db);
  const units = await readUnits(db);
  const book = createAddressBook();
  let nth = said;
  const handling: Handling = {
    epoch: () => 1,
    serves: new Set(),
    cache: createWorldCache(),
    secrets: secretsFrom('only-for-tests-only-for-tests-only-for-tests'),
    units: () => units,
    currentEdition: () => editionOf(defaultEditionId),
    editionOf,
    questionsAtOnce: () => 1,
    budgets: defaultBudgets,
    maxFile: () => 20_000_000,
    publicUrl: 'http://localhost',
    telegramName: () => null,
    onSlow: () => {},
    onBug: (error) => {
      throw error;
    },
  };
  const words = (message: unknown): string =>
    renderMessage(handling.secrets.codes.open(message) as Message).text;

  return {
    handling,
    async meet(name, grants, channel = 'telegram') {
      nth += 1;
      const nativeId = `${channel}-${nth}`;
      const unit = grants.find((grant) => grant.unit !== undefined)?.unit ?? null;
      const state = { mode: { name: 'idle' }, prompt: 0, replies: [], skipped: [], last: null };
      const { rows } = await sql<{ person: number; address: number }>`
        with who as (insert into person (name, unit_id, consent_version, consented_at) values (${name}, ${unit}, 'test', now()) returning id),
        chat as (insert into address (channel, native_id, person_id) select ${channel}, ${nativeId}, id from who returning id, person_id),
        conv as (insert into conversation (person_id, address_id, state, last_inbound_at) select person_id, id, ${JSON.stringify(state)}::jsonb, now() from chat)
        select person_id as person, id as address from chat`.execute(db);
      const [row] = rows;
      if (row === undefined) throw new Error('nobody was added');
      for (const grant of grants)
        await db
          .insertInto('role_grant')
          .values({
            person_id: row.person,
            role: grant.role,
            unit_id: grant.unit ?? null,
            granted_by: null,
            invitation_id: null,
            revoked_by: null,
          })
          .execute();
      return { personId: row.person, addressId: row.address, nativeId, channel };
    },
    async says(who, text) {
      nth += 1;
      const message = {
        channel: who.channel,
        address: who.nativeId,
        externalId: `in${nth}`,
        order: nth,
        sentAt: new Date(),
        kind: 'text' as const,
        text,
        raw: Buffer.from('{}'),
      };
      const { rows: before } = await sql<{
        id: number;
      }>`select coalesce(max(id), 0) as id from outbox`.execute(db);
      await showReplies(db);
      await acceptInbound(db, [message], book);
      await handleInbound(db, handling, 10, [who.personId]);
      const { rows } = await sql<{ message: unknown; person_id: number; name: string }>`
        select o.message, o.person_id, p.name from outbox o join person p on p.id = o.person_id
        where o.id > ${before[0]?.id ?? 0} and o.kind in ('reply', 'notice') order by o.id`.execute(
        db,
      );
      return rows
        .map((row) => (row.person_id === who.personId ? '' : `${row.name}: `) + words(row.message))
        .join('\n');
    },
    async waiting(who) {
      const { rows } = await sql<{ message: unknown }>`
        select message from outbox where person_id = ${who.personId} and state = 'queued' order by id`.execute(
        db,
      );
      return rows.map((row) => words(row.message));
    },
  };
}

/** Everything said in answer is on the phone: whoever writes next has read it. */
async function showReplies(db: TestDatabase['db']): Promise<void> {
  await sql`update outbox set sent_at = now() where kind = 'reply' and sent_at is null`.execute(db);
}
