// What became of what was found: the count of 2022, and where something is lost.
import { expect, it } from 'vitest';
import {
  countByUnit,
  countCandidates,
  type CandidateRow,
} from '../../src/domain/candidate-counts.ts';

const row = (count: number, more: Partial<CandidateRow> = {}): CandidateRow => ({
  ...{ unitId: 'a', editionId: 'y2', state: 'new', innovation: null, handedIn: false, count },
  ...more,
});

it('counts 98 found of which 47 came in, and loses the rest when the year is over', () => {
  const rows = [
    row(18, { state: 'not_innovation' }),
    row(2, { state: 'same' }),
    row(47, { state: 'begun', innovation: 'accepted', handedIn: true }),
    row(13, { state: 'begun', innovation: 'draft' }),
    row(3, { state: 'begun', innovation: 'withdrawn', handedIn: true }),
    row(15, { state: 'assigned' }),
  ];
  const begun = { found: 98, sorted: 20, begun: 63, entered: 47 };
  expect(countCandidates(rows, 'y2')).toEqual({ ...begun, lost: 3, open: 28 });
  expect(countCandidates(rows, 'y3')).toEqual({ ...begun, lost: 31, open: 0 });
});

it.each(['returned', 'submitted', 'reported'] as const)('%s has come in', (innovation) => {
  const rows = [row(1, { state: 'begun', innovation, handedIn: true })];
  expect(countCandidates(rows, 'y2')).toMatchObject({ entered: 1, open: 0 });
});

it('names the unit first from which the most is missing', () => {
  const rows = [
    row(2, { unitId: 'b' }),
    row(9, { unitId: 'a', state: 'begun', innovation: 'accepted', handedIn: true }),
    row(5, { unitId: 'c', state: 'postponed' }),
  ];
  expect(countByUnit(rows, 'y2').map(({ unitId }) => unitId)).toEqual(['c', 'b', 'a']);
});
