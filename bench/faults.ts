// Breaks one thing at length while people write, and prints what became of what they typed.
//
//   npm run faults -- NAME [PEOPLE] [SECONDS]       without a name: the list of names
//
// A name is a file in bench/faults; it ends with 1 when a figure that must be 0 is not, or when what it needs is missing.
import { readdirSync } from 'node:fs';
import path from 'node:path';

/** What a fault prints; `bad` are the figures that must be 0. */
export interface FaultResult {
  readonly lines: readonly string[];
  readonly bad: number;
}

const folder = path.join(import.meta.dirname, 'faults');
const names = readdirSync(folder).map((file) => path.basename(file, '.ts'));
const [name = '', ...args] = process.argv.slice(2);

if (names.includes(name)) {
  const fault: { run(args: readonly number[]): Promise<FaultResult> } = await import(
    path.join(folder, `${name}.ts`)
  );
  const { lines, bad } = await fault.run(args.map(Number));
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exit(bad === 0 ? 0 : 1);
}
process.stderr.write(`${name === '' ? '' : `no fault ${name}. `}Names: ${names.join(', ')}\n`);
process.exit(2);
