// Numbers as people type them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type NumberReading, readNumber, showNumber } from '../../../src/domain/language/index.ts';
import recorded from './chat-rows.json' with { type: 'json' };
import { rows } from './support.ts';

function line(reading: NumberReading): string {
  if (reading.kind === 'none') return 'none';
  if (reading.kind === 'range') return `${reading.from}..${reading.to ?? ''}`;
  const marks = `${reading.approx ? '~' : ''}${reading.value}${reading.ambiguous === true ? '?' : ''}`;
  return reading.unit === null ? marks : `${marks} ${reading.unit}`;
}

// A reading in the terms of the recorded rows, whose notes name one thing at most.
function recordedTerms(reading: NumberReading): unknown {
  if (reading.kind === 'none') return [null, 'not a number'];
  if (reading.kind === 'range') return [[reading.from, reading.to], 'range'];
  const unit = reading.unit === 'km2' || reading.unit === 'persen' ? reading.unit : 'plain';
  return [
    reading.value,
    reading.approx ? 'approx' : reading.ambiguous === true ? 'ambiguous' : unit,
  ];
}
test.each(recorded.numbers)('recorded: $input', ({ input, value, note }) => {
  const plain = note?.startsWith('dot used') === true ? null : note;
  expect(recordedTerms(readNumber(input))).toEqual([value, plain?.split(':')[0] ?? 'plain']);
});

const OWN = rows(`
  1.234.567,89 → 1234567.89
  1,234,567.89 → 1234567.89?
  130.355 → 130355?
  132.213 Jiwa → 132213 jiwa
  90.701,69 Ha → 90701.69 ha
  7,71 % → 7.71 persen
  1.500 → 1500
  10.000.000 → 10000000
  1,616 → 1.616?
  .5 → 0.5?
  ½ → 0.5
  3/4 → 0.75?
  ١٢٣ → 123
  -1 → -1
  -0 → none
  0 → 0
  0812 → 812?
  120% → 120 persen
  2147483648 → 2147483648
  9223372036854775808 → none
  1e309 → none
  1E5 → none
  NaN → none
  Infinity → none
  1..5 → none
  dua puluh lima → 25
  seratus dua puluh → 120
  sembilan ratus sembilan puluh sembilan → 999
  dua ribu dua puluh satu → 2021
  satu juta dua ratus ribu → 1200000
  dua setengah juta → 2500000
  satu setengah → 1.5
  setengah koma dua → none
  seperempat koma dua → none
  dua koma lima → 2.5
  tiga perempat → 0.75
  talu → 3
  pitu → 7
  walu → 8
  salawi → 25
  dua walas → 12
  talung puluh → 30
  saratus → 100
  dua buting → 2 buah
  nol → 0
  sepuluh dua puluh → none
  1 M → 1000000000
  1,2 milyar → 1200000000
  50k → 50000
  5 m2 → 5 m2
  2 juta 500 ribu → 2500000
  1 jt 500 rb → 1500000
  60 ribuan → ~60000
  5jutaan → ~5000000
  2 lusin → 24
  Rp 1.500.000,- → 1500000 rupiah
  ± 50 → ~50
  +- 30 → ~30
  kira2 25 → ~25
  sekitar dua puluh orang → ~20 orang
  kurang lebih 100 → ~100
  30-an → ~30
  30 lebih → ~30
  8 (tujuh) → 8?
  delapan (8) → 8
  25org → 25 orang
  5x → 5 kali
  ada 25 sekolah yang ikut → 25 sekolah yang ikut
  >= 30 → 30..
  <= 10 → 0..10
  <10 → 0..9
  di atas 30 → 31..
  lebih dari 30 → 31..
  tidak lebih dari 30 → 0..30
  tidak kurang dari 30 → 30..
  tidak sampai 30 → 0..29
  minimal 5 → 5..
  maks 20 → 0..20
  30+ → 30..
  30 ke atas → 30..
  antara 10 dan 20 → 10..20
  10 sampai 20 orang → 10..20
  10% - 20% → 10..20
  20 s.d. 30 → 20..30
  dua sampai tiga → 2..3
  5-3 → none
  ratusan → none
  beberapa → none
  bukan 30 → none
  1 dari 10 → none
  5 atau 6 → none
  12 orang dan 3 desa → none
  tidak ada → none
`);
test.each(OWN)('%s', (input, expected) => {
  expect(line(readNumber(input))).toBe(expected);
});

test('a number written the Indonesian way is read as itself', () => {
  const cents = fc.integer({ min: 0, max: 1_000_000_000_000 });
  fc.assert(
    fc.property(cents, (value) => {
      const shown = showNumber(value / 100);
      expect(readNumber(shown)).toMatchObject({ kind: 'number', value: value / 100 });
    }),
  );
});

test('numbers are shown with dots between thousands and a decimal comma', () => {
  expect(showNumber(1234567.89)).toBe('1.234.567,89');
  expect(showNumber(0)).toBe('0');
});
