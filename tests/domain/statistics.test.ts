// How an edition stands, worked out by hand from counts.
import { describe, expect, test } from 'vitest';
import { balangan2022 } from '../../src/domain/edition/editions/balangan-2022.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import type { Scored } from '../../src/domain/index-estimate.ts';
import type { ScoreLevel } from '../../src/domain/score.ts';
import { type Figures, summaryOf } from '../../src/domain/statistics.ts';

const figures: Figures = {
  states: [
    { state: 'draft', from: null, count: 5 },
    { state: 'submitted', from: null, count: 4 },
    { state: 'returned', from: 'unit_endorsed', count: 2 },
    { state: 'rejected', from: null, count: 1 },
    { state: 'withdrawn', from: null, count: 3 },
    { state: 'monitored', from: null, count: 1 },
  ],
  choices: [
    { item: 'jenis', code: 'digital', count: 2 },
    { item: 'jenis', code: 'non_digital', count: 4 },
    { item: 'jenis', code: null, count: 1 },
    { item: 'jenis', code: 'sudah_hilang', count: 1 },
  ],
  draftAnswers: new Map([
    ['nama', 5],
    ['latar_belakang', 1],
  ]),
  times: [{ step: 'verify', days: 3.5 }],
  past: [],
  years: [{ year: 2026, count: 7 }],
};

const scored = (levels: Record<string, ScoreLevel>, urusan: string | null = null): Scored => ({
  ...{ code: 'INV-1', name: null, unitId: 'rsud', urusan, verified: null },
  claimed: new Map(Object.entries(levels)),
});

describe('a summary', () => {
  const one = summaryOf(balangan2026, figures, [scored({ regulasi: 3 }, 'kesehatan'), scored({})]);

  test('counts who came at least so far; what was returned came to the check that returned it', () => {
    expect(one.funnel.map(({ count }) => count)).toEqual([13, 8, 4, 4, 1, 1, 0, 0]);
    expect([one.handedIn, one.drafts]).toEqual([7, 5]);
  });

  test('names what was chosen as the form does, and a code that is gone by itself', () => {
    const [kind] = one.kinds.filter(({ item }) => item === 'jenis');
    expect(kind?.rows.map(({ label, count }) => [label, count])).toEqual([
      ['Non Digital', 4],
      ['Digital', 2],
      ['belum diisi', 1],
      ['sudah_hilang', 1],
    ]);
  });

  test('says what drafts lack, the most first, and never more than there are drafts', () => {
    expect(one.stops).toHaveLength(5);
    expect(one.stops.every(({ count }) => count <= 5)).toBe(true);
    expect(one.stops.map(({ label }) => label)).not.toContain('Nama Inovasi');
  });

  test('puts each innovation in one band of maturity', () => {
    expect(one.spread.map(({ from, to }) => [from, to])).toEqual([
      [0, 20],
      [21, 40],
      [41, 60],
      [61, 80],
      [81, 111],
    ]);
    expect(one.spread.reduce((sum, { count }) => sum + count, 0)).toBe(2);
  });

  test('counts the urusan of basic services and leaves no index without an SPD', () => {
    expect(one.basics.filter(({ count }) => count > 0).map(({ label }) => label)).toEqual([
      'Kesehatan',
    ]);
    expect(one.index).toMatchObject({ index: null, koersif: { met: false } });
    expect(summaryOf(balangan2026, figures, [], 51).index?.index).toBe(20.4);
  });

  test('invents nothing where the edition knows no weights', () => {
    const old = summaryOf(balangan2022, figures, [scored({ regulasi: 3 })]);
    expect([old.spread, old.losses, old.basics, old.index, old.claimed, old.max]).toEqual([
      [],
      [],
      [],
      null,
      null,
      null,
    ]);
  });
});
