// How far two words are apart: one slip is counted by a way of its own, which must agree with the general one.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { distance } from '../../../src/domain/language/distance.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '😀'), maxLength: 7 });

it('counts one slip as the general way does, for words that differ in a few letters', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(distance(a, b, 1)).toBe(Math.min(2, distance(a, b, 2)));
    }),
    { numRuns: 5000 },
  );
});

it.each([
  ['kirim', 'kirim', 0],
  ['kirm', 'kirim', 1],
  ['kirimm', 'kirim', 1],
  ['kirin', 'kirim', 1],
  ['kirmi', 'kirim', 1],
  ['kirmii', 'kirim', 2],
  ['krimi', 'kirim', 2],
  ['', 'a', 1],
  ['', 'ab', 2],
])('%s and %s are %i apart', (a, b, apart) => {
  expect(distance(a, b, 1)).toBe(apart);
});
