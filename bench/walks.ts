// Walks through conversations by chance and prints what does not hold: no answer, an empty or a long one, no way out, what throws.
// Run: npm run walks [-- STEPS [SEED]], 1,000,000 steps unless said otherwise
import { modeNames } from '../src/domain/conversation/dialogues.ts';
import { type Finding, walk } from '../tests/support/walking.ts';

const [steps = 1_000_000, seed = 1] = process.argv.slice(2).map(Number);
const slice = 10_000;
const found = new Map<string, { count: number; first: Finding }>();
const modes = new Set<string>();
const begun = performance.now();
for (let done = 0; done < steps; done += slice) {
  const walked = walk(seed + done, Math.min(slice, steps - done));
  for (const mode of walked.modes) modes.add(mode);
  for (const finding of walked.findings) {
    // Codes and counts differ; what is wrong is the same.
    const what = finding.what.replaceAll(/\d+/gu, 'n');
    const before = found.get(what);
    found.set(what, { count: (before?.count ?? 0) + 1, first: before?.first ?? finding });
  }
}
console.log(
  `${steps} steps from seed ${seed} in ${Math.round((performance.now() - begun) / 1000)} seconds; ${modes.size} of ${modeNames.length} modes: not reached ${modeNames.filter((name) => !modes.has(name)).join(', ') || 'none'}`,
);
console.log(`${found.size} kinds of findings`);
for (const [what, { count, first }] of [...found].toSorted((a, b) => b[1].count - a[1].count))
  console.log(`\n${count} times ${what}: ${first.what}\n  ${first.said.join('\n  ')}`);
process.exitCode = found.size === 0 ? 0 : 1;
