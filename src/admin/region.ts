// Commands for the region that an installation serves: checks the file of one, loads it into the data folder, prints the one
// that is served. It fills no database: the units of a fresh installation come from the file at its first start.
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { editions } from '../domain/edition/editions/index.ts';
import { region as served } from '../domain/region.ts';
import type { Region } from '../domain/regions/shape.ts';
import { DEFAULT_FILE_LIMITS } from '../files/formats.ts';
import { inspectFile } from '../files/inspect.ts';
import { loadedRegionFile, readRegionFile } from '../region-file.ts';
import type { Tools } from './command.ts';
import { CommandError, readOptions } from './options.ts';
import { writeWholeFile } from './whole-file.ts';

/** Where a region is loaded. */
interface Place {
  readonly dataDir: string;
  /** What REGION_FILE names; null where it is not set. */
  readonly regionFile: string | null;
  /** The region that the database was filled for; null where there is none, or nothing in it. */
  readonly storedRegion: () => Promise<string | null>;
}

/** Checks a region's file, loads it for this data folder, or prints the region that is served as such a file. */
export async function region(
  { say, print, ...place }: Pick<Tools, 'say' | 'print'> & Place,
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
  const problem = await emblemProblem(read.region);
  if (problem !== null) throw new CommandError(`The region file ${file}, ${problem}`, 1);
  const { district, agencyShort, zone, units } = read.region;
  const named = `${district}, ${agencyShort}, ${zone}, ${units.length} units`;
  for (const doubt of unknownItems(read.region)) say(doubt);
  if (read.region.languages.length === 0)
    say(
      'The file names no language beside Indonesian ("languages"): words of others are not read.',
    );
  if (what === 'check') return say(`The region file is right: ${named}.`);
  await load(read.region, file, place);
  const { dataDir, regionFile } = place;
  say(
    regionFile === null
      ? `Loaded: ${named}. The next "npm start" with this data folder serves it: ${dataDir}`
      : `Loaded: ${named}. REGION_FILE is set and wins: what is served is ${regionFile}. Take REGION_FILE out of the settings to serve what was loaded.`,
  );
}

/** Looks into the emblem as into one that is sent in a chat; null where it is sound or there is none. */
export async function emblemProblem({ letterhead }: Region): Promise<string | null> {
  const emblem = letterhead?.emblem;
  if (emblem === undefined) return null;
  const bytes = Buffer.from(emblem.data, 'base64');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-emblem-'));
  try {
    const file = path.join(folder, 'emblem');
    await writeFile(file, bytes);
    const seen = await inspectFile(file, {
      ...{ size: bytes.byteLength, displayName: emblem.name, scan: null },
      ...{ allowed: ['png', 'jpg'], limits: DEFAULT_FILE_LIMITS },
    });
    return seen.ok
      ? null
      : `letterhead, emblem: "${emblem.name}" is refused: ${seen.problem.code}.`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A form may ask for items that only the region's own edition has; of others it would stay empty without a word. */
function unknownItems({ otherForms }: Region): readonly string[] {
  const known = new Set(
    editions.flatMap(({ sections }) => sections.flatMap(({ items }) => items.map(({ id }) => id))),
  );
  return otherForms.flatMap(({ id, fields }) =>
    fields.flatMap(({ no, from }) =>
      from
        .filter((item) => !known.has(item))
        .map(
          (item) =>
            `Other form "${id}", field ${no}: "${item}" is no item of a shipped edition; it gives nothing unless the edition of the region has it.`,
        ),
    ),
  );
}

/** Keeps a region in the data folder, unless its database was filled for another one. */
async function load(loaded: Region, from: string, { dataDir, storedRegion }: Place): Promise<void> {
  const former = await storedRegion();
  if (former !== null && former !== loaded.id)
    throw new CommandError(
      `Nothing was loaded: the database of ${dataDir} belongs to the region "${former}", and ${from} is the file of "${loaded.id}". Set DATA_DIR (and DATABASE_URL, where it is set) to places of its own for "${loaded.id}".`,
      1,
    );
  await keepRegion(loaded, dataDir);
}

/** Writes the region that a data folder serves from now on. */
export async function keepRegion(loaded: Region, dataDir: string): Promise<void> {
  const file = loadedRegionFile(dataDir);
  await mkdir(dataDir, { recursive: true });
  const fresh = `${file}.new`;
  // What a killed writer left is nothing: it was never served.
  await rm(fresh, { force: true });
  await writeWholeFile(fresh, async (handle) => {
    await handle.writeFile(JSON.stringify(loaded, null, 2));
  });
  await rename(fresh, file);
}
