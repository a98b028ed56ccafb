// Each doubt about proofs is found where it is due, and nowhere else.
import { describe, expect, it } from 'vitest';
import type { AnswerValue } from '../../../src/domain/edition/answer.ts';
import { balangan2026 } from '../../../src/domain/edition/editions/balangan-2026.ts';
import { proofRulesOf } from '../../../src/domain/edition/editions/proof-rules.ts';
import { formOf } from '../../../src/domain/edition/journey.ts';
import { type ProofDoubt, proofDoubts } from '../../../src/domain/innovation/proof-doubts.ts';

const rules = proofRulesOf(balangan2026.id);
const { year } = balangan2026;
const today = `${year}-11-02`;

type Claim = Extract<AnswerValue, { type: 'indicator' }>;
const claim = (level: 1 | 2 | 3, more: Partial<Claim> = {}): Claim => ({
  type: 'indicator',
  level,
  links: [],
  ...more,
});
const file = (item: string, name = 'bukti.pdf', durationSeconds: number | null = null) => ({
  ...{ item, name, durationSeconds },
  state: 'stored' as const,
});
const facts = { number: '1/2/3', date: `${year - 1}-03-04` };

function found(
  answers: Readonly<Record<string, AnswerValue>>,
  files: readonly ReturnType<typeof file>[] = [],
): readonly ProofDoubt[] {
  const stored = new Map(Object.entries(answers).map(([item, value]) => [item, { value }]));
  return proofDoubts(balangan2026, rules, { answers: stored, files }, today);
}

it('every item of the rules is one of the edition', () => {
  const { byId } = formOf(balangan2026);
  const named = [...(rules?.counts ?? []).map(({ item }) => item), ...(rules?.order ?? [])];
  expect([...named, rules?.regulation ?? ''].filter((item) => !byId.has(item))).toEqual([]);
});

describe('D2: fewer proofs than the level says', () => {
  it('counts files and links', () => {
    const bimtek = claim(2, { document: facts });
    expect(found({ bimtek }, [file('bimtek')])).toEqual([
      { what: 'fewer', no: 5, level: 2, of: 'dated', wanted: 2, found: 1 },
    ]);
    expect(found({ bimtek }, [file('bimtek'), file('bimtek')])).toEqual([]);
    const linked = claim(2, { document: facts, links: [{ url: 'https://contoh.id' }] });
    expect(found({ bimtek: linked }, [file('bimtek')])).toEqual([]);
  });

  it('counts years that are named, and knows nothing where none is', () => {
    const of = (description: string) =>
      found({ anggaran: claim(3, { description, document: { number: '1/2' } }) }, [
        file('anggaran'),
      ]);
    expect(of(`DPA ${year - 1} dan ${year}`)).toMatchObject([
      { what: 'fewer', wanted: 3, found: 2 },
    ]);
    expect(of(`${year - 2}, ${year - 1}, ${year}`)).toEqual([]);
    expect(of('tiga tahun berturut-turut')).toEqual([]);
  });
});

describe('D4 and D5: days', () => {
  const of = (item: string, date: string) =>
    found({ [item]: claim(1, { document: { ...facts, date } }) }, [file(item)]);
  it.each([
    ['sdm', `${year - 7}-01-02`, 'before'],
    ['sdm', `${year}-12-30`, 'ahead'],
    ['regulasi', `${year}-02-03`, 'late'],
  ])('%s of %s', (item, date, why) =>
    expect(of(item, date)).toMatchObject([{ what: 'dated', why }]),
  );
  it.each([
    ['sdm', `${year - 2}-01-01`],
    ['sdm', today],
    ['sdm', `${year}`],
    ['regulasi', `${year - 7}-02-03`],
  ])('%s of %s is none', (item, date) => expect(of(item, date)).toEqual([]));

  const day = (date: string): AnswerValue => ({ type: 'date', date });
  it('tells days in another order, of any precision', () => {
    const dates = (one: string, other: string) =>
      found({ tanggal_mulai: day(one), tanggal_uji_coba: day(other) });
    expect(dates('2025-06-01', '2025-03-01')).toMatchObject([{ what: 'order' }]);
    expect(dates('2025-06-15', '2025-06')).toEqual([]);
    expect(dates('2025', '2024-12')).toMatchObject([{ what: 'order' }]);
  });
});

it('D10: a document without number and date, once for all of them', () => {
  expect(found({ sdm: claim(1), regulasi: claim(1) }, [file('sdm'), file('regulasi')])).toEqual([
    { what: 'no_facts', numbers: [1, 2] },
  ]);
  expect(found({ alat_kerja: claim(1) }, [file('alat_kerja', 'foto.jpg')])).toEqual([]);
});

it('D11: a film that is shorter or longer than it should be', () => {
  const film = (seconds: number | null) =>
    found({ kualitas_video: claim(1) }, [file('kualitas_video', 'film.mp4', seconds)]);
  expect(film(70)).toEqual([{ what: 'film', no: 20, seconds: 70 }]);
  expect(film(150)).toEqual([]);
  expect(film(null)).toEqual([]);
});
