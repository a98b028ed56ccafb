// Heads of the columns of steps, out of the titles that a region gives its steps.
import { expect, test } from 'vitest';
import { sopSteps } from '../../src/domain/edition/editions/sop-2022.ts';
import { stepNames } from '../../src/domain/step-names.ts';

test('steps are named by the first words that tell them apart', () => {
  expect(stepNames(sopSteps)).toEqual([
    ...['Sosialisasi', 'Inventaris', 'Pemilahan', 'Penetapan', 'Penyusunan', 'Input indeks'],
    ...['Monitoring', 'Pemantapan', 'Input inovasi'],
  ]);
});

test('steps that begin alike are told apart, and long words are cut', () => {
  const titled = (...titles: string[]) => stepNames(titles.map((title) => ({ title })));
  expect(titled('Penetapan kepala', 'Penetapan SK', 'Pemutakhiranberkala data')).toEqual([
    ...['Penetapan kep…', 'Penetapan SK', 'Pemutakhiranb…'],
  ]);
  expect(titled('Pengisian', 'Pengisian')).toEqual(['Pengisian', 'Pengisian']);
  expect(titled()).toEqual([]);
});
