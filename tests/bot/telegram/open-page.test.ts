// The button that opens the desk or the form inside Telegram: where it stands beside the link, and how a lost send is found
// again. What is played is said by the engine over a real database.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buttons } from '../../../src/bot/telegram/markup.ts';
import { renderTelegram } from '../../../src/bot/telegram/render.ts';
import { renderMessage } from '../../../src/bot/text/id.ts';
import type { ChannelId } from '../../../src/domain/conversation/input.ts';
import type { Message } from '../../../src/domain/conversation/message.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { openTalk, type Talk } from '../../support/talk.ts';

let database: TestDatabase;
let talk: Talk;
beforeAll(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
});
afterAll(() => database.drop());

const grants = {
  verifier: { role: 'verifier' },
  innovator: { role: 'innovator', unit: 'puskesmas-awayan' },
} as const;

/** The buttons under the answer to `masuk`, as Telegram is asked for them. */
async function under(role: keyof typeof grants, channel: ChannelId, publicUrl: string) {
  Object.assign(talk.handling, { publicUrl });
  const who = await talk.meet('Nor Hidayah', [grants[role]], channel);
  expect(await talk.says(who, 'masuk')).toContain('/masuk/');
  const { rows } = await sql<{ message: Message }>`
    select message from outbox where person_id = ${who.personId} order by id desc limit 1`.execute(
    database.db,
  );
  const [{ message } = { message: undefined }] = rows;
  if (message === undefined) throw new Error('nothing was said');
  const part = renderTelegram(renderMessage(message)).at(-1);
  return part === undefined ? undefined : buttons(part).reply_markup?.inline_keyboard;
}

it('stands above the other buttons in Telegram where the address is https, and nowhere else', async () => {
  const https = 'https://inovasi.contoh.go.id';
  const app = { url: `${https}/masuk/telegram` };
  expect(await under('verifier', 'telegram', https)).toContainEqual([
    { text: 'Buka meja periksa', web_app: app },
  ]);
  expect((await under('innovator', 'telegram', https))?.[0]).toEqual([
    { text: 'Buka formulir', web_app: app },
  ]);
  const plain = JSON.stringify([
    await under('verifier', 'telegram', 'http://localhost'),
    await under('verifier', 'webchat', https),
  ]);
  expect(plain).not.toContain('web_app');
});
