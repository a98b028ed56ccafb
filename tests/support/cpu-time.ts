// What something costs on this machine at this moment, for tests that compare it with what something smaller costs.
// It knows no limit: a time alone says nothing where the machine is unknown.

/** CPU time of the quicker of two runs, ms: others who use the machine do not count, nor what is compiled the first time. */
export function timeOf(run: () => void): number {
  let best = Infinity;
  for (let tries = 0; tries < 2; tries += 1) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

/** The same for work that waits. */
export async function timeOfAsync(run: () => Promise<unknown>): Promise<number> {
  let best = Infinity;
  for (let tries = 0; tries < 2; tries += 1) {
    const before = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
