// What people take over of what was read, as they write it; and which captions say that a file is an old document.
import { describe, expect, test } from 'vitest';
import { isDocumentCaption, readTaking } from '../../../src/domain/language/index.ts';

/** A reading in short: "semua -25 13a i5 | 4=1". */
function short(text: string): string {
  const taking = readTaking(text);
  const name = ({ of, number, letter }: { of: string; number: number; letter: string | null }) =>
    `${of === 'indicator' ? 'i' : ''}${number}${letter ?? ''}`;
  if (taking.kind === 'look') return `lihat ${name(taking.number)}`;
  if (taking.kind !== 'take') return taking.kind;
  const { all, numbers, except, rest } = taking;
  return [
    ...(all ? ['semua'] : []),
    ...numbers.map(name),
    ...except.map((one) => `-${name(one)}`),
    ...(rest === '' ? [] : [`| ${rest}`]),
  ].join(' ');
}

describe('what is taken over', () => {
  test.each([
    ['pakai semua', 'semua'],
    ['Pakai semuanya ya', 'semua'],
    ['pakai', 'semua'],
    ['pakai semua, 13a', 'semua 13a'],
    ['pakai 1-6, 20', '1 2 3 4 5 6 20'],
    ['pakai 1 sampai 3 dan 20', '1 2 3 20'],
    ['pakai kecuali 25', 'semua -25'],
    ['pakai semua kecuali 25, 26 dan indikator 5', 'semua -25 -26 -i5'],
    ['13a', '13a'],
    ['6', '6'],
    ['pakai isian 3, indikator 5 dan 7', '3 i5 i7'],
    ['pakai semua, 4=1, 12=2, 16 belum ada', 'semua | 4=1, 12=2, 16 belum ada'],
    ['lihat 25', 'lihat 25'],
    ['baca isian 25', 'lihat 25'],
    ['lihat indikator 3', 'lihat i3'],
    ['bukan', 'drop'],
    ['bukan dokumen ini', 'drop'],
    ['salah kirim', 'drop'],
  ])('%s', (typed, meant) => {
    expect(short(typed)).toBe(meant);
  });

  test.each([
    'pakai yang bagus saja',
    'pakai motor dinas',
    'ya',
    'bukan begitu maksud saya',
    'kecuali',
    'lihat semua yang kurang',
    'pakai 6-1',
    'semoga semua sehat',
    'pakai 1-99',
  ])('%s is understood as nothing', (typed) => {
    expect(short(typed)).toBe('unread');
  });
});

test.each([
  ['form c1', 'surely'],
  ['Formulir C.1 2025', 'surely'],
  ['rancang bangun', 'surely'],
  ['ini laporan tahun lalu', 'surely'],
  ['dokumen lama', 'surely'],
  ['laporan', 'maybe'],
  ['laporan kegiatan bimtek', 'maybe'],
  ['tingkat 2 SK tim', 'no'],
  ['SK Bupati nomor 188.45/1/2025', 'no'],
  ['indikator 7', 'no'],
])('the caption %s says %s', (caption, says) => {
  expect(isDocumentCaption(caption)).toBe(says);
});
