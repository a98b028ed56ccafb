// Commands for the region that an installation serves: checks the file of one, loads it into the data folder, prints the one
// that is served. It opens no database: the units of a fresh installation come from the file at its first start.
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { region as served } from '../domain/region.ts';
import type { Region } from '../domain/regions/shape.ts';
import { loadedRegionFile, readRegionFile } from '../region-file.ts';
import type { Tools } from './command.ts';
import { CommandError, readOptions } from './options.ts';
import { writeWholeFile } from './whole-file.ts';

/** Checks a region's file, loads it for this data folder, or prints the region that is served as such a file. */
export async function region(
  { say, print, dataDir }: Pick<Tools, 'say' | 'print'> & { readonly dataDir: string },
  args: readonly string[],
): Promise<void> {
  const [what, file, ...more] = readOptions(args, []).words;
  if (what === 'show' && file === undefined) {
    print(JSON.stringify(served(), null, 2));
    return;
  }
  if ((what !== 'check' && what !== 'load') || file === undefined || more.length > 0)
    throw new CommandError('Type "region check FILE", "region load FILE", or "region show".');
  const read = readRegionFile(file);
  if (!read.ok) throw new CommandError(read.problems.join('\n'), 1);
  const { district, agencyShort, zone, units } = read.region;
  const named = `${district}, ${agencyShort}, ${zone}, ${units.length} units`;
  if (what === 'check') return say(`The region file is right: ${named}.`);
  await load(read.region, dataDir);
  say(`Loaded: ${named}. The next "npm start" with this data folder serves it: ${dataDir}`);
}

/** Keeps a region in the data folder. A folder that serves another region keeps that one. */
async function load(loaded: Region, dataDir: string): Promise<void> {
  const file = loadedRegionFile(dataDir);
  const used =
    existsSync(dataDir) && readdirSync(dataDir).some((name) => /^postgres-\d+$/.test(name));
  const former = existsSync(file) || used ? served() : null;
  if (former !== null && former.id !== loaded.id)
    throw new CommandError(
      `${dataDir} belongs to the region "${former.id}". Set DATA_DIR to a folder of its own for "${loaded.id}".`,
      1,
    );
  await mkdir(dataDir, { recursive: true });
  const fresh = `${file}.new`;
  await writeWholeFile(fresh, async (handle) => {
    await handle.writeFile(JSON.stringify(loaded, null, 2));
  });
  await rename(fresh, file);
}
