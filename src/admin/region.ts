// Commands for the region that an installation serves: checks the file of one, prints the one that is served.
// It loads nothing: REGION_FILE names the file, and the units of a fresh installation come from it.
import { region as served } from '../domain/region.ts';
import { readRegionFile } from '../region-file.ts';
import type { Tools } from './command.ts';
import { CommandError, readOptions } from './options.ts';

/** Checks a region's file, or prints the region that is served as such a file. */
export function region(
  { say, print }: Pick<Tools, 'say' | 'print'>,
  args: readonly string[],
): void {
  const [what, file, ...more] = readOptions(args, []).words;
  if (what === 'show' && file === undefined) {
    print(JSON.stringify(served(), null, 2));
    return;
  }
  if (what !== 'check' || file === undefined || more.length > 0)
    throw new CommandError('Type "region check FILE", or "region show".');
  const read = readRegionFile(file);
  if (!read.ok) throw new CommandError(read.problems.join('\n'), 1);
  const { district, agencyShort, zone, units } = read.region;
  say(`The region file is right: ${district}, ${agencyShort}, ${zone}, ${units.length} units.`);
}
