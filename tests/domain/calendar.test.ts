// Days and hours of the region: what is due, what is quiet, and when a deadline has passed.
/* oxlint-disable vitest/no-conditional-expect -- a table decides which check a row gets */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  changeCalendar,
  dayAt,
  daysBetween,
  defaultCalendar,
  entryOf,
  isDay,
  isQuiet,
  loudFrom,
  quietFrom,
  startOf,
  stepsToday,
} from '../../src/domain/calendar.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';

const at = (wita: string): number => Date.parse(`${wita}+08:00`);
const calendar = defaultCalendar(balangan2026, '2026-12-01');

test('the steps follow each other with the days of the SOP', () => {
  expect(calendar.steps.map((step) => daysBetween(step.starts, step.ends) + 1)).toEqual([
    7, 7, 20, 3, 7, 15, 10, 7, 7,
  ]);
  for (const [index, step] of calendar.steps.entries())
    if (index > 0) expect(step.starts).toBe(addDays(calendar.steps[index - 1]?.ends ?? '', 1));
});

test('a step runs on its first and on its last day', () => {
  const on = (day: string) => {
    const step = stepsToday(calendar, day)[0];
    return [step?.when, step?.days];
  };
  expect(on('2026-11-30')).toEqual(['coming', 1]);
  expect(on('2026-12-01')).toEqual(['running', 6]);
  expect(on('2026-12-07')).toEqual(['running', 0]);
  expect(on('2026-12-08')).toEqual(['past', 1]);
});

test('the last day counts until midnight in the region, to the millisecond', () => {
  const closed = { ...calendar, rule: 'close' as const };
  const ends = closed.steps[2]?.ends ?? '';
  const midnight = startOf(addDays(ends, 1));
  expect(entryOf(closed, 'rsud', midnight - 1).kind).toBe('open');
  expect(entryOf(closed, 'rsud', midnight)).toEqual({ kind: 'closed', ended: ends });
  expect(entryOf({ ...closed, exceptions: ['rsud'] }, 'rsud', midnight).kind).toBe('late');
  expect(entryOf(calendar, 'rsud', midnight).kind).toBe('late');
  expect(entryOf(null, 'rsud', midnight).kind).toBe('open');
});

describe('quiet hours', () => {
  test.each([
    ['2026-12-01T06:59:59.999', true],
    ['2026-12-01T07:00:00.000', false],
    ['2026-12-01T19:59:59.999', false],
    ['2026-12-01T20:00:00.000', true],
    ['2026-12-06T12:00:00.000', true],
  ])('%s', (wita, quiet) => expect(isQuiet(at(wita))).toBe(quiet));

  test('the next loud moment after Saturday evening is Monday at seven', () => {
    expect(loudFrom(at('2026-12-05T21:00:00'))).toBe(at('2026-12-07T07:00:00'));
    expect(loudFrom(at('2026-12-01T03:00:00'))).toBe(at('2026-12-01T07:00:00'));
    expect(quietFrom(at('2026-12-01T09:00:00'))).toBe(at('2026-12-01T20:00:00'));
  });

  test('loud moments are loud and the first of their kind, whatever the moment', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('2026-01-01T00:00'), max: at('2028-01-01T00:00') }),
        (now) => {
          const loud = loudFrom(now);
          expect(isQuiet(loud)).toBe(false);
          if (loud > now) expect(isQuiet(loud - 1)).toBe(true);
          expect(dayAt(startOf(dayAt(now)))).toBe(dayAt(now));
        },
      ),
    );
  });
});

test('a change that makes no sense is refused with its reason', () => {
  const change = (no: number, starts: string, ends: string) => {
    const done = changeCalendar(calendar, balangan2026, { what: 'move', no, starts, ends });
    return done.ok ? 'ok' : done.problem.type;
  };
  expect(change(3, '2026-12-10', '2026-12-09')).toBe('ends_before_start');
  expect(change(3, '2026-02-30', '2026-12-09')).toBe('not_a_day');
  expect(change(12, '2026-12-10', '2026-12-11')).toBe('no_such_step');
  expect(change(3, '2026-12-10', '2028-12-11')).toBe('too_long');
  expect(change(3, '2026-12-10', '2026-12-10')).toBe('ok');
  expect(isDay('2026-13-01')).toBe(false);
  expect(changeCalendar(null, balangan2026, { what: 'rule', rule: 'close' }).ok).toBe(false);
});
