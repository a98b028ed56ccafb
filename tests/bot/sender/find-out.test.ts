// How far a message is looked for whose sending ended without a word, and what the answers mean.
import { expect, test } from 'vitest';
import { telegramCapabilities } from '../../../src/bot/capabilities.ts';
import type { Channel, Probe } from '../../../src/bot/channel.ts';
import { type Bounds, findOut } from '../../../src/bot/sender/find-out.ts';
import type { UncertainSend } from '../../../src/db/transactions/uncertain-sends.ts';

const row: UncertainSend = {
  id: 1,
  addressId: 1,
  claims: 1,
  nativeId: 'a',
  channel: 'telegram',
  kind: 'broadcast',
  message: 'satu',
  providerIds: [],
  lastError: null,
  floor: '1000',
  ceiling: null,
  chatFloor: '20',
  chatCeiling: null,
  lastTyped: null,
  alone: true,
};
const bounds: Bounds = { others: new Set(), highest: 0, apart: false, soon: false, searched: null };
const absent: Probe = { probe: 'absent' };

/** Finds out about a row; gives the finding and the ranges that were asked for. */
async function look(more: Partial<UncertainSend>, how: Partial<Bounds>, ...answers: Probe[]) {
  const asked: string[] = [];
  const channel: Channel = {
    id: 'telegram',
    caps: telegramCapabilities,
    start: () => Promise.resolve(),
    render: ({ text, choices }) => text.split('|').map((piece) => ({ text: piece, choices })),
    send: () => Promise.resolve({ kind: 'unknown', reason: 'not asked for' }),
    probe: (_part, _to, floor, ceiling) => {
      asked.push(`${floor}-${ceiling}`);
      return Promise.resolve(answers[asked.length - 1] ?? absent);
    },
    async *fetchFile() {},
    health: () => ({ ok: true, detail: '' }),
    stop: () => Promise.resolve(),
  };
  const render = (text: unknown) => ({ text: String(text), choices: [] });
  const found = await findOut({ ...row, ...more }, channel, render, { ...bounds, ...how });
  return { asked, ...found };
}

test('right above the last id of the chat, then from the floor to the ceiling', async () => {
  expect(await look({ ceiling: '1030' }, {})).toMatchObject({
    asked: ['20-26', '1000-1030'],
    why: 'absent',
  });
  const found = await look({}, {}, { probe: 'shown', providerId: '22' });
  expect(found).toMatchObject({ asked: ['20-26'], shown: true, providerIds: ['22'] });
});

test('the likeliest ids are tried first, once, and prove nothing about the others', async () => {
  const likely = [1012, 1013];
  const found = await look({ ceiling: '1030' }, { likely }, absent, {
    probe: 'shown',
    providerId: '1013',
  });
  expect(found).toMatchObject({ asked: ['1011-1013', '1012-1014'], shown: true });
  const { asked } = await look({ ceiling: '1030' }, { likely });
  expect(asked).toEqual(['1011-1013', '1012-1014', '20-26', '1000-1030']);
  const busy: Probe = { probe: 'unknown', searchedTo: '1011', afterMs: 3000 };
  const later = await look({ ceiling: '1030' }, { likely }, busy);
  expect(later).toMatchObject({
    asked: ['1011-1013'],
    why: 'later',
    afterMs: 3000,
    searched: null,
  });
  const searched = { part: 0, upTo: '1000' };
  expect((await look({ ceiling: '1030' }, { likely, searched })).asked).toEqual(['1000-1030']);
  expect((await look({ ceiling: '1030' }, { likely, apart: true })).asked).toEqual(['20-26']);
});

test('an id that may be another message of ours to this chat is not tried out of the rising order', async () => {
  const likely = [1012];
  const ceiling = '1030';
  const rising = ['20-26', '1000-1030'];
  expect((await look({ ceiling, alone: false }, { likely })).asked).toEqual(rising);
  expect((await look({ ceiling, message: 'satu|dua' }, { likely })).asked).toEqual(rising);
  const later = { message: 'satu|dua', providerIds: ['1001'], floor: '1001', chatFloor: null };
  expect((await look({ ceiling, ...later }, { likely })).asked[0]).toBe('1011-1013');
  // Not even the last part, before the ones before it are written down.
  const first: Probe = { probe: 'shown', providerId: '22' };
  const both = await look({ ceiling, message: 'satu|dua' }, { likely }, first);
  expect(both.asked).toEqual(['20-26', '22-28', '27-1030']);
  const below = await look({ ceiling, chatCeiling: '1012' }, { likely: [1012, 1011] });
  expect(below.asked).toEqual(['1010-1012', '20-26', '1000-1012']);
});

test('the lower of two ceilings ends it', async () => {
  const { asked } = await look({ ceiling: '1030', chatCeiling: '1010' }, {});
  expect(asked.at(-1)).toBe('1000-1010');
});

test('without a ceiling it waits for one that is likely to come', async () => {
  const soon = await look({}, { soon: true });
  expect(soon).toMatchObject({ asked: ['20-26'], why: 'going on' });
  const searched = { part: 0, upTo: '1000' };
  expect(soon.shown ? null : soon.searched).toEqual(searched);
  expect(await look({}, { soon: true, searched })).toMatchObject({ asked: [], why: 'going on' });
  const { asked } = await look({ ceiling: '1030' }, { searched });
  expect(asked).toEqual(['1000-1030']);
});

test('without a ceiling it looks a hundred ids beyond all that is known, and no further', async () => {
  const begun: Probe = { probe: 'unknown', searchedTo: '1100' };
  expect(await look({}, { highest: 1300 }, absent, begun)).toMatchObject({
    asked: ['20-26', '1000-1401'],
    why: 'going on',
  });
  const searched = { part: 0, upTo: '1100' };
  const ended = await look({}, { highest: 1300, searched });
  expect(ended).toMatchObject({ asked: ['1100-1401'], why: 'open' });
  const all = { part: 0, upTo: '1400' };
  expect(ended.shown ? null : ended.searched).toEqual(all);
  expect(await look({}, { highest: 1300, searched: all })).toMatchObject({
    asked: [],
    why: 'open',
  });
  // A ceiling that is learnt now has been reached, or not yet.
  const low = await look({ ceiling: '1350' }, { searched: all });
  expect(low).toMatchObject({ asked: [], why: 'absent' });
  const high = await look({ ceiling: '1500' }, { searched: all });
  expect(high).toMatchObject({ asked: ['1400-1500'], why: 'absent' });
});

test('a long range goes on where it ended, also for a later part', async () => {
  const ceiling = '1400';
  const begun: Probe = { probe: 'unknown', searchedTo: '1100' };
  expect(await look({ ceiling }, {}, absent, begun)).toMatchObject({
    why: 'going on',
    searched: { part: 0, upTo: '1100' },
  });
  const second = { message: 'satu|dua', providerIds: ['1005'], floor: '1005', chatFloor: null };
  const { asked } = await look({ ...second, ceiling }, { searched: { part: 1, upTo: '1105' } });
  expect(asked).toEqual(['1105-1400']);
  const other = await look({ ...second, ceiling }, { searched: { part: 0, upTo: '1105' } });
  expect(other.asked).toEqual(['1005-1011', '1010-1400']);
});

test('a network that cannot be asked now says when; one whose answers prove nothing is no proof', async () => {
  expect(await look({}, {}, { probe: 'unknown', afterMs: 5000 })).toMatchObject({
    why: 'later',
    afterMs: 5000,
  });
  // What was excluded before is not asked for again, near or far.
  const asked = async (upTo: string) =>
    (await look({ ceiling: '1030' }, { searched: { part: 0, upTo } })).asked;
  expect(await asked('23')).toEqual(['23-26', '1000-1030']);
  expect(await asked('25')).toEqual(['1000-1030']);
  expect(await asked('1010')).toEqual(['1010-1030']);
  expect(await look({}, {}, { probe: 'unknown' })).toMatchObject({ why: 'unproven' });
});

test('where each chat is numbered for itself only the chat’s own ids count, past all that its person typed', async () => {
  expect(await look({ ceiling: '1030' }, { apart: true })).toMatchObject({
    asked: ['20-26'],
    why: 'absent',
  });
  const typed = await look({ lastTyped: '31' }, { apart: true });
  expect(typed).toMatchObject({ asked: ['20-37'], why: 'absent' });
});
