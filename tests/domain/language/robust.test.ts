// No reader throws, whatever is typed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cleanText,
  isBlank,
  isEmojiOnly,
  matchKey,
  readChoice,
  readCommand,
  readDate,
  readNumber,
  readYesNo,
  searchUnits,
  wordCount,
} from '../../../src/domain/language/index.ts';
import { INITIATOR, TODAY, UNITS } from './support.ts';

// Tells whether what was read is well formed.
function readAll(text: string): boolean {
  cleanText(text);
  isBlank(text);
  isEmojiOnly(text);
  wordCount(text);
  matchKey(text);
  readCommand(text);
  readYesNo(text);
  readChoice(text, INITIATOR, { many: true });
  searchUnits(UNITS, text);
  const date = readDate(text, TODAY);
  const number = readNumber(text);
  const shape = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/u;
  return (
    (date.kind !== 'date' || shape.test(date.value)) &&
    (number.kind !== 'number' || Number.isFinite(number.value))
  );
}

const pieces = fc.constantFrom(
  '1',
  '31',
  '2022',
  '/',
  '-',
  '.',
  ',',
  ' ',
  'januari',
  's/d',
  'tahun',
  'lalu',
  'awal',
  'dua',
  'puluh',
  'juta',
  'setengah',
  'koma',
  'rb',
  '%',
  '>',
  'lebih dari',
  'tidak',
  'bukan',
  'asn',
  'semua',
  'kecuali',
  'terakhir',
  'setujui',
  '4821',
  'ubah',
  '?',
  '\u0000',
  'pak',
  'TW',
  'II',
  "'",
  '(',
  '\u{1f44d}',
  '\ud800',
);
const typed = fc.array(pieces, { maxLength: 14 });
test.each([
  ['any signs', fc.string({ unit: 'binary', maxLength: 200 })],
  ['known words', typed.map((parts) => parts.join(' '))],
  ['known words run together', typed.map((parts) => parts.join(''))],
])('any text is survived: %s', (_, text) => {
  const failed = fc.check(fc.property(text, readAll), { numRuns: 1500 });
  expect(failed.counterexample).toBeNull();
});

test.each([
  '1/'.repeat(20_000),
  `${'1.000'.repeat(8000)},x`,
  `${'aX'.repeat(15_000)}!`,
  '\u0301'.repeat(50_000),
  ' '.repeat(50_000),
  `setujui 4821 ${'a '.repeat(20_000)}`,
  '\ud800'.repeat(20_000),
  "'".repeat(50_000),
  '((((('.repeat(9000),
])('a very long text is survived (%#)', (text) => expect(readAll(text)).toBe(true));
