// Scores against sums done by hand.
import { describe, expect, it } from 'vitest';
import type { AnswerValue } from '../../src/domain/edition/answer.ts';
import { balangan2022 } from '../../src/domain/edition/editions/balangan-2022.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import {
  type CountedInnovation,
  maturity,
  regionIndex,
  verifiedMaturity,
} from '../../src/domain/score.ts';

const always = () => true;
const never = () => false;
const claim = (level: 1 | 2 | 3 | null, links: string[] = []): AnswerValue => ({
  type: 'indicator',
  level,
  links: links.map((url) => ({ url })),
});
const ids = balangan2026.sections
  .flatMap((section) => section.items)
  .filter((item) => item.kind === 'indicator')
  .map((item) => item.id);
const part = (result: ReturnType<typeof maturity>, id: string) =>
  result.perIndicator.find((one) => one.id === id);

describe('maturity', () => {
  it('is 0 of 111 with no answers, and says what the first level of each would add', () => {
    const result = maturity(balangan2026, new Map(), never);
    expect([result.score, result.max]).toEqual([0, 111]);
    expect(result.perIndicator).toHaveLength(20);
    expect(part(result, 'kualitas_video')).toEqual({
      id: 'kualitas_video',
      weight: 4,
      level: 0,
      counted: false,
      score: 0,
      nextGain: 4,
    });
  });

  it('is 111 with everything at the top, where nothing more can be gained', () => {
    const result = maturity(balangan2026, new Map(ids.map((id) => [id, claim(3)])), always);
    expect(result.score).toBe(111);
    expect(result.perIndicator.every((one) => one.nextGain === 0)).toBe(true);
  });

  it('adds weight times level: regulasi 3×2, sdm 2×1, replikasi 3×3, video 4×2 make 25', () => {
    const answers = new Map([
      ['regulasi', claim(2)],
      ['sdm', claim(1)],
      ['replikasi', claim(3)],
      ['kualitas_video', claim(2)],
      ['bimtek', { type: 'none' } as const],
    ]);
    const result = maturity(balangan2026, answers, always);
    expect(result.score).toBe(25);
    expect(part(result, 'regulasi')).toMatchObject({ level: 2, score: 6, nextGain: 3 });
    expect(part(result, 'bimtek')).toMatchObject({ level: 0, score: 0, nextGain: 1 });
  });

  it('counts a claimed level only with a stored file or a link, and shows what the evidence would bring', () => {
    const answers = new Map([
      ['regulasi', claim(2)],
      ['replikasi', claim(1, ['https://example.org/mou'])],
    ]);
    const result = maturity(balangan2026, answers, never);
    expect(result.score).toBe(3);
    expect(part(result, 'regulasi')).toEqual({
      id: 'regulasi',
      weight: 3,
      level: 2,
      counted: false,
      score: 0,
      nextGain: 6,
    });
    expect(maturity(balangan2026, answers, (id) => id === 'regulasi').score).toBe(9);
  });

  it('counts nothing for evidence without a level', () => {
    expect(maturity(balangan2026, new Map([['regulasi', claim(null)]]), always).score).toBe(0);
  });

  it('is unknown where the edition has no weights', () => {
    const result = maturity(balangan2022, new Map([['regulasi', claim(3)]]), always);
    expect([result.score, result.max]).toEqual([null, null]);
    expect(part(result, 'regulasi')).toMatchObject({ weight: null, score: null, nextGain: null });
  });

  it('takes verified levels as they are', () => {
    expect(
      verifiedMaturity(
        balangan2026,
        new Map([
          ['regulasi', 1],
          ['kemanfaatan', 3],
          ['sdm', 0],
        ]),
      ).score,
    ).toBe(12);
  });
});

describe('regionIndex', () => {
  const six = ['pendidikan', 'kesehatan', 'pekerjaan_umum', 'perumahan', 'trantibum', 'sosial'];
  const many = (
    count: number,
    score: number,
    urusan: (at: number) => string | null,
  ): CountedInnovation[] =>
    Array.from({ length: count }, (_, at) => ({ maturity: score, urusan: urusan(at) }));
  const spread = (at: number) => six[at % 6] ?? null;

  it('divides by at least 12: five innovations of 60 give a mean of 25', () => {
    const result = regionIndex(balangan2026, { innovations: many(5, 60, spread), spd: 40 });
    // 40 + 300/12 + 5 × 0,38 = 66,9; of 250 = 26,76
    expect(result?.sid).toBe(25);
    expect(result?.divisor).toBe(12);
    expect(result?.koersif).toMatchObject({ met: true, missing: ['sosial'] });
    expect(result?.countScore).toBeCloseTo(1.9, 10);
    expect(result?.index).toBe(26.76);
    expect(result?.predicate).toBe('Kurang Inovatif');
  });

  it('divides by the number of innovations above 12 and caps their count at 200', () => {
    const result = regionIndex(balangan2026, { innovations: many(277, 90, spread), spd: 60 });
    // 60 + 90 + 200 × 0,38 = 226; of 250 = 90,4
    expect([result?.sid, result?.countScore, result?.total, result?.index]).toEqual([
      90, 76, 226, 90.4,
    ]);
    expect(result?.predicate).toBe('Sangat Inovatif');
  });

  it('gives nothing for the count with four of the six basic urusan', () => {
    const result = regionIndex(balangan2026, {
      innovations: many(100, 90, (at) => six[at % 4] ?? null),
      spd: 60,
    });
    // 60 + 90 + 0 = 150; of 250 = 60
    expect(result?.koersif).toMatchObject({
      met: false,
      atLeast: 5,
      missing: ['trantibum', 'sosial'],
    });
    expect([result?.countScore, result?.index, result?.predicate]).toEqual([0, 60, 'Inovatif']);
  });

  it('ignores other urusan and unknown ones for the koersif rule', () => {
    const result = regionIndex(balangan2026, {
      innovations: many(12, 10, (at) => (at === 0 ? null : 'pariwisata')),
      spd: 0,
    });
    expect(result?.koersif.covered).toEqual([]);
    expect(result?.index).toBe(4);
  });

  it('reaches 100 at the maxima', () => {
    expect(
      regionIndex(balangan2026, { innovations: many(200, 111, spread), spd: 63 }),
    ).toMatchObject({ total: 250, index: 100, predicate: 'Sangat Inovatif' });
  });

  it.each([
    [100, 40, 'Kurang Inovatif'],
    [100.02, 40.01, 'Inovatif'],
    [100.0125, 40.01, 'Inovatif'],
    [162.5, 65, 'Inovatif'],
    [162.52, 65.01, 'Sangat Inovatif'],
    [0.02, 0.01, 'Kurang Inovatif'],
    [0, 0, 'Tidak Dapat Dinilai'],
  ])('leaves no gap between the bands: a total of %d is %d, %s', (spd, index, predicate) => {
    expect(regionIndex(balangan2026, { innovations: [], spd })).toMatchObject({ index, predicate });
  });

  it('leaves the index unknown until the SPD is typed in', () => {
    expect(
      regionIndex(balangan2026, { innovations: many(12, 50, spread), spd: null }),
    ).toMatchObject({ sid: 50, spd: null, total: null, index: null, predicate: null });
  });

  it('is unknown where the edition has no rules', () => {
    expect(regionIndex(balangan2022, { innovations: [], spd: 0 })).toBeNull();
  });
});
