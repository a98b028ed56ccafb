// Breaks one thing at length while people write, and prints what became of what they typed, with the goal beside it.
//
//   npm run faults -- NAME [PEOPLE] [SECONDS]       without a name: the list of names; all: one after the other
//
// A name is a file in bench/faults; it ends with 1 when a figure misses its goal, or when what it needs is missing.
import { readdirSync } from 'node:fs';
import path from 'node:path';

/** One number that a fault led to. It is well when it is not above its goal. */
export interface Figure {
  readonly fault: string;
  readonly what: string;
  readonly found: number;
  readonly goal: number;
}

/** What a fault led to; `lines` tell more of what went wrong. */
export interface FaultResult {
  readonly figures: readonly Figure[];
  readonly lines: readonly string[];
}

/** A file in bench/faults. `people` and `seconds` are null where nobody said. */
export type RunFault = (people: number | null, seconds: number | null) => Promise<FaultResult>;

const folder = path.join(import.meta.dirname, 'faults');
const names = readdirSync(folder).map((file) => path.basename(file, '.ts'));
const [asked = '', ...rest] = process.argv.slice(2);
const [people = null, seconds = null] = rest.map(Number);

const table = (figures: readonly Figure[]): string => {
  const head = ['fault', 'figure', 'found', 'goal', ''];
  const rows = figures.map(({ fault, what, found, goal }) => [
    fault,
    what,
    String(found),
    goal === 0 ? '0' : `at most ${goal}`,
    found > goal ? 'MISSED' : 'kept',
  ]);
  const widths = head.map((_, at) =>
    Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

const chosen = asked === 'all' ? names : names.filter((name) => name === asked);
if (chosen.length === 0) {
  process.stderr.write(
    `${asked === '' ? '' : `no fault ${asked}. `}Names: ${names.join(', ')}, all\n`,
  );
  process.exit(2);
}
const figures: Figure[] = [];
let failed = false;
for (const name of chosen) {
  const { run }: { run: RunFault } = await import(path.join(folder, `${name}.ts`));
  try {
    const found = await run(people, seconds);
    figures.push(...found.figures);
    if (found.lines.length > 0) process.stdout.write(`${found.lines.join('\n')}\n`);
    // Each as soon as it is known, so that a run that is ended early has said what it found.
    process.stdout.write(`${table(found.figures)}\n`);
  } catch (error) {
    // What is missing is said, and is no success.
    failed = true;
    process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}
if (chosen.length > 1 && figures.length > 0) process.stdout.write(`${table(figures)}\n`);
process.exit(failed || figures.some(({ found, goal }) => found > goal) ? 1 : 0);
