// Which ids are tried first for a message in doubt: by its place among those that are looked for, within its own bounds.
import { expect, test } from 'vitest';
import { likelyIds } from '../../../src/bot/sender/likely-ids.ts';

const row = (id: number, floor: number | null, ceiling: number | null = null) => ({
  id,
  floor: floor === null ? null : String(floor),
  ceiling: ceiling === null ? null : String(ceiling),
});
const rows = [row(1, 100, 120), row(2, 100, 120), row(5, 102, 120), row(9, 102, 120)];
const places = (others: readonly number[]) =>
  rows.map((one) => likelyIds(one, rows, new Set(others), 0)[0]);
const without = (...free: readonly number[]): number[] =>
  Array.from({ length: 19 }, (_, nth) => 101 + nth).filter((id) => !free.includes(id));

test('as many ids as messages: each has its own', () => {
  expect(places(without(103, 107, 108, 115))).toEqual([103, 107, 108, 115]);
});

test('fewer ids: the last messages were not sent, and have none', () => {
  // The third may have passed the second.
  expect(places(without(103, 107))).toEqual([103, 107, 107, undefined]);
});

test('more ids: spread over them, with the neighbours behind', () => {
  const others = new Set(without(103, 104, 105, 107, 108, 109, 115));
  expect(rows.map((one) => likelyIds(one, rows, others, 0))).toEqual([
    [103, 104],
    [105, 107, 104],
    [108, 109, 107],
    [115, 109],
  ]);
});

test('never outside the bounds of the message, and nothing without a floor', () => {
  const own = [row(1, 100, 120), row(2, 110, 120)];
  expect(likelyIds(own[1] ?? row(0, 0), own, new Set(without(103, 107)), 0)).toEqual([]);
  const open = [row(1, null)];
  expect(likelyIds(row(1, null), open, new Set(), 200)).toEqual([]);
  expect(likelyIds(row(7, 100), rows, new Set(), 200)).toEqual([]);
});

test('the highest id that is known ends it where there is no ceiling; too many ids say nothing', () => {
  const open = [row(1, 100)];
  expect(likelyIds(row(1, 100), open, new Set([101, 103]), 103)).toEqual([102]);
  expect(likelyIds(row(1, 100), open, new Set(), 100_000)).toEqual([]);
});
