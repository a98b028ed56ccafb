// How far a unit is on the nine steps, worked out by hand.
import { expect, test } from 'vitest';
import { cellsOf, type StepCell, type UnitFacts } from '../../src/domain/unit-steps.ts';

const steps = Array.from({ length: 9 }, (_, at) => ({
  no: at + 1,
  ends: `2026-12-${String(at + 5).padStart(2, '0')}`,
}));
const open = steps.map(({ no }) => ({ no, ends: null }));
const said = (cells: readonly StepCell[]): readonly string[] =>
  cells.map((cell) => {
    if (cell.is === 'part') return `${cell.done}/${cell.of}`;
    return cell.is === 'late' ? `!${cell.days} ${cell.done}/${cell.of}` : cell.is;
  });
const facts = (over: Partial<UnitFacts> = {}): UnitFacts => ({
  ...{ states: [], nil: false, connected: true },
  ...over,
});

test('steps of another SOP go by what they wait for, not by their number', () => {
  const works = [null, 'begin', 'fill', 'unit_verified', 'designated'] as const;
  const five = works.map((work, at) => ({ no: at + 1, ends: null, work }));
  const states = (['draft', 'submitted', 'unit_verified', 'reported'] as const).map((state) => ({
    ...{ state, from: null, count: 1 },
  }));
  expect(said(cellsOf(facts({ states }), five, '2026-12-01'))).toEqual([
    ...['done', 'done', '2/4', '1/4', '1/4'],
  ]);
});

test.each<[string, Partial<UnitFacts>, string, readonly string[]]>([
  [
    'nobody is there',
    { connected: false },
    '2026-12-05',
    ['none', ...Array.from({ length: 8 }, () => 'none')],
  ],
  [
    'nobody is there, and it is late',
    { connected: false },
    '2026-12-07',
    ['!2 0/1', '!1 0/1', ...Array.from({ length: 7 }, () => 'none')],
  ],
  ['nil', { nil: true }, '2026-12-20', ['done', ...Array.from({ length: 8 }, () => 'nil')]],
  [
    'some are on their way; returned counts where it was, refused and withdrawn nowhere',
    {
      states: [
        { state: 'draft', from: null, count: 1 },
        { state: 'returned', from: 'unit_endorsed', count: 1 },
        { state: 'accepted', from: null, count: 2 },
        { state: 'rejected', from: null, count: 4 },
        { state: 'withdrawn', from: null, count: 4 },
      ],
    },
    '2026-12-08',
    ['done', 'done', '!1 3/4', '3/4', '2/4', '2/4', 'none', 'none', 'none'],
  ],
  [
    'all went into the national application',
    { states: [{ state: 'reported', from: null, count: 3 }] },
    '2027-01-01',
    Array.from({ length: 9 }, () => 'done'),
  ],
])('%s', (_, over, today, expected) => {
  expect(said(cellsOf(facts(over), steps, today))).toEqual(expected);
});

test('nothing is late without a calendar', () => {
  expect(said(cellsOf(facts({ connected: false }), open, '2030-01-01'))).not.toContain('late');
});
