// Which units are worth a visit: every reason has its turn, the heaviest of each first.
import { expect, it } from 'vitest';
import { reasonsFor, visitList, type VisitFacts } from '../../src/domain/visits.ts';

function unit(name: string, more: Partial<VisitFacts> = {}): VisitFacts {
  return {
    ...{ id: name, name, kind: 'skpd', gakor: null, nil: false, connected: true, wrote: true },
    ...{ invited: false, candidates: 0, begunCandidates: 0, waits: [], states: [], admin: null },
    ...{ openCandidates: 0, drafts: 0, idleDays: null, points: 0 },
    ...more,
  };
}
const draft = [{ state: 'draft', from: null, count: 1 }] as const;
const done = [{ state: 'accepted', from: null, count: 1 }] as const;

it('takes turns between the reasons', () => {
  const list = visitList([
    unit('Silent B'),
    unit('Silent A'),
    unit('Done', { states: done }),
    unit('Found', { candidates: 4, openCandidates: 4 }),
    unit('Found more', { candidates: 9, openCandidates: 9 }),
    unit('Idle', { states: draft, drafts: 1, idleDays: 20, points: 37 }),
    unit('Fresh', { states: draft, drafts: 1, idleDays: 2, points: 50 }),
  ]);
  expect(list.map((one) => one.unit.name)).toEqual([
    ...['Silent A', 'Found more', 'Idle', 'Fresh'],
    ...['Silent B', 'Found'],
  ]);
});

it.each([
  ['two found are not many', { candidates: 2, openCandidates: 2 }, []],
  ['three are', { candidates: 3, openCandidates: 3 }, ['found']],
  [
    'a draft answers them',
    { candidates: 3, openCandidates: 3, drafts: 1, states: draft, idleDays: 1 },
    [],
  ],
  ['thirteen days are no rest', { drafts: 1, states: draft, idleDays: 13 }, []],
  ['fourteen are', { drafts: 1, states: draft, idleDays: 14 }, ['idle']],
  ['no weights, no points', { drafts: 1, states: draft, idleDays: 0, points: null }, []],
  ['a nil statement is a report', { nil: true }, []],
] as const)('%s', (_name, facts, reasons) => {
  expect(reasonsFor(unit('One', facts)).map(({ why }) => why)).toEqual(reasons);
});
