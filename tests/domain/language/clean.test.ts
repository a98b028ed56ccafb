// The text rule.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cleanText,
  isBlank,
  isEmojiOnly,
  matchKey,
  wordCount,
} from '../../../src/domain/language/index.ts';

const CLEANED: readonly [string, string, boolean][] = [
  ['Inovasi\u0000Desa', 'InovasiDesa', true],
  ['Inovasi\\u0000Desa', 'Inovasi\\u0000Desa', false],
  ['a\ud800b', 'ab', true],
  ['a\udc00b', 'ab', true],
  ['bagus \ud83d', 'bagus ', true],
  ['baris1\r\nbaris2\rbaris3\u2028baris4\u2029x', 'baris1\nbaris2\nbaris3\nbaris4\nx', false],
  ['a\ufffdb', 'a\ufffdb', false],
  ['Desa\u{e0041}\u{e0042}', 'Desa', true],
  ['Judul \u202egnitnep\u202c', 'Judul gnitnep', true],
  ['a\u2066b\u2067c\u2069', 'abc', true],
  ['\u0628\u0631\u0646 2026', '\u0628\u0631\u0646 2026', false],
  ['Ine\u0301s', 'In\u00e9s', false],
  ['\uff29\uff4e', '\uff29\uff4e', false],
  ['\u{1f1ee}\u{1f1e9}', '\u{1f1ee}\u{1f1e9}', false],
  ['\u{1f44d}\u{1f3fd}', '\u{1f44d}\u{1f3fd}', false],
  ['1\ufe0f\u20e3', '1\ufe0f\u20e3', false],
  ['\u{1f468}\u200d\u{1f469}\u200d\u{1f467}', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}', false],
  ['\u{20000}', '\u{20000}', false],
  ['a\uffff\ufdd0b', 'ab', true],
  ['a\u0007\u0085b\u009f', 'a\nb', true],
  ['\t=1+1', '\t=1+1', false],
];
test.each(CLEANED)('%j is stored as %j', (raw, text, changed) => {
  expect(cleanText(raw)).toEqual({ text, changed });
});

test('at most eight combining marks in a row stay', () => {
  const { text, changed } = cleanText(`I${'\u0336'.repeat(200)}novasi`);
  expect(text).toBe(`I${'\u0336'.repeat(8)}novasi`);
  expect(changed).toBe(true);
});

describe('properties', () => {
  const text = fc.string({ unit: 'binary', maxLength: 300 });
  const hostile = fc
    .array(
      fc.constantFrom(
        'a',
        '\u0301',
        '\u0344',
        '\ud800',
        '\udc00',
        '\u0000',
        '\r',
        '\n',
        '\u202e',
        '\u{e0041}',
        '\u0958',
        '\u09c7',
        '\u09be',
        '\u200d',
        '\ufdd0',
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join(''));
  test('cleaning twice is cleaning once, and the result is NFC and well formed', () => {
    fc.assert(
      fc.property(fc.oneof(text, hostile), (raw) => {
        const once = cleanText(raw).text;
        expect(cleanText(once)).toEqual({ text: once, changed: false });
        expect(once.isWellFormed()).toBe(true);
        expect(once.normalize('NFC')).toBe(once);
        expect(once).not.toMatch(/\p{M}{9}/u);
      }),
      { numRuns: 500 },
    );
  });
  test('a key for matching is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
        expect(matchKey(matchKey(raw))).toBe(matchKey(raw));
      }),
    );
  });
});

test('blank texts', () => {
  const blank = [
    '',
    ' ',
    '\u00a0\u2003\u3000',
    '\u3164',
    '\n\t',
    '\u200b\u200d\ufeff',
    '\u2800',
    '\u115f\u1160\uffa0',
    '\u0301',
  ];
  expect(blank.filter((text) => !isBlank(text))).toEqual([]);
  expect(['a', '0', '-', '\u{1f44d}', '\u{20000}'].filter(isBlank)).toEqual([]);
});

test('emoji alone', () => {
  expect(['👍', '👍🏽', '🇮🇩', '👨‍👩‍👧 🙏', '❤️'].filter((text) => !isEmojiOnly(text))).toEqual([]);
  expect(['', ' ', '1️⃣', 'ok 👍', '-', '1', '#'].filter(isEmojiOnly)).toEqual([]);
});

test.each([
  ['', 0],
  ['• satu\n- dua — tiga', 3],
  ['1. berkas-berkas 300 (s/d) 37,5%', 5],
  ['a\u00a0b\u3000c', 3],
  ['W'.repeat(3000), 1],
] as const)('%j has its words counted', (text, words) => {
  expect(wordCount(text)).toBe(words);
});

test('keys fold width, case and space, and never letters of another script', () => {
  expect(matchKey(' \uff29\uff4e\uff4f\uff56  ASI\n')).toBe('inov asi');
  expect(matchKey('\u0130novas\u0131')).toBe('inovasi');
  expect(matchKey('B\u0430pperida')).not.toBe('bapperida');
});
