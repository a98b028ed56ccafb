// Lines about the contest: what a question never changes, what marks a reason, and marks that are taken whole or not at all.
import { describe, expect, it } from 'vitest';
import { announcementOf, readContest, readMarks } from '../../../src/domain/language/index.ts';

const today = { year: 2026, month: 11, day: 28 };

it.each([
  'lomba mundur sampai kapan?',
  'lomba mundur sampai kapan',
  'lomba mundur: sampai kapan?',
  'L-3 mundur sampai kapan?',
  'L-3 mundur sampai kapan',
  'L-3 tarik?',
  'L-3 juri Jati ?',
  'L-3 lepas juri Jati: sakit?',
  'lomba tutup?',
  'lomba tutup ?!',
  'lomba tutup!?',
  'lomba bagi?',
  'lomba buka?',
  'lomba kunci?',
  'lomba lepas kunci?',
  'lomba umumkan?',
  'lomba nilai berkas lagi?',
  'ikutkan?',
])('"%s" changes nothing', (text) => {
  expect(readContest(text, today)).toBeNull();
});

it.each([
  ['lomba?', { do: 'status' }],
  ['lomba aturan?', { do: 'rules' }],
  ['lomba juri?', { do: 'judges' }],
  ['lomba hasil 2?', { do: 'result', page: 2 }],
  ['lomba peserta ?', { do: 'entries', page: 1 }],
  ['L-3?', { do: 'show', entry: 3 }],
  ['L-3 baca 2?', { do: 'read', entry: 3, page: 2 }],
  ['L-3 bukti', { do: 'evidence', entry: 3, item: null }],
  ['L-3 bukti 2', { do: 'evidence', entry: 3, item: 2 }],
  ['L-3 bukti indikator 2', { do: 'evidence', entry: 3, item: 2 }],
  ['L-3 bukti isian 52', { do: 'evidence', entry: 3, item: 52 }],
  ['lomba tutup.', { do: 'close' }],
  ['lomba mundur: sakit', { do: 'withdraw', reason: 'sakit' }],
  ['lomba mundur karena sakit', { do: 'withdraw', reason: 'sakit' }],
  ['L-3 mundur, satu unit', { do: 'give_back', entry: 3, reason: 'satu unit' }],
  [
    'L-3 lepas juri Jati: pindah tugas',
    { do: 'unseat', entry: 3, who: 'Jati', reason: 'pindah tugas' },
  ],
  ['lomba nilai berkas lagi', { do: 'reopen' }],
])('"%s" is read', (text, line) => {
  expect(readContest(text, today)).toEqual(line);
});

describe('marks', () => {
  const criteria = ['baru', 'guna'].map((code) => ({ code, label: code, words: [], weight: 1 }));
  const read = (typed: string) => readMarks(typed, criteria, { least: 0, greatest: 100 });
  it.each(['80,75 90', '80.75 90', '80 90,25', '80,55 90', 'baru 80,1, guna 90'])(
    'refuses "%s": no part but a half',
    (typed) => {
      expect(read(typed)).toEqual({ ok: false, why: 'part' });
    },
  );
  it.each([
    ['80,5 90', 80.5],
    ['80.0 90', 80],
    ['80, 90', 80],
    ['guna 90, baru 80,5', 80.5],
  ])('takes "%s"', (typed, baru) => {
    expect(read(typed)).toEqual({ ok: true, marks: { baru, guna: 90 } });
  });
});

it('cuts a long name between words', () => {
  const name = `${'Pelayanan Keliling '.repeat(5)}`;
  expect(announcementOf('Lomba', [name])).toContain(
    '"Pelayanan Keliling Pelayanan Keliling Pelayanan Keliling …"',
  );
});
