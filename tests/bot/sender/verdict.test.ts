// What follows from looking for a message in doubt: when it is sent again, when it is looked for once more, and when parked.
import { expect, test } from 'vitest';
import type { Finding } from '../../../src/bot/sender/find-out.ts';
import { judge, newDoubt } from '../../../src/bot/sender/verdict.ts';
import { UNPROVEN } from '../../../src/db/transactions/record-send.ts';
import type { UncertainSend } from '../../../src/db/transactions/uncertain-sends.ts';

const row: UncertainSend = {
  id: 1,
  addressId: 7,
  claims: 3,
  nativeId: 'a',
  channel: 'telegram',
  kind: 'notice',
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
const shown: Finding = { shown: true, providerIds: ['1004'] };
const not = (
  why: 'absent' | 'harmless' | 'open' | 'going on' | 'unproven',
  upTo?: string,
): Finding => ({
  shown: false,
  providerIds: [],
  why,
  searched: upTo === undefined ? null : { part: 0, upTo },
});
const busy = (afterMs: number, upTo?: string): Finding => ({
  shown: false,
  providerIds: [],
  why: 'later',
  afterMs,
  searched: upTo === undefined ? null : { part: 0, upTo },
});
const look = () => ({ found: 0, guessed: new Set<string>() });
const base = { id: 1, addressId: 7, claims: 3 };

test('what was shown is sent, what was not is queued', () => {
  const now = look();
  expect(judge(row, shown, newDoubt(3), now, false)).toEqual({
    record: { ...base, state: 'sent', providerIds: ['1004'] },
  });
  expect(now.found).toBe(1);
  const again = judge(row, not('absent'), newDoubt(3), look(), false);
  expect(again).toMatchObject({ record: { state: 'queued', resent: true, afterMs: 0 } });
});

test('a broadcast that a death interrupted may have been refused with a wait: its chat is left alone for five seconds', () => {
  const broadcast = { ...row, kind: 'broadcast' } as const;
  const after = (takenAt: number | null, one: UncertainSend = broadcast) =>
    judge(one, not('absent'), { ...newDoubt(3), takenAt }, look(), false);
  expect(after(12)).toMatchObject({ record: { afterMs: 5000 } });
  expect(after(null)).toMatchObject({ record: { afterMs: 0 } });
  expect(after(12, row)).toMatchObject({ record: { afterMs: 0 } });
});

test('a busy network is asked when it says, ten times in a row without getting further', () => {
  const doubt = newDoubt(3);
  const said = (finding: Finding) => judge(row, finding, doubt, look(), false);
  for (let time = 1; time <= 10; time += 1)
    expect(said(busy(3000))).toEqual({ againMs: 3000, quiet: true });
  expect(said(busy(3000))).toEqual({ againMs: null });
  for (let time = 1; time <= 30; time += 1)
    expect(said(busy(3000, String(1000 + time)))).toEqual({ againMs: 3000, quiet: true });
});

test('a long search goes on at once, one that will have an end soon waits for it', () => {
  expect(judge(row, not('going on', '1100'), newDoubt(3), look(), false)).toEqual({ againMs: 0 });
  const waits = judge(row, not('going on', '1000'), newDoubt(3), look(), true);
  expect(waits).toEqual({ againMs: 200 });
});

test('what cannot be found out is looked for twice, sent once more, and parked the next time', () => {
  const doubt = newDoubt(3);
  expect(judge(row, not('unproven'), doubt, look(), false)).toEqual({ againMs: null });
  const again = { state: 'queued', error: UNPROVEN, tried: true, resent: true };
  expect(judge(row, not('unproven'), doubt, look(), false)).toMatchObject({ record: again });
  const second = { ...row, lastError: UNPROVEN };
  const parked = { ...newDoubt(4), looks: 1 };
  expect(judge(second, not('unproven'), parked, look(), false)).toMatchObject({
    record: { state: 'parked' },
  });
});

test('what was looked for everywhere and not found is sent again, however often, but one at a time', () => {
  const now = look();
  const second = { ...row, lastError: UNPROVEN };
  const looked = () => ({ ...newDoubt(3), looks: 1 });
  expect(judge(second, not('open', '1100'), looked(), now, false)).toMatchObject({
    record: { state: 'queued', error: UNPROVEN },
  });
  expect(judge(second, not('open', '1100'), looked(), now, false)).toEqual({ againMs: 200 });
  // What was found for others narrows the search for this one.
  const found = { ...look(), found: 1 };
  expect(judge(row, not('open', '1100'), looked(), found, false)).toEqual({ againMs: 200 });
});
