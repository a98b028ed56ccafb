// Every sentence of the domain about a defect of an edition has its Indonesian one, and every reason why a workbook cannot be read.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { workbookProblemText } from '../../../src/admin/workbook-problems.ts';
import { defectIn, problemIn } from '../../../src/bot/text/workbook-defects.ts';

const folder = path.join(import.meta.dirname, '../../../src/domain/edition');
const files = [
  ...['workbook/read.ts', 'workbook/read-survey.ts', 'workbook/table.ts', 'workbook/origins.ts'],
  ...['check.ts', 'check-item.ts', 'check-rules.ts', 'check-conditions.ts'],
];

/** Words of a condition and parts of longer sentences: no sentences of their own. */
const noSentence = /^(?:begin group|end group| : '|[^ ]*\/|\$\{counterpart\.edition\})/u;

/** Texts of the sources that read like a sentence, with `x` for what they name. */
function sentencesOf(file: string): string[] {
  const source = readFileSync(path.join(folder, file), 'utf8').replaceAll(
    /^\s*(?:\/\/|\/\*\*|\*).*$/gmu,
    '',
  );
  return [...source.matchAll(/'([^'\n]*)'|`([^`\n]*)`|"([^"\n]*)"/gu)]
    .map(([, single, template, double]) => single ?? template ?? double ?? '')
    .filter((text) => text.trim().includes(' ') && !noSentence.test(text))
    .map(filledIn);
}

function filledIn(text: string): string {
  if (text.startsWith('the sheet ')) return 'the sheet "x" is missing';
  if (text.startsWith('a condition names')) return 'a condition names one earlier choice: x';
  return text
    .replaceAll("${like.length === 1 ? 'is' : 'are'}", 'is')
    .replaceAll("${like.length === 1 ? '' : ' of the right row'}", '')
    .replaceAll("${whole ? 'whole ' : ''}", '')
    .replaceAll('${noun}', 'question')
    .replaceAll(/\$\{(?:[^{}]|\{[^}]*\})*\}/gu, 'x');
}

test.each(files)('all that is said by %s', (file) => {
  const sentences = sentencesOf(file);
  expect(sentences.length).toBeGreaterThan(3);
  expect(sentences.filter((one) => defectIn(one) === null)).toEqual([]);
});

test('what is named stands in the sentence', () => {
  expect(defectIn('"tiga" is no number')).toBe('"tiga" bukan angka');
  expect(defectIn('"1.5" is no whole number')).toBe('"1.5" bukan bilangan bulat');
  expect(defectIn('line 2 of "form-c1" refers to "jenis", which does not exist')).toBe(
    'baris 2 formulir form-c1 menyebut jenis, yang tidak ada',
  );
  expect(defectIn('something else')).toBeNull();
});

test('every reason why a workbook cannot be read', () => {
  expect(Object.keys(problemIn).toSorted()).toEqual(Object.keys(workbookProblemText).toSorted());
});
