// Reads the twenty invented documents of other shapes and prints what came of each: values right, right but marked to be looked
// at, wrong but marked, left out, and wrong without a mark, which "pakai semua" would take and which must be none.
// Run: npm run documents
import { countDocuments } from '../tests/domain/excerpts/counted.ts';

const table = countDocuments();
const columns = ['told', 'right', 'marked', 'markedWrong', 'leftOut'] as const;
const row = (name: string, cells: readonly (string | number)[]): string =>
  `${name.slice(0, 60).padEnd(62)}${cells.map((cell) => String(cell).padStart(8)).join('')}`;
console.log(row('', ['told', 'right', 'marked', 'm.wrong', 'left out', ' WRONG']));
for (const one of table) {
  console.log(row(one.name, [...columns.map((column) => one[column]), one.wrong.length]));
  for (const wrong of one.wrong) console.log(`   wrong: ${wrong}`);
}
const sums = columns.map((column) => table.reduce((sum, one) => sum + one[column], 0));
const wrong = table.reduce((sum, one) => sum + one.wrong.length, 0);
console.log(row('all', [...sums, wrong]));
const [told = 1] = sums;
console.log(
  row(
    'share',
    [...sums, wrong].map((sum) => `${Math.round((sum / told) * 100)}%`),
  ),
);
process.exitCode = wrong === 0 ? 0 : 1;
