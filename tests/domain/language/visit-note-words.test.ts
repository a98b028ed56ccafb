// A visit in one line: the day is the one that was meant or is asked for, and no word of what was seen is taken for a day.
import { describe, expect, it } from 'vitest';
import { readVisitNote } from '../../../src/domain/language/visit-note-words.ts';

/** A Sunday. */
const today = { year: 2026, month: 11, day: 29 };
const read = (rest: string) => readVisitNote(`kunjungan puskesmas juai: ${rest}`, today);

describe('a visit in one line', () => {
  it.each([
    ['ramai', '2026-11-29'],
    ['ramai; hari ini', '2026-11-29'],
    ['ramai; tadi pagi', '2026-11-29'],
    ['ramai; kemarin', '2026-11-28'],
    ['ramai; kemarin jam 10.00', '2026-11-28'],
    ['ramai; 3 hari lalu', '2026-11-26'],
    ['ramai; 20 November', '2026-11-20'],
    ['ramai; tanggal 20 November', '2026-11-20'],
    ['ramai; pada tanggal 20 November.', '2026-11-20'],
    ['ramai; pada hari Jumat, 20 November', '2026-11-20'],
    ['ramai; 20 November lalu', '2026-11-20'],
    ['ramai; 20/11', '2026-11-20'],
    ['ramai; 20/11/2026', '2026-11-20'],
    ['ramai; 3 Desember', '2025-12-03'],
    ['ramai; 20 November tahun lalu', '2025-11-20'],
    ['3 Desember 2026; ramai', '2026-12-03'],
  ])('%j was on %s', (rest, day) => {
    expect(read(rest)).toMatchObject({ do: 'new', text: 'ramai', day, met: null });
  });

  it.each([
    'senin lalu',
    'senin',
    'minggu lalu',
    'bulan lalu',
    'kemarin dulu',
    'tanggal 20',
    'tanggal 20 antrean panjang',
    'pada 20 November antrean panjang',
    'November 2026',
    '30 Februari',
    '31 November lalu',
    'Senin, 20 November',
    '20-25 November 2026',
  ])('asks for the day at %j', (part) => {
    expect(read(`ramai; ${part}`)).toEqual({ do: 'how', why: 'day' });
  });

  it.each([
    'pada 2 loket antrean panjang',
    'pada 2 desa belum jalan',
    'hari kerja selalu penuh',
    'antrean panjang hari ini',
    'kemarin sudah ada loket baru',
    'kemarin pukul 10 antrean panjang',
    '3 orang lagi dilatih',
    'dengan antrean panjang',
    'turun sejak tahun lalu',
    'naik 3.5',
    'belum ada',
  ])('keeps %j as what was seen', (part) => {
    expect(read(`ramai; ${part}`)).toEqual({
      ...{ do: 'new', unit: 'puskesmas juai', met: null },
      ...{ text: `ramai; ${part}`, day: '2026-11-29' },
    });
  });

  it.each(['bertemu Siti', 'bertemu dengan Siti', 'ketemu: Siti', 'yang ditemui: Siti'])(
    'has whom one met of %j',
    (part) => {
      expect(read(`ramai; ${part}; kemarin`)).toMatchObject({ met: 'Siti', text: 'ramai' });
    },
  );
});
