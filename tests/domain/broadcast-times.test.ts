// When broadcasts come again: every week, every month, shorter months, Sundays, the last day; and how such times are typed.
import { expect, test } from 'vitest';
import { monthlyAfter, nextTime } from '../../src/domain/broadcast.ts';
import { addDays, dayAt, isQuiet, momentOf, weekdayOf } from '../../src/domain/calendar.ts';
import { readTime } from '../../src/domain/conversation/modes/broadcast-time.ts';

const times = (starts: number, until: string, monthDay: number | null): string[] => {
  const found: string[] = [];
  for (let at: number | null = starts; at !== null; at = nextTime(at, until, monthDay))
    found.push(dayAt(at));
  return found;
};

test('every week keeps its weekday, every month its day', () => {
  expect(times(momentOf('2026-11-09', 8, 30), '2026-11-30', null)).toEqual([
    '2026-11-09',
    '2026-11-16',
    '2026-11-23',
    '2026-11-30',
  ]);
  // 5 July 2026 is a Sunday.
  expect(times(momentOf('2026-05-05', 8), '2026-09-05', 5)).toEqual([
    '2026-05-05',
    '2026-06-05',
    '2026-07-06',
    '2026-08-05',
    '2026-09-05',
  ]);
});

test('a shorter month has it on its last day, and the day that was asked for comes back', () => {
  // 31 January 2027 and 28 February 2027 are Sundays.
  expect(times(momentOf('2026-12-31', 9), '2027-05-31', 31)).toEqual([
    '2026-12-31',
    '2027-02-01',
    '2027-03-01',
    '2027-03-31',
    '2027-04-30',
    '2027-05-31',
  ]);
});

test('for every day of the month: once a month, never on a Sunday, never quiet, the hour kept', () => {
  for (let monthDay = 1; monthDay <= 31; monthDay += 1) {
    let day = '2026-01-01';
    const found: string[] = [];
    while (day < '2031-01-01') {
      const next = monthlyAfter(day, monthDay);
      expect(next > day).toBe(true);
      expect(weekdayOf(next)).not.toBe(7);
      found.push(next);
      day = next;
    }
    const gaps = found.slice(1).map((one, at) => Date.parse(one) - Date.parse(found[at] ?? ''));
    expect(Math.max(...gaps) / 86_400_000).toBeLessThanOrEqual(33);
    expect(Math.min(...gaps) / 86_400_000).toBeGreaterThanOrEqual(27);
    const at = nextTime(momentOf('2026-11-10', 19, 45), '2028-01-01', monthDay);
    expect(at === null || isQuiet(at)).toBe(false);
    expect(at).toBe(momentOf(dayAt(at ?? 0), 19, 45));
  }
  expect(monthlyAfter(addDays('2026-11-10', -1), 10)).toBe('2026-11-10');
});

test('monthly times are typed as people say them', () => {
  const now = momentOf('2026-11-10', 9);
  const today = { year: 2026, month: 11, day: 10 };
  const read = (typed: string) => readTime(typed, now, today);
  const fifth = { starts: momentOf('2026-12-05', 8), until: '2027-06-30', monthDay: 5 };
  for (const typed of [
    'setiap tanggal 5 08.00 sampai 30 juni 2027',
    'setiap bulan tanggal 5 jam 08.00 sampai 30 juni 2027',
    'tiap tgl 5 pukul 8.00 wita hingga 30 juni 2027',
  ])
    expect(read(typed)).toMatchObject(fifth);
  expect(read('setiap tanggal 10 10.00 sampai 30 juni 2027')).toMatchObject({
    starts: momentOf('2026-11-10', 10),
  });
  // The hour of today has passed: the next month it is.
  expect(read('setiap tanggal 10 08.00 sampai 30 juni 2027')).toMatchObject({
    starts: momentOf('2026-12-10', 8),
  });
  expect(read('setiap tanggal 32 08.00 sampai 30 juni 2027')).toBe('unclear');
  expect(read('setiap tanggal 5 08.00')).toBe('unclear');
  expect(read('setiap senin 08.00 sampai 30 november 2026')).toMatchObject({ monthDay: null });
});
