// Whose file is read next: one person's many files keep nobody waiting for more than the one that is being read.
import { expect, it } from 'vitest';
import { createTurns } from '../../src/files/reading/turns.ts';

interface Job {
  readonly owner: number;
  readonly nth: number;
}
const job = (owner: number, nth: number): Job => ({ owner, nth });

it('people take turns, and nobody has both lanes while others wait', () => {
  const turns = createTurns<Job>(2);
  for (let nth = 0; nth < 4; nth += 1) turns.add(job(1, nth));
  const [a, b] = [turns.next(), turns.next()];
  expect([a, b, turns.next()]).toEqual([job(1, 0), job(1, 1), undefined]);
  for (const owner of [2, 3]) turns.add(job(owner, 0));
  if (a) turns.ended(a, false);
  expect(turns.next()).toEqual(job(2, 0));
  if (b) turns.ended(b, false);
  expect(turns.next()).toEqual(job(3, 0));
  turns.ended(job(2, 0), false);
});

it('whoever took too long twice comes last and leaves a lane to the others, for an hour', () => {
  let now = 0;
  const turns = createTurns<Job>(2, () => now);
  const take = () => {
    const taken = turns.next();
    if (taken === undefined) throw new Error('nothing may begin');
    return taken;
  };
  for (let nth = 0; nth < 5; nth += 1) turns.add(job(1, nth));
  turns.ended(take(), true);
  turns.ended(take(), true);
  turns.add(job(2, 0));
  const other = take();
  expect(other.owner).toBe(2);
  const slow = take();
  expect(slow.owner).toBe(1);
  turns.ended(other, false);
  // The second lane stays empty for whoever comes.
  expect(turns.next()).toBeUndefined();
  turns.add(job(3, 0));
  expect(turns.next()?.owner).toBe(3);
  turns.ended(slow, false);
  now = 3_600_001;
  expect(turns.next()?.owner).toBe(1);
});
