// The oracle's invariant I4 itself: which second showing of a question it takes for one too many, also where replies come late.
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { askedOnce } from '../support/oracle/shown.ts';
import { type StandIn, startTelegram } from '../support/telegram/stand-in.ts';

const question = 'Isian 2/33 · 1/40 terisi\n\nBentuk Inovasi Daerah\nPilih satu.';
let database: TestDatabase;
let telegram: StandIn;
let chat = 990_000;

beforeAll(async () => {
  [database, telegram] = await Promise.all([createTestDatabase(), startTelegram()]);
});
afterAll(async () => {
  await telegram.close();
  await database.drop();
});
beforeEach(() => {
  chat += 1;
});

/** Somebody types three messages at once; each reply comes afterwards, to the message, or the press, that it is said to answer. */
async function latelyAnswered(
  replies: readonly (readonly [text: string, to: number | string | null])[],
) {
  const phone = telegram.phone(chat);
  for (const text of ['halo', '2', '2']) await phone.says(text);
  const typed = telegram.journal.typed().filter((one) => one.chat === String(chat));
  const { rows } = await sql<{ person: number; address: number }>`
    with who as (insert into person (name) values ('Siti') returning id)
    insert into address (channel, native_id, person_id) select 'telegram', ${String(chat)}, id from who
    returning person_id as person, id as address`.execute(database.db);
  const [{ person, address } = { person: 0, address: 0 }] = rows;
  for (const [text, to] of replies) {
    const answer = await fetch(`${telegram.apiRoot}/bot${telegram.token}/sendMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ chat_id: chat, text }),
    });
    const { result } = (await answer.json()) as { result: { message_id: number } };
    if (to === null) continue;
    await sql`
      with heard as (insert into inbox (address_id, external_id, kind, payload, raw, chat_order, sent_at)
        values (${address}, ${typeof to === 'string' ? to : `m${typed[to]?.messageId}`}, 'text', '{}', '', ${replies.findIndex((reply) => reply[1] === to)}, now())
        on conflict (address_id, external_id) do update set kind = excluded.kind returning id)
      insert into outbox (person_id, address_id, channel, kind, message, inbox_id, state, provider_ids, sent_at)
      select ${person}, ${address}, 'telegram', 'reply', '{}', id, 'sent', ${[String(result.message_id)]}::text[], now()
      from heard`.execute(database.db);
  }
  const wrong = await askedOnce({ db: database.db, telegram });
  return wrong.filter((one) => one.includes(String(chat)));
}

test('each of two messages may be answered by the same question, however late', async () => {
  expect(
    await latelyAnswered([
      ['Halo.', 0],
      [question, 1],
      [question, 2],
    ]),
  ).toEqual([]);
});

test('one message is not answered by the same question twice', async () => {
  expect(
    await latelyAnswered([
      ['Halo.', 0],
      [question, 1],
      [question, 1],
    ]),
  ).toHaveLength(1);
});

test('a question that answers nothing is one too many', async () => {
  expect(
    await latelyAnswered([
      ['Halo.', 0],
      [question, 1],
      [question, null],
    ]),
  ).toHaveLength(1);
});

test('each of two presses may be answered by the same question, one that nobody made may not', async () => {
  const replies = [
    [question, 'cpress-1'],
    [question, 'cpress-2'],
  ] as const;
  await telegram.phone(chat).pressesToken('x', 1);
  expect(await latelyAnswered(replies)).toHaveLength(1);
  chat += 1;
  for (const token of ['x', 'y']) await telegram.phone(chat).pressesToken(token, 1);
  expect(await latelyAnswered(replies)).toEqual([]);
});
