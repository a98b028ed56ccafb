// The highest id that a network has given, and whether its chats are numbered together or each for itself.
import { expect, test } from 'vitest';
import { createNewestId } from '../../../src/bot/sender/newest-id.ts';

test('the highest id counts, as far as its send was begun late enough', () => {
  const newest = createNewestId(() => 20);
  expect(newest.get()).toBeNull();
  newest.known('7');
  expect([newest.get(), newest.get(0)]).toEqual(['7', null]);
  newest.given('9', 10);
  newest.given('8', 12);
  expect([newest.get(), newest.get(10), newest.get(11)]).toEqual(['9', '9', null]);
  expect(newest.apart()).toBe(false);
});

test('calls at the same time may be answered in any order', () => {
  let now = 0;
  const newest = createNewestId(() => now);
  now = 50;
  newest.given('12', 10);
  newest.given('11', 49);
  expect(newest.apart()).toBe(false);
});

test('a lower id for what was begun after the higher one was there: each chat is numbered for itself', () => {
  const newest = createNewestId(() => 50);
  newest.given('12', 10);
  newest.given('3', 51);
  expect([newest.apart(), newest.get()]).toEqual([true, null]);
});

test('ids of an earlier process may be of another bot: the first of our own counts', () => {
  const newest = createNewestId(() => 50);
  newest.known('70000');
  newest.given('12', 10);
  expect([newest.apart(), newest.get()]).toEqual([false, '12']);
});

test('ids that are no numbers are passed over', () => {
  const newest = createNewestId();
  newest.known('3EB0AA');
  newest.given('3EB0FF', 1);
  expect([newest.get(), newest.apart()]).toEqual([null, false]);
});
