// What people read when a file is refused: every reason has its sentence, and each says what to do.
import { describe, expect, test } from 'vitest';
import { fileProblemText } from '../../src/bot/text/file-problems.ts';
import type { ReasonCode } from '../../src/files/inspect.ts';

const CODES: readonly ReasonCode[] = [
  'EMPTY_FILE',
  'CORRUPT',
  'TYPE_MISMATCH',
  'TYPE_NOT_ALLOWED',
  'ACTIVE_CONTENT',
  'ENCRYPTED_FILE',
  'ARCHIVE_UNSAFE',
  'IMAGE_TOO_BIG',
  'TOO_LARGE',
  'MALWARE_FOUND',
  'NOT_UTF8',
  'BAD_HEADER',
  'SHEET_TOO_BIG',
  'QUOTA',
  'BUSY',
];

describe('every reason', () => {
  test.each(CODES)('%s names the file, asks politely for the next step and is short', (code) => {
    const text = fileProblemText(
      { code, limit: 10, received: 20, accepted: ['pdf', 'jpg'], found: 'html' },
      'bukti 1.pdf',
    );
    expect(text).toContain('"bukti 1.pdf"');
    expect(text).toMatch(/Silakan .+\.$|Silakan .+\. Yang diterima di sini: .+\.$/u);
    expect(text.length).toBeLessThan(330);
    expect(new Set(CODES.map((other) => fileProblemText({ code: other }, 'x'))).size).toBe(
      CODES.length,
    );
  });

  test.each(CODES)('%s needs neither numbers nor a name', (code) => {
    const text = fileProblemText({ code }, '');
    expect(text).toMatch(
      /^(?:Berkas ini|Isi berkas ini|Susunan berkas ini|Gambar berkas ini|Ukuran berkas ini|Huruf|Judul|Lembar)/u,
    );
    expect(text).not.toMatch(/undefined|NaN|\(\)/u);
  });
});

test.each([
  [
    { code: 'TOO_LARGE', limit: 20 * 1024 * 1024, received: 20 * 1024 * 1024 + 1 },
    'Ukuran "a.mp4" melebihi batas (20,1 MB; batasnya 20 MB).',
  ],
  [{ code: 'TOO_LARGE', limit: 2048, received: 1_234_567 }, '(1,2 MB; batasnya 2 KB)'],
  [
    { code: 'IMAGE_TOO_BIG', limit: 110_000_000, received: 900_000_000 },
    '(900 juta piksel; batasnya 110 juta piksel)',
  ],
  [
    { code: 'SHEET_TOO_BIG', limit: 100_000_000, received: 17_179_869_184 },
    '(17.179.869.184; batasnya 100.000.000)',
  ],
  [
    { code: 'TYPE_NOT_ALLOWED', found: 'old-office', accepted: ['pdf', 'jpg', 'png'] },
    'Yang diterima di sini: PDF, JPG atau PNG.',
  ],
  [
    { code: 'TYPE_MISMATCH', found: 'xlsx', accepted: ['docx'] },
    'isinya XLSX. Silakan kirim berkas aslinya. Yang diterima di sini: DOCX.',
  ],
  [{ code: 'toString' }, 'Silakan kirim sebagai PDF, JPG atau PNG.'],
])('%j', (problem, part) => expect(fileProblemText(problem, 'a.mp4')).toContain(part));
