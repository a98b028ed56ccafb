// Dates as people type them: the recorded rows, own rows, and what must be refused or asked.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DateReading, readDate, showDate } from '../../../src/domain/language/index.ts';
import recorded from './chat-rows.json' with { type: 'json' };
import { dateLine, rows, TODAY } from './support.ts';

// A reading in the terms of the recorded rows.
function recordedTerms(reading: DateReading): unknown {
  if (reading.kind === 'range') {
    const { from, to, precision, confirm } = reading;
    return { value: `${from}/${to}`, precision: `range-${precision}`, confirm };
  }
  if (reading.kind !== 'date') {
    return { value: null, precision: reading.kind.replace('_', '-'), confirm: true };
  }
  const { value, confirm, why } = reading;
  const precision = why === 'future' ? 'future' : why === 'too_old' ? 'too-old' : reading.precision;
  return { value, precision, confirm };
}
test.each(recorded.dates)('recorded: $input', ({ input, ...expected }) => {
  expect(recordedTerms(readDate(input, TODAY))).toEqual(expected);
});

const OWN = rows(`
  dua Januari 2021 → 2021-01-02
  tgl 5 bulan 3 2022 → 2022-03-05
  tanggal dua bulan tiga tahun dua ribu dua puluh dua → 2022-03-02
  dua puluh satu Maret dua ribu dua puluh satu → 2021-03-21
  2021-01-02 → 2021-01-02
  2021/01/02 → 2021-01-02
  2022-01-02T00:00:00Z → 2022-01-02
  Senin, 3 Januari 2022 → 2022-01-03
  Selasa, 3 Januari 2022 → 2022-01-03 ?weekday
  Jum'at 7 Januari 2022 → 2022-01-07
  minggu, 2 Januari 2022 → 2022-01-02
  2 januari 2021 pak → 2021-01-02
  2 januari 2021 jam 10 → 2021-01-02
  2 januari 2021 waktu itu diluncurkan pak bupati → 2021-01-02 ?vague
  2feb21 → 2021-02-02
  tgl2 januari 2022 → 2022-01-02
  2-feb-2021 → 2021-02-02
  2 Jan.2021 → 2021-01-02
  1 Jan '21 → 2021-01-01
  12/III/2022 → 2022-03-12
  1st August 2022 → 2022-08-01
  January 2nd 2021 → 2021-01-02
  17th of August 2022 → 2022-08-17
  August 17, 2022 → 2022-08-17
  2 may 2022 → 2022-05-02
  tanggal 1 bulan Januari tahun 2021 → 2021-01-01
  per 1 Januari 2021 → 2021-01-01
  29 februari 2024 → 2024-02-29
  25/12/21 → 2021-12-25
  2/2/2021 → 2021-02-02
  03/04/2026 → 2026-04-03 ?ambiguous_order
  2 1 2021 → 2021-01-02 ?ambiguous_order
  02 - 01 - 2021 → 2021-01-02 ?ambiguous_order
  1/13/2021 → 2021-01-13 ?ambiguous_order
  02012021 → 2021-01-02 ?ambiguous_order
  2026-11-22 → 2026-11-22
  2026-11-23 → 2026-11-23 ?future
  1 Januari 2099 → 2099-01-01 ?future
  10 nov 98 → 1998-11-10 ?too_old
  17-08-1945 → 1945-08-17 ?too_old
  2 Janauri 2021 → 2021-01-02 ?spelling
  12 Maert 2022 → 2022-03-12 ?spelling
  5 Setpember 2022 → 2022-09-05 ?spelling
  Febuari 2021 → 2021-02
  Jan 2021 → 2021-01
  jan-21 → 2021-01 ?ambiguous_order
  Januari '21 → 2021-01
  01/2021 → 2021-01
  bulan 3 tahun 2022 → 2022-03
  thn 2021 bln 3 → 2021-03
  2022 maret → 2022-03
  awal bulan Desember 2021 → 2021-12 ?vague
  pertengahan Maret 2022 → 2022-03 ?vague
  matan 2019 → 2019 ?vague
  sejak Januari 2019 → 2019-01 ?vague
  akhir 2021 → 2021 ?vague
  sebelum 2020 → 2020 ?vague
  kira2 2020 → 2020 ?vague
  tahun 22 → 2022
  '22 → 2022
  Q1 2022 → 2022-01..2022-03
  triwulan 2 2022 → 2022-04..2022-06
  TW I 2022 → 2022-01..2022-03
  TW II tahun 2022 → 2022-04..2022-06
  triwulan pertama 2022 → 2022-01..2022-03
  semester II 2021 → 2021-07..2021-12
  caturwulan 1 2022 → 2022-01..2022-04
  semester 3 2021 → invalid
  1-3 Maret 2022 → 2022-03-01..2022-03-03
  Maret - Mei 2022 → 2022-03..2022-05
  mei/juni 2022 → 2022-05..2022-06
  antara maret dan mei 2022 → 2022-03..2022-05
  Maret 2021 - Mei 2022 → 2021-03..2022-05
  1 Maret s/d 3 April 2022 → 2022-03-01..2022-04-03
  2 januari sampai 5 maret 2022 → 2022-01-02..2022-03-05
  2020-2022 → 2020..2022
  2021/2022 → 2021..2022
  hari ini → relative 2026-11-22
  samalam → relative 2026-11-21
  lusa → relative 2026-11-24
  2 tahun lalu → relative 2024
  dua tahun yang lalu → relative 2024
  3 bln yg lalu → relative 2026-08
  minggu depan → relative 2026-11-29
  thn kmrn → relative 2025
  maret tahun lalu → relative 2025-03
  desember lalu → relative 2025-12
  tadi → relative 2026-11-22
  tadi pagi → relative 2026-11-22
  hari ini tadi → relative 2026-11-22
  tadi malam → relative 2026-11-21
  minggu tadi → relative 2026-11-15
  kemarin pagi → relative 2026-11-21
  februari → no_year
  tgl 5 → no_year
  1/2 → no_year
  00-00-0000 → invalid
  22-11-99999 → invalid
  31/04/2022 → invalid
  29 feb 2023 → invalid
  32 Januari 2022 → invalid
  bulan 13 2022 → invalid
  2 Januari 202 → invalid
  kada ingat → unknown
  ga tau → unknown
  ? → unknown
  5 → unknown
  asdf → unknown
`);
test.each(OWN)('%s', (input, expected) => {
  expect(dateLine(readDate(input, TODAY))).toBe(expected);
});

test('every day written out is read back as itself', () => {
  const day = fc.record({
    year: fc.integer({ min: 2000, max: 2025 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  });
  fc.assert(
    fc.property(day, ({ year, month, day: date }) => {
      const value = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
      for (const text of [value, showDate(value), `tgl ${date} bln ${month} thn ${year}`]) {
        expect(readDate(text, TODAY)).toEqual({
          kind: 'date',
          value,
          precision: 'day',
          confirm: false,
        });
      }
    }),
  );
});

test('dates are shown in Indonesian at their own precision', () => {
  expect(['2021-01-02', '2021-01', '2022', 'x'].map(showDate)).toEqual([
    '2 Januari 2021',
    'Januari 2021',
    '2022',
    'x',
  ]);
});
