// Who is waited for, whose marks count, and who stands level at a border, with entries made by hand.
import { expect, it } from 'vitest';
import type { Contest, Entry, Seat } from '../../src/domain/contest/contest.ts';
import { share } from '../../src/domain/contest/contest.ts';
import { lacksDesk, levelAt, results, unjudged } from '../../src/domain/contest/ranking.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';

const rules = balangan.contest;
if (rules === undefined) throw new Error('a region without a contest');

const full = (stage: 'desk' | 'presentation', mark: number) => ({
  [stage]: Object.fromEntries(rules.stages[stage].criteria.map(({ code }) => [code, mark])),
});
const seat = (personId: number, marks: Seat['marks'], more: Partial<Seat> = {}): Seat => ({
  ...{ personId, name: `Juri ${personId}`, ended: null, keepsDesk: false, marks },
  ...more,
});
const entry = (number: number, seats: readonly Seat[], more: Partial<Entry> = {}): Entry => ({
  ...{ number, innovationId: number, code: `INV-L000${number}`, name: `Inovasi ${number}` },
  ...{ unitId: 'dinkes', category: 'skpd', ownerId: 90, fillers: [], withdrawn: false },
  ...{ finalist: true, place: null, total: null, vote: null, maturity: null, seats },
  ...more,
});
const judge = (personId: number, units: readonly string[] = []) => ({
  ...{ personId, name: `Juri ${personId}`, units, withdrew: false },
});

it('waits for nobody who is gone or has a conflict of interest, and counts what they gave', () => {
  const gave = [seat(1, full('desk', 80)), seat(2, full('desk', 70))];
  const judges = [judge(1), judge(2), judge(4, ['dinkes'])];
  const among = (seats: readonly Seat[]) => unjudged({ rules, judges }, 'desk', [entry(1, seats)]);
  expect(among([...gave, seat(3, {}), seat(4, {})])).toEqual([]);
  expect(among([gave[0] ?? seat(1, {}), seat(2, {})])).toMatchObject([{ missing: 1, given: 1 }]);
  // A judge who is gone is replaced where too few are left.
  const contest = { rules, judges: [judge(1), judge(2)], state: 'judging' } as unknown as Contest;
  const { seats } = share({
    ...contest,
    entries: [entry(1, [gave[0] ?? seat(1, {}), seat(3, {})])],
  });
  expect(seats).toEqual([{ entry: 1, personId: 2 }]);
});

it('keeps marks of the first round of who left in the second, and finds finalists without any', () => {
  const left = { ended: 'withdrew', keepsDesk: true } as const;
  const both = { ...full('desk', 80), ...full('presentation', 80) };
  const late = entry(1, [seat(1, both), seat(2, both, left)]);
  expect(lacksDesk(rules, [late])).toEqual([]);
  expect(unjudged({ rules, judges: [judge(1)] }, 'presentation', [late])).toMatchObject([
    { missing: rules.leastJudges - 1, given: 1 },
  ]);
  const conflict = entry(2, [seat(1, both), seat(2, both, { ended: 'conflict' })]);
  expect(lacksDesk(rules, [late, conflict])).toEqual([conflict]);
});

it('finds level only those whom no rule parts at the border', () => {
  const marks = [seat(1, full('desk', 80)), seat(2, full('desk', 80))];
  // The first two are level with each other, and so are the last two; maturity parts the pairs.
  const entries = [9, 9, 4, 4].map((maturity, at) => entry(at + 1, marks, { maturity }));
  const ranked = results({ rules }, entries, ['desk'])[0]?.ranked ?? [];
  expect(ranked.map(({ level }) => level)).toEqual([true, true, true, true]);
  expect(levelAt(rules, ranked, 2)).toEqual([]);
  expect(levelAt(rules, ranked, 1).map(({ entry: { number } }) => number)).toEqual([1, 2]);
  expect(levelAt(rules, ranked, 3).map(({ entry: { number } }) => number)).toEqual([3, 4]);
});
