// Each row of the list of cases is named by its number in the title of a test of this folder. Row 35 (a flood from one chat)
// belongs to security and is played by tests/db/flood.test.ts and `npm run faults -- flood`.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROWS = 39;
const ELSEWHERE: ReadonlySet<number> = new Set([35]);
/** A title that begins with the numbers of rows, whatever kind of test it is of. */
const TITLE =
  /^\s*(?:(?:describe|it|test)(?:\.\w+)*\(|\]\)\()\s*[`']rows? (?<numbers>\d+(?:(?:, | and )\d+)*)\b/gmu;

it('every row of the cases has a test that is named by its number', () => {
  const folder = import.meta.dirname;
  const named = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => [...readFileSync(path.join(folder, name), 'utf8').matchAll(TITLE)])
    .flatMap(({ groups }) => (groups?.['numbers'] ?? '').split(/, | and /u).map(Number));
  const wanted = Array.from({ length: ROWS }, (_, at) => at + 1).filter(
    (row) => !ELSEWHERE.has(row),
  );
  expect(wanted.filter((row) => !named.includes(row))).toEqual([]);
  expect(Math.max(...named)).toBeLessThanOrEqual(ROWS);
});
