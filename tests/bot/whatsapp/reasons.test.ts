// Why a connection closed and what follows: the whole table, and pauses that stay within bounds.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DisconnectReason } from '@whiskeysockets/baileys';
import { backOff, nextStep } from '../../../src/bot/whatsapp/baileys/reasons.ts';

test.each([
  [515, { do: 'reconnect', when: 'now' }],
  [428, { do: 'reconnect', when: 'later' }],
  [408, { do: 'reconnect', when: 'later' }],
  [500, { do: 'reconnect', when: 'later' }],
  [503, { do: 'reconnect', when: 'later' }],
  [undefined, { do: 'reconnect', when: 'later' }],
  [401, { do: 'stop', reason: 'logged_out', code: 401 }],
  [403, { do: 'stop', reason: 'locked', code: 403 }],
  [405, { do: 'stop', reason: 'outdated', code: 405 }],
  [406, { do: 'stop', reason: 'banned', code: 406 }],
  [411, { do: 'stop', reason: 'multidevice', code: 411 }],
  [440, { do: 'stop', reason: 'replaced', code: 440 }],
  [418, { do: 'stop', reason: 'unknown', code: 418 }],
  [499, { do: 'stop', reason: 'unknown', code: 499 }],
])('code %s', (code, step) => {
  expect(nextStep(code, false)).toEqual(step);
});

test('every reason that Baileys names has a step', () => {
  const codes = Object.values(DisconnectReason).filter((code) => typeof code === 'number');
  expect(codes.length).toBeGreaterThan(8);
  for (const code of codes) expect(nextStep(code, false).do).toMatch(/reconnect|stop/);
});

test('waits out a temporary ban, a day when its end is not named', () => {
  expect(nextStep(402, false, 3600)).toEqual({ do: 'wait', ms: 3_600_000 });
  expect(nextStep(402, false)).toEqual({ do: 'wait', ms: 86_400_000 });
});

test('an error of the network on the way is not a word of WhatsApp', () => {
  expect(nextStep(403, true)).toEqual({ do: 'reconnect', when: 'later' });
});

test('pauses grow, stay within bounds and are never the same for all', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.boolean(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempt, hadWorked, random) => {
        const pause = backOff(attempt, hadWorked, random);
        expect(pause).toBeGreaterThanOrEqual(500);
        expect(pause).toBeLessThanOrEqual(hadWorked ? 30_000 : 300_000);
      },
    ),
  );
  expect(backOff(4, false, 0)).toBeLessThan(backOff(4, false, 1));
  expect(backOff(5, false, 0.5)).toBeGreaterThan(backOff(2, false, 0.5));
});
