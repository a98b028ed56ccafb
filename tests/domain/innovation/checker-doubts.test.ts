// The doubts of a checker that are no matter of proofs, each found where it is due and nowhere else: age (D6), mandatory indicators
// without proof (D7), links alone (D8), the form's example as an answer (D9), decided by its own filler (D14).
import { describe, expect, it } from 'vitest';
import { flagsOf } from '../../../src/domain/conversation/checking/flags.ts';
import type { CheckFacts } from '../../../src/domain/conversation/checking/types.ts';
import { contentWarnings } from '../../../src/domain/conversation/filling/submitting.ts';
import type { AnswerValue } from '../../../src/domain/edition/answer.ts';
import type { EditionDefinition } from '../../../src/domain/edition/definition.ts';
import { balangan2026 } from '../../../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../../../src/domain/edition/journey.ts';
import { judge } from '../../../src/domain/innovation/checks.ts';
import type { Innovation } from '../../../src/domain/innovation/innovation.ts';
import { answered, storedFile } from '../../support/builders.ts';

const form = formOf(balangan2026);
const label = (id: string): string => form.byId.get(id)?.label ?? '';
const indicators = form.items.filter((item) => item.kind === 'indicator');

function innovation(
  answers: Readonly<Record<string, AnswerValue>>,
  more: Partial<Innovation> = {},
): Innovation {
  const all = Object.entries(answers).map(([id, value]) => [id, answered(value, 1)] as const);
  return {
    ...{ id: 1, code: 'INV-AAAA1', unitId: 'puskesmas-awayan', ownerId: 1, ownerName: 'Rina' },
    ...{ fillers: [2], state: 'submitted', version: 3, name: 'SIAP TIMBANG', files: [] },
    ...{ editionId: balangan2026.id, editionVersion: balangan2026.version },
    ...{ openItems: null, returnedFrom: null, submittedAt: null, stateSince: '2026-11-02' },
    answers: new Map(all),
    ...more,
  };
}

const noFacts: CheckFacts = {
  ...{ claim: null, similar: [], selfChecked: false, unreachable: [], scans: [] },
};
const flags = (
  found: Innovation,
  facts: Partial<CheckFacts> = {},
  definition: EditionDefinition = balangan2026,
) =>
  flagsOf(
    { grants: [], unitName: (id) => id, editionOf: () => definition },
    { innovation: found, facts: { ...noFacts, ...facts } },
  );
const text = (words: string): AnswerValue => ({ type: 'text', text: words });
const day = (date: string): AnswerValue => ({ type: 'date', date });
const claim = (level: 1 | 2 | 3 | null, links: { url: string }[] = []): AnswerValue => ({
  ...{ type: 'indicator', level, links },
});

describe('D6: the start lies outside the years that count', () => {
  const { age } = balangan2026;
  if (age === null || age.renewedBy === null) throw new Error('the edition has no age rule');
  const { item, renewedBy } = age;
  const [first, last] = [Number(age.from.slice(0, 4)), Number(age.to.slice(0, 4))];
  const ageOf = (start: string, renewed?: string) =>
    flags(
      innovation({
        [item]: day(start),
        ...(renewed === undefined ? {} : { [renewedBy]: day(renewed) }),
      }),
    ).age;

  it.each([`${first - 1}-12-31`, `${last + 1}-01-01`, `${first - 1}`, `${last + 1}-02`])(
    '%s is outside',
    (date) => expect(ageOf(date)).not.toBeNull(),
  );
  it.each([age.from, age.to, `${first}`, `${last}-12`])('%s is inside', (date) =>
    expect(ageOf(date)).toBeNull(),
  );
  it('a renewal inside makes up for it, one outside does not', () => {
    expect(ageOf(`${first - 3}-05-01`, `${first}-05-01`)).toBeNull();
    expect(ageOf(`${first - 3}-05-01`, `${first - 1}-05-01`)).not.toBeNull();
  });
  it('is none without a day, nor in an edition without the rule', () => {
    expect(flags(innovation({})).age).toBeNull();
    const old = innovation({ [item]: day(`${first - 3}-05-01`) });
    expect(flags(old, {}, { ...balangan2026, age: null }).age).toBeNull();
  });
});

describe('D7: a mandatory indicator is noted as missing', () => {
  const none: AnswerValue = { type: 'none' };
  const missing = (answers: Readonly<Record<string, AnswerValue>>) =>
    contentWarnings(form, innovation(answers)).filter(({ what }) => what === 'mandatory');
  it('names those alone that are mandatory', () => {
    const all = Object.fromEntries(indicators.map(({ id }) => [id, none]));
    const mandatory = indicators.filter((one) => one.mandatory === true);
    expect(mandatory.map(({ no }) => no)).toEqual([1, 2, 17, 18, 20]);
    expect(missing(all)).toEqual([
      { what: 'mandatory', labels: mandatory.map((one) => one.label) },
    ]);
  });
  it('says nothing of one that is not mandatory, has a level, or is not answered yet', () => {
    expect(missing({ rkpd: none, regulasi: claim(1) })).toEqual([]);
    expect(missing({})).toEqual([]);
  });
});

describe('D8: a level rests on a link alone', () => {
  const link = [{ url: 'https://contoh.id/bukti' }];
  const unsupported = (value: AnswerValue, files: Innovation['files'] = []) =>
    flags(innovation({ sosialisasi: value }, { files })).unsupported.map((one) => one.label);
  const file = storedFile(1, 'sosialisasi', 'foto.jpg');
  it('counts stored files of that indicator, and nothing else', () => {
    expect(unsupported(claim(2, link))).toEqual([label('sosialisasi')]);
    expect(unsupported(claim(2, link), [file])).toEqual([]);
    expect(unsupported(claim(2, link), [{ ...file, item: 'sdm' }])).not.toEqual([]);
    expect(unsupported(claim(2, link), [{ ...file, state: 'refused' }])).not.toEqual([]);
  });
  it('says nothing where no level is claimed', () => {
    expect(unsupported(claim(null, link))).toEqual([]);
    expect(unsupported({ type: 'none' })).toEqual([]);
  });
});

describe('D9: a paragraph is the example of the form', () => {
  const example =
    'Kader menimbang balita di rumah setiap pekan, mencatat hasilnya pada hari yang sama, dan keluarga memperoleh saran gizi.';
  // An edition whose Latar Belakang has an example that is long enough to be copied.
  const definition: EditionDefinition = {
    ...balangan2026,
    sections: balangan2026.sections.map((section) => ({
      ...section,
      items: section.items.map((item) =>
        item.id === 'latar_belakang' ? { ...item, example: `Misalnya:\n${example}` } : item,
      ),
    })),
  };
  const copied = (item: string, words: string) =>
    (flags(innovation({ [item]: text(words) }), {}, definition).proofs ?? []).flatMap((doubt) =>
      doubt.what === 'copied' ? [[doubt.label, doubt.code]] : [],
    );
  it('is found in other letters and between other paragraphs', () => {
    const told = [[label('latar_belakang'), null]];
    expect(copied('latar_belakang', example)).toEqual(told);
    expect(copied('latar_belakang', `Awal.\n${example.toUpperCase()}\nAkhir.`)).toEqual(told);
  });
  it('is not found in part, with more words, in another item, or where the example is short', () => {
    expect(copied('latar_belakang', example.split(',')[0] ?? '')).toEqual([]);
    expect(copied('latar_belakang', `${example} Satu kalimat lagi.`)).toEqual([]);
    expect(copied('permasalahan', example)).toEqual([]);
    expect(copied('latar_belakang', 'Misalnya:')).toEqual([]);
  });
});

describe('D14: decided by somebody who filled it in', () => {
  const [unitId] = ['puskesmas-awayan'];
  const decided = (personId: number, onlyPerson: boolean) =>
    judge(
      innovation({}),
      { step: 'verify', seen: 3 },
      { personId, grants: [{ role: 'unit_admin', unitId }], onlyPerson },
    );
  it.each([1, 2])('person %i, who wrote it, may only where nobody else is there', (person) => {
    expect(decided(person, false).ok).toBe(false);
    expect(decided(person, true)).toMatchObject({ ok: true, value: { onlyPerson: true } });
  });
  it('somebody else decides without a mark', () => {
    expect(decided(9, true)).toMatchObject({ ok: true, value: { onlyPerson: false } });
    expect(decided(9, false)).toMatchObject({ ok: true, value: { onlyPerson: false } });
  });
  it('is told to whoever looks at it later', () => {
    expect(flags(innovation({}), { selfChecked: true }).selfChecked).toBe(true);
    expect(flags(innovation({})).selfChecked).toBe(false);
  });
});
