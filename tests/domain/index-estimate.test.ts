// Worked by hand: 2026 has 250 points, SPD 63, SID up to 111 over max(12, n), 0.38 for each innovation up to 200, and
// nothing for their number while fewer than 5 of the 6 basic urusan are covered.
import { expect, test } from 'vitest';
import { balangan2022 } from '../../src/domain/edition/editions/balangan-2022.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import {
  imagine,
  lossesOf,
  meanOf,
  regionOf,
  regionWithMore,
  type Scored,
  scoreOf,
} from '../../src/domain/index-estimate.ts';
import { readWhatIf } from '../../src/domain/language/index.ts';
import type { ScoreLevel } from '../../src/domain/score.ts';

const def = balangan2026;
const items = formOf(def).items.filter((item) => item.kind === 'indicator');
const basic = def.scoring.region?.basicUrusan ?? [];
const one = (code: string, level: ScoreLevel, urusan: string | null = null): Scored => ({
  ...{ code, name: code, unitId: 'a', urusan },
  claimed: new Map(items.map(({ id }) => [id, level])),
  verified: null,
});

test('every indicator at 3 is 111, at 1 a third of it', () => {
  expect(scoreOf(def, one('A', 3), 'claimed')).toBe(111);
  expect(scoreOf(def, one('A', 1), 'claimed')).toBe(37);
  expect(scoreOf(def, one('A', 3), 'verified')).toBeNull();
  expect(meanOf(def, [one('A', 3), one('B', 1)], 'claimed')).toBe(74);
  expect(lossesOf(def, [one('A', 3)])).toEqual([]);
});

test('an edition without weights has no score', () => {
  expect(scoreOf(balangan2022, one('A', 3), 'claimed')).toBeNull();
  expect(regionOf(balangan2022, [one('A', 3)], 'claimed', 50)).toBeNull();
  expect(lossesOf(balangan2022, [one('A', 1)])).toEqual([]);
});

test('twelve at the top in five of the six basic urusan, SPD 63', () => {
  const all = Array.from({ length: 12 }, (_, at) => one(`A${at}`, 3, basic[at % 5] ?? null));
  // 63 + 12 × 111 / 12 + 12 × 0.38 = 178.56 of 250.
  expect(regionOf(def, all, 'claimed', 63)).toMatchObject({
    ...{ sid: 111, countScore: expect.closeTo(4.56), index: 71.42, predicate: 'Sangat Inovatif' },
  });
  // One urusan less: the number counts nothing. 174 of 250.
  const four = all.map((each, at) => ({ ...each, urusan: basic[at % 4] ?? null }));
  expect(regionOf(def, four, 'claimed', 63)).toMatchObject({ countScore: 0, index: 69.6 });
  // Without SPD there is no index.
  expect(regionOf(def, all, 'claimed', null)?.index).toBeNull();
  // Eight more worth the mean: 63 + 111 + 20 × 0.38.
  expect(regionWithMore(def, all, 8, 63)).toMatchObject({
    countScore: expect.closeTo(7.6),
    index: 72.64,
  });
});

test('what is imagined only rises, and only where it was said', () => {
  const asked = { codes: ['A'], indicator: 1, level: 3 as const, more: 0, spd: null };
  const [a, b] = imagine(def, [one('A', 1), one('B', 1)], asked);
  const first = items.find(({ no }) => no === 1);
  expect(a && scoreOf(def, a, 'claimed')).toBe(37 + 2 * (first?.weight ?? 0));
  expect(b && scoreOf(def, b, 'claimed')).toBe(37);
  const [kept] = imagine(def, [one('A', 3)], { ...asked, indicator: null, level: 1 });
  expect(kept && scoreOf(def, kept, 'claimed')).toBe(111);
});

test.each([
  ['bila indikator 3 tingkat 3', { codes: [], indicator: 3, level: 3, more: 0, spd: null }],
  ['bagaimana bila spd 45,5', { codes: [], indicator: null, level: null, more: 0, spd: 45.5 }],
  [
    'kalau INV-AAAA1 dan inv bbbb2 mencapai tingkat 3, spd 50?',
    { codes: ['INV-AAAA1', 'INV-BBBB2'], indicator: null, level: 3, more: 0, spd: 50 },
  ],
  ['jika tambah 12 inovasi', { codes: [], indicator: null, level: null, more: 12, spd: null }],
  ['bila semua naik ke tingkat 2', { codes: [], indicator: null, level: 2, more: 0, spd: null }],
])('%s', (said, meant) => {
  expect(readWhatIf(said)).toEqual(meant);
});

test.each([
  'jika SK tingkat 2 sudah terbit',
  'bila warga datang, petugas mencatat',
  'kalau ada',
  'bila perlu',
])('an answer stays an answer: %s', (said) => {
  expect(readWhatIf(said)).toBeNull();
});
