// Damaged on purpose: flipped bits, cuts, doubled and swapped stretches of good files. Whatever comes, there is
// an answer with a known code, nothing is thrown, and nothing is written beside the file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { fileProblemText } from '../../src/bot/text/file-problems.ts';
import { inspect, removeFiles } from './support/inspecting.ts';
import { mp4 } from './support/mp4.ts';
import { packedObject, pdf } from './support/pdf.ts';
import { docxEntries, paragraphs, relations, xlsxEntries, zip } from './support/zip.ts';

const sample = (name: string): Buffer =>
  readFileSync(join(import.meta.dirname, 'corpus', 'files', name));
const CODES =
  /^(?:EMPTY_FILE|CORRUPT|TYPE_MISMATCH|TYPE_NOT_ALLOWED|ACTIVE_CONTENT|ENCRYPTED_FILE|ARCHIVE_UNSAFE|IMAGE_TOO_BIG|TOO_LARGE|MALWARE_FOUND|NOT_UTF8|BAD_HEADER|SHEET_TOO_BIG)$/u;

const originals: readonly [string, () => Promise<Buffer> | Buffer][] = [
  [
    'a.pdf',
    () =>
      pdf({
        lines: [[50, 'Nomor 40 Tahun 2021']],
        objects: [packedObject(7, '<</Producer(Kantor)>>')],
      }),
  ],
  [
    'a.docx',
    () =>
      zip(
        docxEntries(paragraphs('halo'), {
          name: 'word/_rels/document.xml.rels',
          content: relations({ type: 'hyperlink', target: 'https://example.org', external: true }),
        }),
      ),
  ],
  [
    'a.xlsx',
    () =>
      zip(
        xlsxEntries(
          '<dimension ref="A1:B2"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>nama</t></is></c></row></sheetData>',
        ),
      ),
  ],
  ['a.jpg', () => sample('ok.jpg')],
  ['a.png', () => sample('ok.png')],
  ['a.mp4', () => mp4(5, 'start')],
  ['b.mp4', () => mp4(5, 'fragments')],
  ['a.csv', () => sample('csv_utf16.csv')],
];

const place = fc.double({ min: 0, max: 1, noNaN: true });
const damage = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('flip' as const), at: place, value: fc.nat(255) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('cut' as const, 'double' as const, 'zero' as const),
      at: place,
      value: fc.nat(255),
    }),
  },
);

function damaged(
  bytes: Buffer,
  { kind, at, value }: { kind: 'flip' | 'cut' | 'double' | 'zero'; at: number; value: number },
): Buffer {
  const offset = Math.floor(at * Math.max(0, bytes.byteLength - 1));
  if (kind === 'cut') return bytes.subarray(0, offset);
  if (kind === 'double')
    return Buffer.concat([bytes.subarray(0, offset), bytes.subarray(Math.max(0, offset - value))]);
  const copy = Buffer.from(bytes);
  const end = Math.min(copy.byteLength, offset + (kind === 'flip' ? 1 : value));
  copy.fill(kind === 'flip' ? value : 0, offset, end);
  return copy;
}

afterAll(removeFiles);

describe('damaged files get an answer', () => {
  test.each(originals)(
    '%s',
    async (name, make) => {
      const original = await make();
      expect(await inspect(original, name)).toMatchObject({ ok: true });
      const rule = fc.asyncProperty(
        fc.array(damage, { minLength: 1, maxLength: 4 }),
        async (wounds) => {
          const outcome = await inspect(wounds.reduce(damaged, original), name);
          if (outcome.ok) return;
          expect(outcome.problem.code).toMatch(CODES);
          expect(fileProblemText(outcome.problem, name)).toContain('Silakan');
        },
      );
      await expect(fc.assert(rule, { numRuns: 100 })).resolves.toBeUndefined();
    },
    120_000,
  );
});
