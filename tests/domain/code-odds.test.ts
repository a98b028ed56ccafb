// Calculates the odds of whoever guesses codes out of the limits in the source, and finds them in docs/codes.md.
// A limit that is loosened makes the document wrong, and this test with it.
import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import {
  coFillCode,
  invitationCode,
  linkCode,
  mostCardCodes,
  printedCode,
} from '../../src/domain/codes.ts';
import {
  attemptLimits,
  crowdLimit,
  newcomerDays,
} from '../../src/domain/conversation/shared/attempts.ts';

const text = readFileSync(new URL('../../docs/codes.md', import.meta.url), 'utf8');
const entropy = new Uint8Array(64).map((_, at) => at * 7 + 1);
/** Letters behind the prefix; five bits each. */
const bitsOf = (code: string) =>
  code.replace(/^(?:TAUT|ISI|UND)-/, '').replaceAll('-', '').length * 5;
const inMinutes = (minutes: number) =>
  attemptLimits.find((limit) => limit.minutes === minutes)?.most ?? Number.NaN;

test.each([
  ['link', linkCode, 60],
  ['co-filling', coFillCode, 60],
  ['invitation', invitationCode, 130],
  ['printed invitation', printedCode, 60],
] as const)('the %s code has the bits that are told', (_, make, bits) => {
  expect(bitsOf(make(entropy))).toBe(bits);
  expect(text).toMatch(new RegExp(`\\| ${bits} \\|`));
});

test.each([
  [1, '1 card'],
  [15, '15: one list of a head, with its common code'],
  [60, '60: four such lists on one day'],
])('with %i live codes a card is hit as rarely as is told', (live, label) => {
  const odds = (tries: number) =>
    `${Number(((1 - (1 - live / 10_000) ** tries) * 100).toFixed(2))} %`;
  expect(text).toContain(`| ${label} | ${odds(inMinutes(15))} | ${odds(inMinutes(24 * 60))} |`);
});

it('tells the tries of a year at a link code, and what they are worth', () => {
  const ofNewcomers = (crowdLimit.most + 500) * (60 / crowdLimit.minutes) * 24 * 365;
  const tries = 1000 * inMinutes(24 * 60) * 365 + ofNewcomers;
  const odds = (bits: number) => (tries * 1000) / 2 ** bits;
  const told = tries.toLocaleString('en');
  expect(text).toContain(`| ${told} | ${(odds(40) * 100).toFixed(1)} % |`);
  expect(text).toContain(`| ${told} | ${(odds(60) * 1e8).toFixed(1)} in 100,000,000 |`);
  expect(odds(130)).toBeLessThan(1e-29);
});

it('tells the limits in words', () => {
  expect([mostCardCodes, newcomerDays, crowdLimit]).toEqual([10, 7, { minutes: 60, most: 100 }]);
  expect(attemptLimits).toEqual([
    { minutes: 15, most: 5 },
    { minutes: 120, most: 10 },
    { minutes: 1440, most: 20 },
  ]);
});
