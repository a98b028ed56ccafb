// Whatever is to be looked at twice, the sheet of a checker with its decisions is told on the screen of a phone; what did not
// fit is counted, and the code is always there.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../src/bot/text/id.ts';
import type {
  CheckFlags,
  CheckingMessages,
} from '../../src/domain/conversation/checking/messages.ts';
import type { Message } from '../../src/domain/conversation/message.ts';
import { tooLong } from '../support/screen.ts';

const letters = 'Kelas Gizi Balita Keliling untuk Ibu Muda di Desa Terpencil '.repeat(5);
const words = (most: number) =>
  fc.integer({ min: 3, max: most }).map((length) => letters.slice(0, length).trim());
const code = fc.constantFrom('INV-7KQ42', 'INV-9PW2C');
const number = fc.integer({ min: 1, max: 53 });
const other = fc.record({ code, name: words(255), unit: words(80) });

/** The doubts by what they are about: level, age, look-alikes, proof that is a link alone, who checked, papers that were signed. */
const flags: fc.Arbitrary<CheckFlags> = fc.record({
  code,
  verified: fc.option(fc.nat({ max: 111 })),
  max: fc.constant(111),
  levels: fc.array(
    fc.record({
      ...{ number, label: words(120), claimed: fc.constantFrom(1, 2, 3) },
      ...{ level: fc.constantFrom(0, 1, 2, 3), reason: words(300) },
    }),
    { maxLength: 20 },
  ),
  age: fc.option(
    fc.record({
      date: fc.constant('4 Maret 2019'),
      from: fc.constant('1 Januari 2024'),
      to: fc.constant('31 Desember 2025'),
    }),
  ),
  similar: fc.array(other, { maxLength: 5 }),
  elsewhere: fc.boolean(),
  unsupported: fc.array(fc.record({ number, label: words(120) }), { maxLength: 20 }),
  selfChecked: fc.boolean(),
  unreachable: fc.array(words(80), { maxLength: 10 }),
  scans: fc.array(words(120), { maxLength: 5 }),
  otherScans: fc.array(words(120), { maxLength: 5 }),
}) as unknown as fc.Arbitrary<CheckFlags>;

const warning = fc.oneof(
  fc.record({ what: fc.constant('words' as const), label: words(60), words: number, min: number }),
  fc.record({
    what: fc.constant('mandatory' as const),
    labels: fc.array(words(120), { minLength: 1, maxLength: 5 }),
  }),
  fc.record({ what: fc.constant('similar' as const), code, name: words(255), unit: words(80) }),
  fc.record({ what: fc.constant('similar_elsewhere' as const) }),
);

const sheet: fc.Arbitrary<CheckingMessages['sheet']> = fc.record({
  ...{ code, name: words(255), unit: words(80), owner: fc.option(words(80)) },
  ...{ state: fc.constantFrom('submitted', 'unit_verified', 'unit_endorsed', 'accepted') },
  since: fc.constant('2026-12-07T01:12:00Z'),
  ...{ score: fc.option(fc.nat({ max: 111 })), max: fc.constant(111) },
  ...{ fields: fc.constant([22, 22]), indicators: fc.constant([19, 20]) },
  changed: fc.option(fc.uniqueArray(number, { maxLength: 53 })),
  warnings: fc.array(warning, { maxLength: 5 }),
  sameFiles: fc.array(
    fc.record({ name: words(120), otherCode: code, otherNumber: fc.option(number), number }),
    { maxLength: 12 },
  ),
  flags: fc.option(flags),
  example: number,
}) as unknown as fc.Arbitrary<CheckingMessages['sheet']>;

/** What each state lets its checkers do. */
const decisions: fc.Arbitrary<CheckingMessages['decide_how']> = fc
  .constantFrom(
    { steps: ['verify'], returns: true, rejects: false, reopens: false },
    { steps: ['endorse'], returns: true, rejects: false, reopens: false },
    { steps: ['accept'], returns: true, rejects: true, reopens: false },
    { steps: ['monitor'], returns: true, rejects: true, reopens: false },
    { steps: ['report'], returns: false, rejects: false, reopens: true },
    { steps: [], returns: false, rejects: false, reopens: true },
  )
  .map((one) => ({ ...one, code: 'INV-7KQ42', cardCode: '4821', version: 17 })) as fc.Arbitrary<
  CheckingMessages['decide_how']
>;

describe('the sheet of a checker', () => {
  it('fits on one screen with any doubts, and shows the code', () => {
    fc.assert(
      fc.property(sheet, decisions, (args, how) => {
        const message: Message = {
          parts: [
            { key: 'sheet', args },
            { key: 'decide_how', args: how },
          ],
          choices: [],
          prompt: 1,
        };
        expect(tooLong(message)).toBeNull();
        const { text } = renderMessage(message);
        expect(text).toContain(args.code);
        expect(text).toContain('4821');
        expect(text.includes('"beda"')).toBe(args.changed !== null);
      }),
      { numRuns: 400 },
    );
  });
});
