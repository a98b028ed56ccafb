// What 32320f0 stored is still read: somebody in every mode of the conversation goes on as they would have then, and messages
// of every kind that were not sent are worded as they would have been. tests/fixtures/stored/make.mjs wrote down both.
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { renderMessage } from '../../src/bot/text/id.ts';
import { createAddressBook } from '../../src/db/address-book.ts';
import { acceptInbound } from '../../src/db/transactions/accept-inbound.ts';
import type { Message } from '../../src/domain/conversation/message.ts';
import { Season } from '../support/season.ts';
import {
  fixture,
  type Round,
  storedDatabase,
  type StoredPerson,
  withoutCodes,
} from '../support/stored.ts';
import { shortened } from '../support/transcript-words.ts';

const cards =
  'nobody decides unopened: of a card that was given before, nothing tells whether it was opened, so it is given anew';

/**
 * Modes, or people by their name in the fixture, in which something else is said on purpose since then, by what was said there, and why. One that makes no difference
 * to anybody in that mode is refused.
 */
const exceptions: Readonly<Record<Round, Readonly<Record<string, readonly string[]>>>> = {
  help: {
    'help can be typed in every dialogue, leaves none, and what is open is asked again': [
      'standing_in',
      'confirming_act',
      'choosing_act',
      'choosing_successor',
      'choosing_predecessor',
      'correcting_name',
      'confirming_calendar',
      'excepting_unit',
      'broadcasting',
      'representing',
      'asking_mentor',
      'answering_message',
      'writing_unit',
    ],
  },
  answer: {
    [cards]: [
      'idle looking',
      'returning',
      'returning noted',
      'returning doubted',
      'completing reject',
      'completing level',
      'completing reopen',
      'completing report',
    ],
    'the list names innovations that would have been decided on by then': ['confirming_act export'],
  },
  cancel: {},
  button: { [cards]: ['idle looking', 'idle queue', 'returning noted', 'returning doubted'] },
};

/** Beginnings of messages that have other words on purpose since then, and why. */
const reworded: Readonly<Record<string, string>> = {
  'Angka itu tidak cocok dengan kartu mana pun.':
    'several codes in one message are looked up together, and one wrong one decides nothing',
  '✔ Tersimpan. Akun ini sekarang terhubung': 'a joining can be taken back for some days',
  'Akun Anda baru saja dihubungkan': 'a joining can be taken back for some days',
  'Putuskan obrolan web?': 'who writes from there afterwards opens nothing of this person any more',
  'Menunggu Anda: ': 'a card is given where the innovation is opened, never in a notice',
  'Sudah diperbaiki dan menunggu Anda':
    'a card is given where the innovation is opened, never in a notice',
  '2 inovasi menunggu penetapan': 'the head is asked to read first',
};

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
      (await season.told()).map(({ to, text }) => lineOf(`${to}< ${text}`)),
    );
  }
  return told;
}

const lineOf = (text: string): string => withoutCodes(shortened(text).join('\n'));

describe.each(['help', 'answer', 'cancel', 'button'] as const)('%s', (round) => {
  test('everybody goes on as they would have', { timeout: 240_000 }, async () => {
    const told = await play(round);
    const golden = Object.entries(fixture.golden[round] ?? {});
    expect(golden.length).toBeGreaterThan(round === 'button' ? 10 : 80);
    const changed = golden.flatMap(([as, texts]) => {
      const [before, now] = [texts.map(lineOf), told.get(as)];
      return isDeepStrictEqual(before, now) ? [] : [{ as, before, now }];
    });
    const excepted = Object.values(exceptions[round]).flat();
    const modeOf = (as: string): string => as.split(' ')[0] ?? '';
    const isExcepted = (as: string, one: string): boolean => one === as || one === modeOf(as);
    expect(changed.filter(({ as }) => !excepted.some((one) => isExcepted(as, one)))).toEqual([]);
    expect(excepted.filter((one) => !changed.some(({ as }) => isExcepted(as, one)))).toEqual([]);
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

  test('are worded as they would have been', () => {
    const changed = stored.flatMap((message, at) => {
      const { text, choices, file } = renderMessage(message);
      const now = { text, labels: choices.map(({ label }) => label), file: file?.name ?? null };
      const before = fixture.unsent[at];
      return isDeepStrictEqual(now, before) ? [] : [{ before, now }];
    });
    const isReworded = (before: string) =>
      Object.keys(reworded).some((one) => before.startsWith(one));
    expect(changed.filter(({ before }) => !isReworded(before?.text ?? ''))).toEqual([]);
    expect(changed).toHaveLength(Object.keys(reworded).length);
  });
});
