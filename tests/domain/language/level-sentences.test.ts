// Levels of several indicators told in one sentence: each is read beside its indicator, none is dropped, none is made up.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEvidence } from '../../../src/domain/language/evidence-words.ts';

describe('levels in one sentence', () => {
  it.each([
    ['17 level 2, 18 level 3', { 17: 2, 18: 3 }, ''],
    ['17 dan 18 level 3', { 17: 3, 18: 3 }, ''],
    ['indikator 7, 8 dan 12 tingkat 2', { 7: 2, 8: 2, 12: 2 }, ''],
    ['7, 8 dan indikator 12 semuanya tingkat 2', { 7: 2, 8: 2, 12: 2 }, ''],
    ['17=2, 18 dan 19 level 3', { 17: 2, 18: 3, 19: 3 }, ''],
    ['yang 17 level 2 terus 18 level 3', { 17: 2, 18: 3 }, ''],
    ['indikator 17 tingkatnya 2, yang 18 tingkatnya 3', { 17: 2, 18: 3 }, ''],
    ['17 di tingkat 2; 18 di tingkat 3', { 17: 2, 18: 3 }, ''],
    ['level 17 itu 2 dan level 18 itu 3', { 17: 2, 18: 3 }, ''],
    ['17 itu level 2, 18 itu level 3 ya pak', { 17: 2, 18: 3 }, ''],
    ['2, 8 dan 9 tingkat 2 SK tim', { 2: 2, 8: 2, 9: 2 }, 'SK tim'],
    ['17 lvl2 18 lvl3', { 17: 2, 18: 3 }, ''],
    ['17 level 2,18 level 3', { 17: 2, 18: 3 }, ''],
    ['indikator 2 tingkatnya 3, SK tim', { 2: 3 }, 'SK tim'],
    ['17 dan 18 level 3, 19 tingkatnya 1, SK tim', { 17: 3, 18: 3, 19: 1 }, 'SK tim'],
  ] as const)('%j', (text, levels, rest) => {
    const read = readEvidence(text, false);
    expect([...read.levels].toSorted(([a], [b]) => a - b)).toEqual(
      Object.entries(levels).map(([number, level]) => [Number(number), level]),
    );
    expect(read.rest).toBe(rest);
    expect([...read.numbers].toSorted((a, b) => a - b)).toEqual(Object.keys(levels).map(Number));
  });

  it.each([
    'rapat tanggal 17 dan 18 Mei tingkat kabupaten',
    'naik dari 17 menjadi 18 orang',
    'lomba tingkat 2 kecamatan dan 3 desa',
    '17 kegiatan di tingkat desa',
  ])('takes none out of %j', (text) => {
    expect([...readEvidence(text, false).levels]).toEqual([]);
  });

  it.each([
    ['nilai 3,5 level 2', 'nilai 3,5'],
    ['skor 3.5 tingkat 2', 'skor 3.5'],
    ['ada 3 SOP, 2 sudah level 2', 'ada 3 SOP, 2 sudah'],
    ['pelatihan 2 kali, 12 di tingkat 2', 'pelatihan 2 kali, 12 di'],
    ['tahun 2024, 2 di tingkat 2', 'tahun 2024, 2 di'],
  ])('gives the level of %j to what is open', (text, rest) => {
    const read = readEvidence(text, true);
    expect([...read.levels]).toEqual([]);
    expect([read.level, read.numbers, read.rest]).toEqual([2, [], rest]);
  });

  it.each([
    ['indikator 2, 35 orang pengelola', [2], '35 orang pengelola'],
    ['7, 150 kader ikut', [7], '150 kader ikut'],
    ['indikator 18, 450 orang terbantu', [18], '450 orang terbantu'],
    ['indikator 7, 150, 200 kader', [7], '150, 200 kader'],
    ['5=2, diikuti 12 SD dan 5 TK', [5], 'diikuti 12 SD dan 5 TK'],
    ['7=2, 3 tingkat pendidikan', [7], '3 tingkat pendidikan'],
    ['7=2, gedung 5 tingkat', [7], 'gedung 5 tingkat'],
  ] as const)('loses no number of what is told in %j', (text, numbers, rest) => {
    expect(readEvidence(text, false)).toMatchObject({ numbers, rest, unread: [] });
  });

  it.each([
    ['3, 5 dan 27', ['27'], ''],
    ['3, 5 dan 27 belum ada', ['27'], ''],
    ['3, 5, 27, SK tim', ['27'], 'SK tim'],
    ['3 tingkat 2, 5 tingkat banyak', ['5 tingkat banyak'], ''],
  ] as const)('tells in %j of what there is not', (text, unread, rest) => {
    expect(readEvidence(text, false)).toMatchObject({ unread, rest });
  });

  it.each([
    ['tingkat dua, SK kedua dan ketiga terlampir', 2, 'SK kedua dan ketiga terlampir'],
    ['tingkat dua, untuk tingkat satu ada fotonya', 2, 'untuk tingkat satu ada fotonya'],
    ['tingkat 2, naik ke dua puluh desa', 2, 'naik ke dua puluh desa'],
    ['Tingkat satu saja dulu.', 1, ''],
    ['kayaknya tingkat dua deh', 2, ''],
  ] as const)('keeps the words of %j as they were typed', (text, level, rest) => {
    expect(readEvidence(text, true)).toMatchObject({ level, rest });
  });

  it.each([
    ['indikator tiga tingkat dua, indikator lima tingkat satu', { 3: 2, 5: 1 }],
    ['indikator tiga belas dan tujuh belas tingkat dua', { 13: 2, 17: 2 }],
    ['indikator kelima tingkat kedua', { 5: 2 }],
  ])('reads what was dictated: %j', (text, levels) => {
    expect(Object.fromEntries(readEvidence(text, false).levels)).toEqual(levels);
  });

  it('asks which is meant where a number may count something', () => {
    expect(readEvidence('3 tingkat 3 kabupaten', true)).toMatchObject({ unclear: 3, level: 3 });
  });

  it('reads any pairs in any of the ways, and no other', () => {
    const level = fc.constantFrom(1, 2, 3);
    const pairs = fc.uniqueArray(fc.tuple(fc.integer({ min: 4, max: 20 }), level), {
      ...{ minLength: 2, maxLength: 8 },
      selector: ([number]) => number,
    });
    const way = fc.constantFrom('level', 'tingkat', 'tingkatnya', 'itu level', 'di tingkat');
    const joint = fc.constantFrom(', ', '; ', ' dan ', ' terus ', ', yang ');
    fc.assert(
      fc.property(pairs, way, joint, (all, how, between) => {
        const text = all.map(([number, given]) => `${number} ${how} ${given}`).join(between);
        const read = readEvidence(text, false);
        expect([...read.levels]).toEqual(all);
        expect(read.rest).toBe('');
      }),
    );
  });
});
