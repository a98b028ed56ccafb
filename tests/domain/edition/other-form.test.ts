// The profile poured into the form of another competition: every item it names exists, texts are joined and counted, and
// what is not confirmed or said to be missing gives nothing.
import { expect, it } from 'vitest';
import { balangan2026 } from '../../../src/domain/edition/editions/balangan-2026.ts';
import { kipp2023 } from '../../../src/domain/edition/editions/kipp-2023.ts';
import { formOf } from '../../../src/domain/edition/journey.ts';
import { otherFormSchema } from '../../../src/domain/edition/other-form-rules.ts';
import { pourInto } from '../../../src/domain/edition/other-form.ts';

const answer = (value: Parameters<typeof wrap>[0], toConfirm = false) => wrap(value, toConfirm);
function wrap(text: string, toConfirm: boolean) {
  return { value: { type: 'text' as const, text }, revision: 1, writtenBy: 1, toConfirm };
}

it('names items that the edition has', () => {
  const { byId } = formOf(balangan2026);
  const unknown = kipp2023.fields.flatMap(({ from }) => from.filter((id) => !byId.has(id)));
  expect(unknown).toEqual([]);
});

it('takes what was told for a part, and a text for a whole field in place of everything else', () => {
  const answers = new Map([['keunggulan', answer('Lebih cepat')]]);
  const novelty = (told: Record<string, string>) =>
    pourInto(kipp2023, { answers }, balangan2026, new Map(Object.entries(told))).find(
      ({ no }) => no === '3',
    );
  expect(novelty({})).toMatchObject({ words: 2, missing: [{ part: '3a', label: 'pembanding' }] });
  expect(novelty({ '3a': 'Dinas lain belum' })).toMatchObject({
    text: 'Lebih cepat\n\nDinas lain belum',
    missing: [],
  });
  expect(novelty({ 3: 'Satu kalimat saja', '3a': 'Dinas lain belum' })).toMatchObject({
    ...{ text: 'Satu kalimat saja', words: 3, missing: [] },
  });
});

it('refuses a form whose file does not say what it must', () => {
  const { fields, ...rest } = kipp2023;
  for (const wrong of [
    { ...rest, fields: [] },
    { ...rest, fields: [...fields, fields[0]] },
    { ...rest, fields, words: ['kipp 2023'] },
    { ...rest, fields: [{ no: '1', label: 'Judul', maxWords: 0 }] },
    { ...rest, fields, extra: true },
  ])
    expect(otherFormSchema.safeParse(wrong).success).toBe(false);
  expect(otherFormSchema.parse({ ...rest, fields })).toEqual(kipp2023);
  // Words are compared with what is typed in small letters.
  expect(otherFormSchema.parse({ ...rest, fields, words: ['Provinsi'] }).words).toEqual([
    'provinsi',
  ]);
});

it('joins what was told and counts its words, and never cuts', () => {
  const long = 'kata '.repeat(400).trim();
  const answers = new Map([
    ['latar_belakang', answer(long)],
    ['permasalahan', answer('Balita jarang ditimbang')],
    ['tujuan', answer('belum dipastikan', true)],
  ]);
  const poured = pourInto(kipp2023, { answers }, balangan2026);
  const background = poured.find(({ no }) => no === '2');
  expect(background).toMatchObject({ words: 403, maxWords: 300, over: 103 });
  expect(background?.text).toBe(`${long}\n\nBalita jarang ditimbang`);
  expect(poured.find(({ no }) => no === '1')).toMatchObject({ words: 0, text: '' });
});
