// A reporter that ends a run with its slowest files and every test above the limit for the suite. It fails nothing.
import { stdout } from 'node:process';
import path from 'node:path';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** How many files are listed. */
const most = 10;

/** A test that takes longer belongs in a `.long.test.ts` and leaves a short form in the suite. Milliseconds. */
const limit = 20_000;

interface Timed {
  readonly name: string;
  readonly ms: number;
}

/** Prints after all that other reporters print. */
export default class Slowest implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const files = modules.map((module): Timed => ({
      name: nameOf(module),
      ms: durationOf(module),
    }));
    const long = modules.flatMap((module) =>
      [...module.children.allTests()].map((test): Timed => ({
        name: `${nameOf(module)}: ${test.fullName}`,
        ms: msOf(test),
      })),
    );
    const lines = [
      ...table(`Slowest ${Math.min(most, files.length)} of ${files.length} files`, files),
      ...table(
        `Tests over ${limit / 1000} s`,
        long.filter(({ ms }) => ms > limit),
      ),
    ];
    if (lines.length > 0) stdout.write(`\n${lines.join('\n')}\n`);
  }
}

const nameOf = (module: TestModule): string =>
  path.relative(module.project.config.root, module.moduleId);

const msOf = (test: TestCase): number => test.diagnostic()?.duration ?? 0;

/** What a file took from its import to the end of its last hook. */
function durationOf(module: TestModule): number {
  const { collectDuration, duration, environmentSetupDuration, prepareDuration, setupDuration } =
    module.diagnostic();
  return collectDuration + duration + environmentSetupDuration + prepareDuration + setupDuration;
}

function table(title: string, rows: readonly Timed[]): string[] {
  if (rows.length === 0) return [];
  const slowest = rows.toSorted((a, b) => b.ms - a.ms).slice(0, most);
  return [`${title}:`, ...slowest.map(({ name, ms }) => `${seconds(ms).padStart(8)}  ${name}`)];
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
