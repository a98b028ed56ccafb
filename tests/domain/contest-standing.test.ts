// How entries stand for whoever runs the contest: missing marks, the spread, the order so far, and what was locked.
import { expect, test } from 'vitest';
import { region } from '../../src/domain/region.ts';
import type { Contest, Entry, Marks } from '../../src/domain/contest/contest.ts';
import { standings } from '../../src/domain/contest/standing.ts';

const rules = region().contest;
if (rules === undefined) throw new Error('the shipped region has a contest');
const [category] = rules.categories;
const all = (mark: number): Marks =>
  Object.fromEntries(rules.stages.desk.criteria.map(({ code }) => [code, mark]));

const entry = (
  number: number,
  marks: readonly (number | null)[],
  more: Partial<Entry> = {},
): Entry => ({
  ...{ number, innovationId: number, code: `INV-${number}`, name: `Inovasi ${number}` },
  ...{ unitId: 'a', category: category?.code ?? '', ownerId: 9, fillers: [], withdrawn: false },
  ...{ finalist: false, place: null, total: null, vote: null, maturity: null },
  seats: marks.map((mark, at) => ({
    ...{ personId: at + 1, name: null, ended: null, keepsDesk: false },
    marks: mark === null ? {} : { desk: all(mark) },
  })),
  ...more,
});

const contest = (entries: readonly Entry[], more: Partial<Contest> = {}): Contest => ({
  ...{ number: 1, editionId: 'x', rules, state: 'judging', closesOn: null, meeting: null },
  ...{ lock: null, entries, version: 1 },
  judges: [1, 2, 3].map((personId) => ({ personId, name: null, units: [], withdrew: false })),
  ...more,
});

test('orders by result, tells what is missing and who lies apart', () => {
  const [group] = standings(
    contest([entry(1, [60, 100, 80]), entry(2, [90, 90, 90]), entry(3, [70, null, null])]),
  );
  expect(
    group?.rows.map((row) => [
      row.entry.number,
      row.order,
      row.result,
      row.missing,
      row.spread?.wide,
    ]),
  ).toEqual([
    [2, 1, 90, 0, false],
    [1, 2, 80, 0, true],
    [3, 3, 70, 2, false],
  ]);
});

test('leaves out what takes part no more, and keeps what was locked', () => {
  const [group] = standings(
    contest(
      [
        entry(1, [60, 60, 60], { finalist: true, place: 1, total: 77 }),
        entry(2, [90, 90, 90]),
        entry(3, [], { withdrawn: true }),
      ],
      { state: 'locked' },
    ),
  );
  expect(group?.rows.map((row) => [row.entry.number, row.order, row.result])).toEqual([
    [1, 1, 77],
    [2, null, null],
  ]);
});

test('says where nothing parts two', () => {
  const [group] = standings(contest([entry(1, [80, 80, 80]), entry(2, [80, 80, 80])]));
  expect(group?.rows.map(({ level }) => level)).toEqual([true, true]);
});
