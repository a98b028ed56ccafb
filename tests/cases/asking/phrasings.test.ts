// Section 8 of the design of the conversation: what people write who ask or talk, in real states, by the hundreds. Nothing is
// stored, changed or decided that was not meant, and hardly anything is missed. `npm run phrasings` prints the table.
import { describe, expect, it } from 'vitest';
import { manners, playAll, tableOf } from './playing.ts';
import { thirdRows } from './rows-third.ts';
import { secondRows } from './rows-second.ts';
import { phrasingRows } from './rows.ts';

const phrases = new Set(
  [...phrasingRows, ...secondRows, ...thirdRows].flatMap(({ said }) => said.split('|')),
);

describe('phrasings in real states', () => {
  it('are at least 600', () => expect(phrases.size).toBeGreaterThanOrEqual(600));

  it.each([
    ['as typed', 1],
    ['without vowels', 4],
  ])('%s: none does harm', (name, each) => {
    const manner = manners[name];
    if (manner === undefined) throw new Error(`no manner ${name}`);
    const played = playAll(manner, each);
    const harmful = played.filter(({ came }) => came === 'harm');
    expect(harmful.map(({ phrase, place, told }) => `${phrase} (${place}): ${told}`)).toEqual([]);
    expect(tableOf(played, ({ who, place }) => `${who}: ${place}`)).toMatchSnapshot();
    const missed = played.filter(({ came }) => came === 'miss').length;
    expect(missed / played.length).toBeLessThan(each === 1 ? 0.1 : 0.2);
  });
});
