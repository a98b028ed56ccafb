// Many messages of one person at once: others are answered in the same commit, and what is said again is said once.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAddressBook } from '../../src/db/address-book.ts';
import { acceptInbound } from '../../src/db/transactions/accept-inbound.ts';
import { handleInbound } from '../../src/db/transactions/handle-inbound.ts';
import { renderMessage } from '../../src/bot/text/id.ts';
import type { Message } from '../../src/domain/conversation/message.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openTalk, type Somebody, type Talk } from '../support/talk.ts';

let database: TestDatabase;
let talk: Talk;
let order = 1000;
beforeAll(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
});
afterAll(() => database.drop());

async function arrive(who: Somebody, texts: readonly string[]): Promise<void> {
  const messages = texts.map((text) => {
    order += 1;
    return {
      ...{ channel: who.channel, address: who.nativeId, externalId: `flood${order}`, order },
      ...{ sentAt: new Date(), kind: 'text' as const, text, raw: Buffer.from('{}') },
    };
  });
  await acceptInbound(database.db, messages, createAddressBook());
}

/** Handles what waits as a process that serves the network, and gives what is under way to somebody, in order. */
async function handle(who: Somebody): Promise<readonly string[]> {
  const handling = { ...talk.handling, serves: new Set([who.channel]) };
  const { sends } = await handleInbound(database.db, handling, 10);
  const { rows } = await sql<{ message: Message }>`
    select message from outbox where person_id = ${who.personId} and state = 'sending' order by id`.execute(
    database.db,
  );
  const stored = rows.map(({ message }) => renderMessage(message).text);
  const handed = sends.filter(({ personId }) => personId === who.personId);
  expect(handed.map(({ message }) => renderMessage(message).text)).toEqual(stored);
  return stored;
}

const innovator = [{ role: 'innovator' as const, unit: 'dinkes' }];

test('who wrote after 3,000 messages of somebody else is answered in the same commit', async () => {
  const loud = await talk.meet('Rina', innovator);
  const other = await talk.meet('Sari', innovator);
  await arrive(loud, Array<string>(3000).fill('status'));
  await arrive(other, ['status']);
  expect(await handle(other)).toHaveLength(1);
  const { rows } = await sql<{ left: number }>`
    select count(*)::int as left from inbox where done_at is null and address_id = ${loud.addressId}`.execute(
    database.db,
  );
  // One person has a share of each commit, in the order in which they wrote.
  expect(rows[0]?.left).toBe(2980);
  await sql`update inbox set done_at = now(), outcome = 'ignored' where done_at is null`.execute(
    database.db,
  );
});

test('what is said again before it was shown is said once, at its last place', async () => {
  const who = await talk.meet('Tono', innovator);
  await arrive(who, ['jadwal', 'bantuan', 'jadwal', 'jadwal', 'status', 'jadwal']);
  const said = await handle(who);
  expect(said).toHaveLength(3);
  expect(said[0]).toContain('Yang dapat diketik kapan saja');
  expect(said.filter((text) => /edisi|jadwal/iu.test(text) && text === said[2])).toHaveLength(1);
});

test('answers are confirmed, and an explanation that was asked for three times comes once', async () => {
  const who = await talk.meet('Ujang', innovator);
  await talk.says(who, 'baru');
  await talk.says(who, 'Pojok Baca Ujang');
  await sql`update outbox set state = 'sent', sent_at = now() where person_id = ${who.personId}`.execute(
    database.db,
  );
  await arrive(who, ['1', 'bantuan', 'bantuan', 'Ani', 'bantuan']);
  const said = await handle(who);
  expect(said.map((text) => text.split(/[.:\n]/u)[0])).toEqual([
    '✔ Tersimpan',
    'Mohon maaf, balasan kami terlambat',
    'Bantuan untuk Jenis Inovasi',
  ]);
});
