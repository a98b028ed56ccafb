// Reads the file of a region, and says in words with their place what is wrong with it.
// It changes nothing; which region is served is decided by the configuration.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Region, regionSchema } from './domain/regions/shape.ts';
import { withEmblem } from './region-emblem.ts';

/** Either a region, or all its defects, each a sentence that names its place in the file. */
export type RegionRead =
  | { readonly ok: true; readonly region: Region }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Where a region that was loaded lies in the data folder. */
export const loadedRegionFile = (dataDir: string): string =>
  path.join(dataDir, 'loaded-region.json');

/** Reads a region from a JSON file. */
export function readRegionFile(file: string): RegionRead {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return { ok: false, problems: [`The region file ${file} cannot be read.`] };
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    return { ok: false, problems: [`The region file ${file} is not JSON: ${why}.`] };
  }
  return readRegion(json, file);
}

/** Reads a region out of what a file held; a picture that it names lies beside the file. */
export function readRegion(given: unknown, file: string): RegionRead {
  const drawn = withEmblem(given, path.dirname(path.resolve(file)));
  if (!drawn.ok)
    return {
      ok: false,
      problems: [`The region file ${file}, letterhead, emblem: ${drawn.problem}.`],
    };
  const parsed = regionSchema.safeParse(drawn.json);
  if (parsed.success) return { ok: true, region: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map(
      ({ path, message }) => `The region file ${file}, ${placeOf(path)}: ${message}.`,
    ),
  };
}

/** `units, number 3, name` for the name of the third unit. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? 'as a whole'
    : path
        .map((part) => (typeof part === 'number' ? `number ${part + 1}` : String(part)))
        .join(', ');
