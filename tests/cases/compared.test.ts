// "beda": of any number of changed items, however long, old and new stand beside each other on a screen, each item on one page;
// of a long text the stretch is shown in which it differs.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparedText } from '../../src/bot/text/compared.ts';
import { tooLong } from '../support/screen.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .integer({ min: 1, max: 900 })
    .map((length) => 'balita ditimbang di rumah '.repeat(40).slice(0, length)),
);
const names = fc.array(fc.string({ maxLength: 120 }), { maxLength: 9 });
const row = fc.record({
  number: fc.integer({ min: 1, max: 53 }),
  label: fc.string({ minLength: 1, maxLength: 120 }),
  ...{ before: fc.option(text), now: fc.option(text), added: names, removed: names },
});

describe('old and new', () => {
  it('fit on one screen', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 3 }), text, (rows, name) => {
        const args = { code: 'INV-7KQ42', name, total: 20, page: 1, pages: 7, rows };
        expect(
          tooLong({ parts: [{ key: 'compared', args }], choices: [], prompt: null }),
        ).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('show the words in which they differ, wherever these stand', () => {
    const words = Array.from({ length: 200 }, (_, at) => `kata${at}`);
    for (const at of [0, 3, 77, 150, 199]) {
      const now = words.with(at, 'DIGANTI').join(' ');
      const said = comparedText({
        ...{ code: 'INV-7KQ42', name: 'Kelas Gizi', total: 1, page: 1, pages: 1 },
        rows: [
          {
            number: 20,
            label: 'Latar Belakang',
            before: words.join(' '),
            now,
            added: [],
            removed: [],
          },
        ],
      });
      expect(said).toContain('DIGANTI');
      expect(said).toContain(`kata${at}`);
    }
  });
});
