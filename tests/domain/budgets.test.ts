// How much one person may send: who meets a limit, who never does, and when it is over.
import { describe, expect, it } from 'vitest';
import {
  type Budgets,
  defaultBudgets,
  readUsed,
  storedUsed,
  type Sent,
  spend,
  type Standing,
  standingOf,
  type Used,
  type Verdict,
} from '../../src/domain/budgets.ts';

const MB = 1024 * 1024;
const morning = new Date('2026-11-30T00:00:00Z');
const message: Sent = { files: 0, bytes: 0 };
const nobody = readUsed(null);

/** Sends the same again and again, so many seconds apart; gives the verdicts. */
function send(
  count: number,
  sent: Sent,
  standing: Standing,
  { every = 1, from = morning, used = nobody as Used, budgets = defaultBudgets as Budgets } = {},
): Verdict[] {
  const verdicts: Verdict[] = [];
  let now = from.getTime();
  for (let nth = 0; nth < count; nth += 1) {
    const at = {
      now: new Date(now),
      day: new Date(now + 8 * 3_600_000).toISOString().slice(0, 10),
    };
    const verdict = spend(verdicts.at(-1)?.used ?? used, sent, standing, at, budgets);
    verdicts.push(verdict);
    now += every * 1000;
  }
  return verdicts;
}

const taken = (verdicts: readonly Verdict[]): number => verdicts.filter((one) => one.taken).length;
const told = (verdicts: readonly Verdict[]): number =>
  verdicts.filter((one) => !one.taken && one.say).length;

describe('the limits', () => {
  it('stop a stranger after thirty messages in an hour, say so once, and let go on in the next hour', () => {
    const first = send(500, message, 'stranger');
    expect([taken(first), told(first)]).toEqual([30, 1]);
    const later = send(10, message, 'stranger', {
      from: new Date(morning.getTime() + 3_600_000),
      used: first.at(-1)?.used ?? nobody,
    });
    expect(taken(later)).toBe(10);
  });

  it.each([
    ['messages of a newcomer', 'newcomer', message, 2000],
    ['files of a newcomer', 'newcomer', { files: 1, bytes: MB }, 300],
    ['bytes of a newcomer', 'newcomer', { files: 1, bytes: 100 * MB }, 10],
    ['messages of others', 'known', message, 10_000],
    ['files of others', 'known', { files: 1, bytes: MB }, 1000],
    ['bytes of others', 'known', { files: 1, bytes: 100 * MB }, 51],
  ] as const)('hold for a day: %s', (_name, standing, sent, most) => {
    const verdicts = send(most + 50, sent, standing, { every: 1 });
    expect(taken(verdicts)).toBe(most);
    // Of a file that is not taken everybody is told, of a message once.
    expect(told(verdicts)).toBe(sent.files > 0 ? 50 : 1);
    const tomorrow = { from: new Date('2026-12-01T00:00:00Z') };
    expect(
      taken(send(5, sent, standing, { ...tomorrow, used: verdicts.at(-1)?.used ?? nobody })),
    ).toBe(5);
  });

  it('take one file that fits after one that did not', () => {
    const [big] = send(1, { files: 1, bytes: 2000 * MB }, 'newcomer');
    expect(big?.taken).toBe(false);
    expect(taken(send(1, { files: 1, bytes: MB }, 'newcomer', { used: big?.used ?? nobody }))).toBe(
      1,
    );
  });

  it('read anything that may be stored as nothing used', () => {
    for (const stored of [null, {}, [], 'x', { hour: -1, messages: 'many' }])
      expect(readUsed(stored)).toMatchObject({ messages: 0, files: 0 });
  });
});

it('knows newcomers by their first week, unless somebody gave them a role', () => {
  const days = (count: number) => new Date(morning.getTime() - count * 24 * 3_600_000);
  const person = { consented: true, trusted: false };
  expect(standingOf({ ...person, since: days(6) }, morning)).toBe('newcomer');
  expect(standingOf({ ...person, since: days(7) }, morning)).toBe('known');
  expect(standingOf({ ...person, trusted: true, since: days(0) }, morning)).toBe('known');
  expect(standingOf({ ...person, consented: false, since: days(99) }, morning)).toBe('stranger');
});

it('never stops an honest day: ten people, a whole innovation each, sixty photos in an hour', () => {
  for (let person = 0; person < 10; person += 1) {
    const agreeing = send(8, message, 'stranger', { every: 20 });
    const filling = send(400, message, 'newcomer', {
      every: 30,
      used: agreeing.at(-1)?.used ?? nobody,
    });
    const photos = send(60, { files: 1, bytes: 8 * MB }, 'newcomer', {
      every: 50,
      used: filling.at(-1)?.used ?? nobody,
    });
    expect([taken(agreeing), taken(filling), taken(photos)]).toEqual([8, 400, 60]);
  }
});

it('is stored short and reads as it was', () => {
  expect(storedUsed(nobody)).toEqual({});
  const used = { ...nobody, hour: 498_862, inHour: 20, day: '2026-11-29', messages: 20 };
  expect(storedUsed(used)).toEqual({ hour: 498_862, inHour: 20, day: '2026-11-29', messages: 20 });
  for (const one of [nobody, used, { ...used, told: true, files: 2 }])
    expect(readUsed(JSON.parse(JSON.stringify(storedUsed(one))))).toEqual(one);
});
