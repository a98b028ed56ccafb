// Before the consent nothing is kept of what somebody sends, of whatever kind and however its handling ended.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAddressBook } from '../../src/db/address-book.ts';
import { acceptInbound } from '../../src/db/transactions/accept-inbound.ts';
import { closeUnhandled } from '../../src/db/transactions/failing-inputs.ts';
import { handleInbound } from '../../src/db/transactions/handle-inbound.ts';
import type { InboundMessage } from '../../src/domain/conversation/inbound.ts';
import { type TestDatabase, createTestDatabase } from '../support/database.ts';
import { type Talk, openTalk } from '../support/talk.ts';
import { foundIn } from '../support/whole-database.ts';

let database: TestDatabase;
let talk: Talk;
const book = createAddressBook();
const secret = 'Rahasia Hulu Sungai';
let nth = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
});
afterAll(() => database.drop());

const sent = (
  address: string,
  said: Pick<InboundMessage, 'kind'> & Partial<InboundMessage>,
): InboundMessage => {
  nth += 1;
  return {
    channel: 'telegram',
    address,
    externalId: `m${nth}`,
    order: nth,
    sentAt: new Date(),
    raw: Buffer.from(JSON.stringify({ message: said })),
    ...said,
  };
};

const file = { ref: { id: secret }, name: `${secret}.pdf`, mime: 'application/pdf', size: 1000 };
const kinds: readonly (Pick<InboundMessage, 'kind'> & Partial<InboundMessage>)[] = [
  { kind: 'text', text: secret },
  { kind: 'text', text: `baru ${secret}` },
  { kind: 'text', text: `kode ISI-ABCD-EFGH-JKLM ${secret}` },
  { kind: 'choice', choice: `t:${secret}` },
  { kind: 'file', text: secret, files: [file] },
  { kind: 'edit', text: secret, target: 'm1' },
  { kind: 'contact', text: secret, ownPhone: secret },
  { kind: 'voice', text: secret },
  { kind: 'group', text: secret },
  { kind: 'reaction', text: secret },
  { kind: 'other', text: secret },
];

it('keeps nothing of what was sent before the consent, and the words of the consent', async () => {
  for (const [index, said] of kinds.entries())
    await acceptInbound(
      database.db,
      [sent(`asing-${index}`, { kind: 'text', text: 'halo' }), sent(`asing-${index}`, said)],
      book,
    );
  expect((await foundIn(database, secret)).length).toBeGreaterThanOrEqual(kinds.length);
  while ((await handleInbound(database.db, talk.handling, 100)).more);
  expect(await foundIn(database, secret)).toEqual([]);
  await sql`update outbox set sent_at = now(), state = 'sent'`.execute(database.db);
  await acceptInbound(database.db, [sent('asing-0', { kind: 'text', text: 'ya, setuju' })], book);
  while ((await handleInbound(database.db, talk.handling, 100)).more);
  expect(await foundIn(database, 'ya, setuju')).not.toEqual([]);
});

it('keeps nothing either of what could not be handled', async () => {
  for (const outcome of ['failed', 'in_doubt'] as const) {
    await acceptInbound(database.db, [sent(outcome, { kind: 'text', text: secret })], book);
    const { id } = await database.db
      .selectFrom('inbox')
      .select('id')
      .where('done_at', 'is', null)
      .executeTakeFirstOrThrow();
    await closeUnhandled(database.db, { inboxId: id, outcome, error: 'x' });
    expect(await foundIn(database, secret)).toEqual([]);
  }
});
