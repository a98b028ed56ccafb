// When broadcasts come again: every week, every month, shorter months, Sundays, the last day; and how such times are typed.
import { describe, expect, test } from 'vitest';
import { monthlyAfter, nextTime } from '../../src/domain/broadcast.ts';
import { addDays, dayAt, isQuiet, momentOf, weekdayOf } from '../../src/domain/calendar.ts';
import { readTime } from '../../src/domain/conversation/broadcasts/time.ts';

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
  expect(read('setiap tanggal 32 08.00 sampai 30 juni 2027')).toEqual({ why: 'unclear' });
  expect(read('setiap tanggal 5 08.00')).toEqual({ why: 'no_end' });
  expect(read('setiap senin 08.00 sampai 30 november 2026')).toMatchObject({ monthDay: null });
});

describe('a time is read as people say it, or asked for', () => {
  // A Tuesday, 09.00.
  const now = momentOf('2026-11-10', 9);
  const read = (typed: string) => readTime(typed, now, { year: 2026, month: 11, day: 10 });
  const shown = (typed: string): string => {
    const found = read(typed);
    if ('why' in found) return found.why;
    if (found.starts === null) return 'now';
    const minutes = (found.starts - momentOf(dayAt(found.starts), 0)) / 60_000;
    const clock = `${Math.floor(minutes / 60)}.${String(minutes % 60).padStart(2, '0')}`;
    return `${dayAt(found.starts)} ${clock}${found.until === null ? '' : ` ${found.until}`}`;
  };
  test.each([
    ['besok jam 16', '2026-11-11 16.00'],
    ['besok jam 9', '2026-11-11 9.00'],
    ['besok pukul 10', '2026-11-11 10.00'],
    ['bsk pkl 10.30 wita ya min', '2026-11-11 10.30'],
    ['isuk jam 9', '2026-11-11 9.00'],
    ['besok jam setengah 9', '2026-11-11 8.30'],
    ['besok setengah sembilan pagi', '2026-11-11 8.30'],
    ['besok jam sembilan', '2026-11-11 9.00'],
    ['besok jam 9 lewat 15', '2026-11-11 9.15'],
    ['besok jam 10 kurang seperempat', '2026-11-11 9.45'],
    ['besok jam 4 sore', '2026-11-11 16.00'],
    ['besok sore jam 4', '2026-11-11 16.00'],
    ['besok jam 2 siang', '2026-11-11 14.00'],
    ['besok jam 12 siang', '2026-11-11 12.00'],
    ['besok jam 7 malam', '2026-11-11 19.00'],
    ['besok jam 4', 'half_day'],
    ['besok 4.30', 'half_day'],
    ['besok jam 9 wib', 'unclear'],
    ['besok jam 25', 'unclear'],
    ['besok jam 9 atau jam 10', 'unclear'],
    ['besok jam 12 pagi', 'unclear'],
    ['besok sore', 'no_hour'],
    ['hari ini', 'no_hour'],
    ['nanti siang', 'no_hour'],
    ['besok', '2026-11-11 8.00'],
    ['besok pagi', '2026-11-11 8.00'],
    ['lusa jam 11', '2026-11-12 11.00'],
    ['jam 9 besok', '2026-11-11 9.00'],
    ['pukul 16.00', '2026-11-10 16.00'],
    ['hari ini jam 16', '2026-11-10 16.00'],
    ['nanti sore jam 4', '2026-11-10 16.00'],
    ['hari ini jam 8', 'past'],
    ['1 des 08.00', '2026-12-01 8.00'],
    ['2 jan jam 10', '2027-01-02 10.00'],
    ['1 desember 2026 08.00', '2026-12-01 8.00'],
    ['1/12/2026 jam 13', '2026-12-01 13.00'],
    ['1.12.2026 13.00', '2026-12-01 13.00'],
    ['08.00 1 desember 2026', '2026-12-01 8.00'],
    ['1 desember 2025 08.00', 'past'],
    ['tanggal 20 jam 9', '2026-11-20 9.00'],
    ['tgl 5', '2026-12-05 8.00'],
    ['senin jam 10', '2026-11-16 10.00'],
    ['senin depan jam 10', '2026-11-16 10.00'],
    ['hari jumat jam 10', '2026-11-13 10.00'],
    ["jum'at depan jam 10", 'which_week'],
    ['jumat minggu depan jam 10', '2026-11-20 10.00'],
    ['minggu depan', 'unclear'],
    ['selasa 1 desember 2026 jam 9', '2026-12-01 9.00'],
    ['senin 1 desember 2026 jam 9', 'unclear'],
    ['skrg', 'now'],
    ['sekarang aja min', 'now'],
    ['langsung kirim', 'now'],
    ['setiap senin jam 8', 'no_end'],
    ['setiap senin jam 8 sampai 31 des', '2026-11-16 8.00 2026-12-31'],
    ['tiap hari senin jam setengah 9 s/d 31 desember 2026', '2026-11-16 8.30 2026-12-31'],
    ['setiap minggu hari senin jam 8 sampai 31 desember 2026', '2026-11-16 8.00 2026-12-31'],
    ['setiap hari jam 8 sampai 31 desember 2026', 'unclear'],
    ['setiap minggu jam 8 sampai 31 desember 2026', 'unclear'],
    ['setiap senin jam 8 sampai 12 november 2026', 'past'],
    ['besok jam 9 sampai jam 10', 'unclear'],
    ['kapan-kapan', 'unclear'],
    ['oke', 'unclear'],
    ['', 'unclear'],
  ])('%s → %s', (typed, expected) => expect(shown(typed)).toBe(expected));

  test('in December a day stays a day', () => {
    const later = momentOf('2026-12-23', 10);
    expect(
      readTime('besok jam setengah 9', later, { year: 2026, month: 12, day: 23 }),
    ).toMatchObject({ starts: momentOf('2026-12-24', 8, 30) });
  });
});

test('what begins in the last half minute of a day comes again at the same time, not an hour earlier', () => {
  const starts = momentOf('2026-11-22', 23, 59) + 45_678;
  expect(nextTime(starts, '2026-12-31')).toBe(momentOf('2026-11-29', 23, 59) + 45_678);
});
