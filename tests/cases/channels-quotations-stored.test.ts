// Row 15 on the database: what is quoted is found by the network's id, of any part of a message, or of the own answer.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAddressBook } from '../../src/db/address-book.ts';
import { acceptInbound } from '../../src/db/transactions/accept-inbound.ts';
import { handleInbound } from '../../src/db/transactions/handle-inbound.ts';
import type { ChannelId } from '../../src/domain/conversation/input.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openTalk, type Somebody, type Talk } from '../support/talk.ts';

let database: TestDatabase;
let talk: Talk;
let nth = 0;
beforeAll(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
});
afterAll(() => database.drop());

async function quotes(who: Somebody, text: string, replyTo: string): Promise<void> {
  nth += 1;
  const message = {
    channel: who.channel,
    address: who.nativeId,
    externalId: `q${nth}`,
    order: 1_000_000 + nth,
    sentAt: new Date(),
    kind: 'text' as const,
    ...{ text, replyTo, raw: Buffer.from('{}') },
  };
  await acceptInbound(database.db, [message], createAddressBook());
  await handleInbound(database.db, talk.handling, 10, [who.personId]);
}

const answers = async (who: Somebody): Promise<readonly string[]> => {
  const { rows } = await sql<{ item: string }>`
    select distinct a.item from answer a join innovation n on n.id = a.innovation_id
    where n.owner_id = ${who.personId} and a.item <> 'nama'`.execute(database.db);
  return rows.map(({ item }) => item);
};

test.each<readonly [ChannelId, string]>([
  ['telegram', '71'],
  ['whatsapp', 'wamid.HBgN1'],
])('row 15: %s: a quoted question gets its answer', async (channel, id) => {
  const who = await talk.meet(`Rina ${channel}`, [{ role: 'innovator', unit: 'dinkes' }], channel);
  await talk.says(who, 'baru');
  await talk.says(who, `Inovasi ${channel}`);
  const asked = await sql<{ id: number }>`
    update outbox set state = 'sent', sent_at = now() - interval '1 minute', provider_ids = ${[id, `${id}9`]}::text[]
    where id = (select max(id) from outbox where person_id = ${who.personId}) returning id`.execute(
    database.db,
  );
  expect(asked.rows).toHaveLength(1);
  await talk.says(who, 'lewati');
  await sql`update outbox set state = 'sent', sent_at = now(), provider_ids = '{5}'
    where person_id = ${who.personId} and sent_at is null`.execute(database.db);
  await quotes(who, '1', id);
  expect(await answers(who)).toEqual(['bentuk']);
  await sql`update outbox set state = 'sent', sent_at = now(), provider_ids = '{6}'
    where person_id = ${who.personId} and sent_at is null`.execute(database.db);
  // An id that nobody knows quotes nothing: the open question is answered.
  await quotes(who, '2', 'unknown');
  expect((await answers(who)).length).toBe(2);
});
