// The digits behind a card's hash are known to whoever has the key: at once where this process made the card, else by trying.
import { expect, test } from 'vitest';
import { secretsFrom } from '../../src/db/secrets.ts';
import { timeOf } from '../support/cpu-time.ts';

const key = 'only-for-tests-only-for-tests-only-for-tests';

test('a process that did not make a card finds its digits, and what has none', () => {
  const made = secretsFrom(key).cardHash(7, '2199');
  const { cardCodes } = secretsFrom(key);
  expect(cardCodes(7, [made, Buffer.alloc(32), made])).toEqual(['2199', null, '2199']);
});

test('the process that made a card tries no digits', () => {
  const tried = timeOf(() => secretsFrom(key).cardCodes(7, [secretsFrom(key).cardHash(7, '9999')]));
  const known = timeOf(() => {
    const secrets = secretsFrom(key);
    expect(secrets.cardCodes(7, [secrets.cardHash(7, '9999')])).toEqual(['9999']);
  });
  expect(known).toBeLessThan(tried / 10);
});
