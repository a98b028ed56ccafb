// What was read is kept for a moment, and only for the region in which it was read.
import { expect, it } from 'vitest';
import { readOnce } from '../../../src/domain/language/read-once.ts';
import { region, serveRegion } from '../../../src/domain/region.ts';

it('reads a text once, also where nothing was found, and each again after a while', () => {
  const read: string[] = [];
  const once = readOnce((text) => {
    read.push(text);
    return text === 'none' ? undefined : text.length;
  });
  expect([once('ya'), once('none'), once('ya'), once('none')]).toEqual([
    2,
    undefined,
    2,
    undefined,
  ]);
  expect(read).toEqual(['ya', 'none']);
  for (let nth = 0; nth < 8; nth += 1) once(String(nth));
  once('ya');
  expect(read.filter((text) => text === 'ya')).toHaveLength(2);
});

it('reads anew when another region is served', () => {
  const before = region();
  const once = readOnce(() => region().agencyShort);
  try {
    expect(once('ya')).toBe(before.agencyShort);
    serveRegion({ ...before, agencyShort: 'Badan Lain' });
    expect(once('ya')).toBe('Badan Lain');
  } finally {
    serveRegion(before);
  }
});
