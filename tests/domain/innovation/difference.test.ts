// Differences between any two versions: the record is folded, and a version and itself never differ.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differences, type ItemEvent } from '../../../src/domain/innovation/difference.ts';
import { compareWords } from '../../../src/domain/word-difference.ts';

const saved = (seq: number, item: string, before: unknown, after: unknown): ItemEvent => ({
  ...{ seq, type: 'answer_saved', item, before, after },
});
const file = (seq: number, type: 'file_stored' | 'file_removed', number: number): ItemEvent => ({
  ...{ seq, type, item: 'sk' },
  before: type === 'file_removed' ? { file: number, name: `${number}.pdf` } : null,
  after: type === 'file_stored' ? { file: number, name: `${number}.pdf` } : null,
});
const record = [
  saved(1, 'nama', null, 'A'),
  saved(2, 'nama', 'A', 'B'),
  file(3, 'file_stored', 7),
  saved(4, 'tujuan', null, 'x'),
  file(5, 'file_stored', 8),
  file(6, 'file_removed', 7),
  saved(7, 'nama', 'B', 'A'),
];

it('tells old and new of each item, and the files', () => {
  expect(differences(record, 0, 4)).toEqual([
    { item: 'nama', before: null, after: 'B', filesAdded: [], filesRemoved: [] },
    { item: 'sk', before: null, after: null, filesAdded: ['7.pdf'], filesRemoved: [] },
    { item: 'tujuan', before: null, after: 'x', filesAdded: [], filesRemoved: [] },
  ]);
  // What came and went, and what is again as it was, makes no difference.
  expect(differences(record, 1, 7)).toEqual([
    { item: 'sk', before: null, after: null, filesAdded: ['8.pdf'], filesRemoved: [] },
    { item: 'tujuan', before: null, after: 'x', filesAdded: [], filesRemoved: [] },
  ]);
});

it('compares where files are, however they came there', () => {
  const at = (seq: number, type: string, item: string | null, before: unknown, after: unknown) => ({
    ...{ seq, type, item, before, after },
  });
  const named = (number: number) => ({ file: number, name: `${number}.jpg` });
  const events = [
    at(1, 'file_stored', 'sk', null, named(1)),
    at(2, 'file_stored', 'sk', null, named(2)),
    at(3, 'file_removed', 'sk', named(1), null),
    // Version 4: number 2 alone. Number 1 comes back, without its name, and 2 goes, comes and goes.
    at(5, 'file_stored', 'sk', null, { file: 1 }),
    at(6, 'file_removed', 'sk', named(2), null),
    at(7, 'file_stored', 'sk', null, { file: 2 }),
    // Both become one PDF.
    at(9, 'photos_joined', 'sk', { files: [{ file: 1 }, { file: 2 }] }, { name: 'sk.pdf' }),
    at(10, 'file_stored', 'sk', null, { file: 3, name: 'sk.pdf' }),
    // Which is taken apart, and a page is another item's.
    at(11, 'file_removed', 'sk', { file: 3, name: 'sk.pdf' }, null),
    at(12, 'file_stored', 'sk', null, { file: 1 }),
    at(13, 'file_stored', 'sk', null, { file: 2 }),
    at(14, 'file_moved', 'foto', { ...named(2), item: 'sk' }, { file: 2 }),
    // The form calls it otherwise.
    at(15, 'edition_moved', null, null, { version: 2, answers: {}, files: { foto: 'gambar' } }),
    at(16, 'file_moved', 'sk', { ...named(2), item: 'gambar' }, { file: 2 }),
  ];
  const told = (from: number, to: number) =>
    differences(events, from, to).map(({ item, filesAdded, filesRemoved }) => [
      item,
      filesAdded,
      filesRemoved,
    ]);
  expect(told(4, 6)).toEqual([['sk', ['1.jpg'], ['2.jpg']]]);
  expect(told(4, 8)).toEqual([['sk', ['1.jpg'], []]]);
  expect(told(8, 10)).toEqual([['sk', ['sk.pdf'], ['1.jpg', '2.jpg']]]);
  expect(told(8, 13)).toEqual([]);
  expect(told(8, 14)).toEqual([
    ['sk', [], ['2.jpg']],
    ['foto', ['2.jpg'], []],
  ]);
  expect(told(14, 15)).toEqual([]);
  expect(told(8, 15)).toEqual([
    ['sk', [], ['2.jpg']],
    ['gambar', ['2.jpg'], []],
  ]);
  expect(told(14, 16)).toEqual([
    ['sk', ['2.jpg'], []],
    ['gambar', [], ['2.jpg']],
  ]);
  expect(told(4, 16)).toEqual([['sk', ['1.jpg'], []]]);
});

it('reads the same backwards', () => {
  fc.assert(
    fc.property(fc.nat(8), fc.nat(8), (from, to) => {
      const turned = differences(record, to, from).map((one) => ({
        ...{ item: one.item, before: one.after, after: one.before },
        ...{ filesAdded: one.filesRemoved, filesRemoved: one.filesAdded },
      }));
      expect(differences(record, from, to)).toEqual(turned);
      expect(differences(record, from, from)).toEqual([]);
    }),
  );
});

it('marks words that came and went, and gives both texts back whole', () => {
  const told = compareWords(
    'Kader mendatangi balita yang rumahnya jauh setiap bulan.',
    'Kader mendatangi balita yang rumahnya jauh dua kali setiap bulan.',
  );
  expect(told.before.some(({ changed }) => changed)).toBe(false);
  expect(told.after.filter(({ changed }) => changed).map(({ text }) => text.trim())).toEqual([
    'dua kali',
  ]);
  const text = fc
    .array(fc.constantFrom('a', 'b', ' c', '\n', '  ', 'd\t'))
    .map((of) => of.join(' '));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const both = compareWords(before, after);
      expect([both.before, both.after].map((all) => all.map((one) => one.text).join(''))).toEqual([
        before,
        after,
      ]);
    }),
  );
});
