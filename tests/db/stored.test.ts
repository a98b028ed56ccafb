// What 32320f0 stored is still read: somebody in every mode of the conversation is answered, and messages of every kind that
// were not sent can still be said. How it is worded is shown by the transcripts. tests/fixtures/stored/make.mjs wrote it down.
import { sql } from 'kysely';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { renderMessage } from '../../src/bot/text/id.ts';
import { createAddressBook } from '../../src/db/address-book.ts';
import { acceptInbound } from '../../src/db/transactions/accept-inbound.ts';
import type { Message } from '../../src/domain/conversation/message.ts';
import { Season } from '../support/season.ts';
import { fixture, type Round, storedDatabase, type StoredPerson } from '../support/stored.ts';

/** What no sentence may hold: a value that was not there. */
const broken = /undefined|\bnull\b|\bNaN\b|\[object/u;

/** What is said when a step broke. */
const trouble = /ada gangguan di sisi kami/u;

/** What somebody does next. */
function inputOf(round: Round, person: StoredPerson) {
  if (round === 'button') return { kind: 'choice', choice: `p${person.prompt}:0` } as const;
  const texts = { help: 'bantuan', answer: person.answer, cancel: 'batal' };
  return { kind: 'text', text: texts[round] } as const;
}

/** Lets everybody go on, one after the other, and gives what they and others were told. */
async function play(round: Round): Promise<ReadonlyMap<string, readonly string[]>> {
  const database = await storedDatabase();
  const season = await Season.open({ url: database.url });
  onTestFinished(async () => {
    await season.end();
    await database.drop();
  });
  await season.told();
  const told = new Map<string, readonly string[]>();
  for (const [at, person] of fixture.people.entries()) {
    if (round === 'button' && person.buttons === 0) continue;
    const input = inputOf(round, person);
    await acceptInbound(
      season.db,
      [
        {
          channel: 'telegram',
          address: person.who,
          externalId: `next-${at}`,
          order: 5000 + at,
          sentAt: new Date(),
          raw: Buffer.from('{}'),
          ...input,
        },
      ],
      createAddressBook(),
    );
    await season.handle();
    told.set(
      person.as,
      (await season.told()).map(({ to, text }) => `${to}< ${text}`),
    );
  }
  return told;
}

describe.each(['help', 'answer', 'cancel', 'button'] as const)('%s', (round) => {
  test('everybody who was answered is answered', { timeout: 240_000 }, async () => {
    const told = await play(round);
    const golden = Object.entries(fixture.golden[round] ?? {});
    expect(golden.length).toBeGreaterThan(round === 'button' ? 10 : 80);
    const wrong = golden.flatMap(([as, before]) => {
      const now = told.get(as) ?? [];
      const silent = before.length > 0 && now.length === 0;
      return silent || now.some((text) => broken.test(text) || trouble.test(text))
        ? [{ as, before, now }]
        : [];
    });
    expect(wrong).toEqual([]);
  });
});

describe('messages that were not sent', () => {
  let stored: readonly Message[];
  beforeAll(async () => {
    const database = await storedDatabase();
    try {
      const { rows } = await sql<{ message: Message }>`
        select message from outbox where notice_key like 'stored:%' and state = 'queued'
        order by split_part(notice_key, ':', 2)::int`.execute(database.db);
      stored = rows.map(({ message }) => message);
    } finally {
      await database.drop();
    }
  });

  test('are all there', () => {
    expect(fixture.unsent.length).toBeGreaterThan(200);
    expect(stored).toHaveLength(fixture.unsent.length);
  });

  test('can still be said', () => {
    const wrong = stored.flatMap((message, at) => {
      const { text, file } = renderMessage(message);
      const { text: before = '', file: sent = null } = fixture.unsent[at] ?? {};
      const lost = (text === '' && before !== '') || (file?.name ?? null) !== sent;
      return lost || broken.test(text) ? [{ before, text }] : [];
    });
    expect(wrong).toEqual([]);
  });
});
