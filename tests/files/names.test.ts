// Names of files as people and attackers send them: every case of the corpus, and the rule on random names.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentDisposition, displayName, extensionOf } from '../../src/files/names.ts';

interface NameCase {
  readonly id: string;
  readonly input: string | { readonly repeat: [string, number]; readonly suffix: string };
  readonly expect_display: string | null;
}
const cases: NameCase[] = JSON.parse(
  readFileSync(join(import.meta.dirname, 'corpus', 'filename_cases.json'), 'utf8'),
);
const nameOf = ({ input }: NameCase): string =>
  typeof input === 'string' ? input : input.repeat[0].repeat(input.repeat[1]) + input.suffix;

function expectSafe(shown: string): void {
  expect(shown).not.toBe('');
  expect(shown).toBe(shown.normalize('NFC'));
  expect([...shown].length).toBeLessThanOrEqual(120);
  expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(200);
  expect(shown.isWellFormed()).toBe(true);
  expect(shown).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u200b\u2060\ufeff]/u);
  expect(shown).not.toMatch(/[/\\<>:"|?*]/u);
  expect(shown).not.toMatch(/^[.\s-]|[.\s]$/u);
  expect(displayName(shown)).toBe(shown);
}

function expectSafeHeader(header: string): void {
  expect(header).toMatch(
    /^(?:inline|attachment); filename="[A-Za-z0-9 ._()+,=-]+"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+$/u,
  );
}

describe('names of the corpus', () => {
  test.each(cases)('$id', (one) => {
    const shown = displayName(nameOf(one));
    expectSafe(shown);
    expectSafeHeader(contentDisposition(nameOf(one), 'attachment'));
    expect(shown).toBe(one.expect_display ?? shown);
  });
});

describe('what people see', () => {
  test.each([
    ['Foto Kegiatan 17 Agustus.jpg', 'Foto Kegiatan 17 Agustus.jpg'],
    ['C:\\fakepath\\SK Bupati.pdf', 'SK Bupati.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['..%2f..%2fetc%2fpasswd', 'passwd'],
    ['Capaian 50%.pdf', 'Capaian 50%.pdf'],
    ['laporan.pdf::$DATA', 'laporan.pdf'],
    ['laporan\u202efdp.exe', 'laporanfdp.exe'],
    ['.htaccess', 'htaccess'],
    ['con.pdf', '_con.pdf'],
    ['COM1', '_COM1'],
    ['Konsep.pdf', 'Konsep.pdf'],
    ['keluarga 👨‍👩‍👧.png', 'keluarga 👨‍👩‍👧.png'],
    ['تقرير.pdf', 'تقرير.pdf'],
    ['laporan\u2024pdf', 'laporan.pdf'],
    ['a\u200bb.pdf', 'ab.pdf'],
    ['..', 'berkas'],
    ['', 'berkas'],
    ['///', 'berkas'],
  ])('%j is shown as %j', (raw, shown) => expect(displayName(raw)).toBe(shown));

  test('a long name keeps its beginning and its extension', () => {
    const shown = displayName(`${'Laporan Kegiatan '.repeat(30)}.pdf`);
    expect(shown).toMatch(/^Laporan Kegiatan .*….pdf$/u);
    expect([...shown].length).toBeLessThanOrEqual(120);
  });

  test.each([
    ['bukti.pdf.exe', 'exe'],
    ['FOTO.JPG', 'jpg'],
    ['SK No. 188.45', undefined],
    ['Kegiatan bpk. Ahmad', undefined],
    ['bukti', undefined],
    ['a.7z', '7z'],
  ])('the extension of %j is %j', (name, extension) => expect(extensionOf(name)).toBe(extension));
});

test.each([
  ['\uff9e', 'berkas'],
  ['\uff9e\uff9f', 'berkas'],
  ['\uff9e.pdf', 'berkas.pdf'],
  ['\uff9e \uff9e', 'berkas'],
  ['\uff76\uff9e.pdf', '_.pdf'],
])('a name whose letters come apart into marks has one in the header: %j', (raw, plain) => {
  const header = contentDisposition(raw, 'inline');
  expectSafeHeader(header);
  expect(header).toContain(`filename="${plain}"`);
});

test('no name at all breaks the rule or the header', () => {
  const nasty = fc.constantFrom(
    '..',
    '/',
    '\\',
    '.',
    ' ',
    '\u0000',
    '\r\n',
    '\u202e',
    '"',
    ';',
    "'",
    '%',
    '\ud83d',
    '漢',
    'e\u0301',
    '\u0301',
    '👩‍👧',
    '\u200d',
    'con',
    ':',
    '$',
    '.pdf',
  );
  const name = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(nasty, { maxLength: 60 }).map((parts) => parts.join('')),
  );
  const rule = fc.property(name, (raw) => {
    expectSafe(displayName(raw));
    expectSafeHeader(contentDisposition(raw, 'inline'));
  });
  expect(() => fc.assert(rule, { numRuns: 2000 })).not.toThrow();
});
