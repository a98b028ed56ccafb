// One commit: takes messages of people into the inbox, each once, however often they are delivered.
// It never reads a message's meaning and never changes a conversation that exists.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { InboundMessage } from '../../domain/conversation/inbound.ts';
import { newConversation } from '../../domain/conversation/state.ts';
import type { AddressBook } from '../address-book.ts';
import { violatedConstraint } from '../errors.ts';
import type { Database } from '../schema.ts';
import { type InboxRow, inboxRow, storableId } from './inbox-row.ts';
import { joinAddresses } from './join-addresses.ts';

/** What came of it. `waiting` are the addresses that have new rows. */
export interface Accepted {
  readonly accepted: number;
  readonly repeated: number;
  readonly waiting: readonly number[];
}

/**
 * Stores messages of any number of people in one statement and one commit. A chat never heard of
 * gets an address, a person and a conversation in its first state. A message that is there
 * already, or twice in `messages`, changes nothing. Ids rise with (address, order). Throws when the
 * commit is not known to have happened; calling again is then harmless.
 */
export async function acceptInbound(
  db: Kysely<Database>,
  messages: readonly InboundMessage[],
  book: AddressBook,
): Promise<Accepted> {
  if (messages.length === 0) return { accepted: 0, repeated: 0, waiting: [] };
  await joinAddresses(db, messages, book);
  const sorted = messages.toSorted(byChat);
  try {
    return await insert(db, sorted, book);
  } catch (error) {
    // An address in the book was deleted: look all of them up again.
    if (violatedConstraint(error) !== 'inbox_address_id_fkey') throw error;
    book.clear();
    return insert(db, sorted, book);
  }
}

const chatOf = (message: InboundMessage): string =>
  `${message.channel}:${storableId(message.address)}`;

function byChat(a: InboundMessage, b: InboundMessage): number {
  if (a.channel !== b.channel) return a.channel < b.channel ? -1 : 1;
  if (a.address !== b.address) return a.address < b.address ? -1 : 1;
  // Networks that tell seconds alone give messages of one second the same place: those stay as they came.
  return a.order === b.order ? 0 : a.order - b.order;
}

async function insert(
  db: Kysely<Database>,
  messages: readonly InboundMessage[],
  book: AddressBook,
): Promise<Accepted> {
  const unknown = new Map<string, { channel: string; native: string }>();
  const rows: (InboxRow & {
    address: number | null;
    chat: string | null;
    start: number;
    size: number;
  })[] = [];
  let start = 1;
  for (const message of messages) {
    const chat = chatOf(message);
    const address = book.get(chat) ?? null;
    if (address === null) {
      unknown.set(chat, { channel: message.channel, native: storableId(message.address) });
    }
    const size = message.raw.byteLength;
    rows.push({ ...inboxRow(message), address, chat: address === null ? chat : null, start, size });
    start += size;
  }
  const raw = Buffer.concat(messages.map((message) => message.raw));
  const stored =
    unknown.size === 0
      ? await storeKnown(db, rows, raw)
      : (await insertAny(rows, raw, [...unknown.values()]).execute(db)).rows;
  for (const { chat, address_id } of stored) if (chat !== null) book.set(chat, address_id);
  const fresh = stored.filter((row) => row.id !== null);
  return {
    accepted: fresh.length,
    repeated: messages.length - fresh.length,
    waiting: [...new Set(fresh.map((row) => row.address_id))],
  };
}

type Stored = { id: number | null; address_id: number; chat: string | null };

// One document and one run of bytes for all messages: two parameters, whatever their number.
const messageTable = (rows: readonly unknown[]) => sql`
  rows from (json_to_recordset(${JSON.stringify(rows)}::json) as (
    address bigint, chat text, external text, kind text, payload jsonb,
    nth float8, sent timestamptz, start int, size int
  )) with ordinality as m (address, chat, external, kind, payload, nth, sent, start, size, place)`;

const insertInto = (addressId: RawBuilder<unknown>, raw: Buffer) => sql`
  insert into inbox (address_id, external_id, kind, payload, raw, chat_order, sent_at)
  select ${addressId}, m.external, m.kind, m.payload, substring(${raw}::bytea from m.start for m.size),
    coalesce(m.nth, extract(epoch from now()) * 1000), coalesce(m.sent, now())`;

const once = sql`
  order by m.place on conflict (address_id, external_id) do nothing returning id, address_id`;

/**
 * Messages of chats that are known. `on conflict` writes each row to the log of the server and a second word that it stays.
 * So what is there already is left out first; only where another process stores the same at this moment, it is asked for.
 */
async function storeKnown(
  db: Kysely<Database>,
  rows: readonly (InboxRow & { readonly address: number | null })[],
  raw: Buffer,
): Promise<readonly Stored[]> {
  const different = new Set(rows.map((row) => `${row.address}:${row.external}`));
  if (different.size === rows.length) {
    try {
      return (await insertNew(rows, raw).execute(db)).rows;
    } catch (error) {
      if (violatedConstraint(error) !== 'inbox_address_id_external_id_key') throw error;
    }
  }
  return (await insertKnown(rows, raw).execute(db)).rows;
}

const insertNew = (rows: readonly unknown[], raw: Buffer) => sql<Stored>`
  ${insertInto(sql`m.address`, raw)} from ${messageTable(rows)}
  /* row by row: a join would be planned while the table was small */
  where (select true from inbox i where i.address_id = m.address and i.external_id = m.external) is null
  order by m.place returning id, address_id, null as chat`;

const insertKnown = (rows: readonly unknown[], raw: Buffer) => sql<Stored>`
  ${insertInto(sql`m.address`, raw)} from ${messageTable(rows)} ${once}, null as chat`;

/**
 * The same with chats that may be new. Two processes may meet a new chat at once: `do update` waits
 * for the other's commit and gives its row, and only whose person number stands makes the person.
 */
const insertAny = (
  rows: readonly unknown[],
  raw: Buffer,
  unknown: readonly unknown[],
) => sql<Stored>`
  with asked as materialized (
    select c.channel, c.native, a.id
    from json_to_recordset(${JSON.stringify(unknown)}::json) as c (channel text, native text)
    left join address a on a.channel = c.channel and a.native_id = c.native
  ), numbered as materialized (
    select channel, native, nextval(pg_get_serial_sequence('person', 'id')) as person_id
    from asked where id is null order by channel, native
  ), made as (
    insert into address (channel, native_id, person_id)
    select channel, native, person_id from numbered order by channel, native
    on conflict (channel, native_id) do update set native_id = excluded.native_id
    returning id, channel, native_id as native, person_id
  ), newcomer as (
    select made.id, made.person_id from made join numbered using (person_id)
  ), person as (
    insert into person (id) overriding system value select person_id from newcomer returning id
  ), talk as (
    insert into conversation (person_id, address_id, state)
    select person_id, id, ${JSON.stringify(newConversation)}::jsonb from newcomer
  ), chats as (
    select id, channel || ':' || native as chat from asked where id is not null
    union all select id, channel || ':' || native from made
  ), stored as (
    ${insertInto(sql`coalesce(m.address, chats.id)`, raw)}
    from ${messageTable(rows)} left join chats on chats.chat = m.chat ${once}
  )
  select stored.id, stored.address_id, null as chat from stored
  union all select null, id, chat from chats`;
