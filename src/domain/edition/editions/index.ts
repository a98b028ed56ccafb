// The editions that can be filled in, found by id and version: those the product ships, and those an office published.
// It never says which edition is running: the coordinator sets that.
import type { EditionDefinition } from '../definition.ts';
import { balangan2022 } from './balangan-2022.ts';
import { balangan2026 } from './balangan-2026.ts';
import { version1Of } from './balangan-2026/version-1.ts';

/** Holds every version of every shipped edition, older ones first: what was begun in one stays in it until it is moved. */
export const editions: readonly EditionDefinition[] = [
  balangan2022,
  version1Of(balangan2026),
  balangan2026,
];

/** Names the edition that runs until a coordinator chooses another. */
export const defaultEditionId = balangan2026.id;

/** Versions that an office published, by id and version. A version never changes, so they are only ever added. */
const published = new Map<string, EditionDefinition>();

/** Adds versions that an office published; what is there already stays the same object. */
export function addEditions(given: readonly EditionDefinition[]): void {
  for (const one of given) {
    const key = `${one.id} ${one.version}`;
    if (!published.has(key)) published.set(key, one);
  }
}

/** Lists the newest version of every edition. */
export function newestEditions(): readonly EditionDefinition[] {
  const newest = new Map<string, EditionDefinition>();
  // Of two with one number the office's own one counts: it was published before the release that ships another.
  for (const one of [...editions, ...published.values()])
    if (one.version >= (newest.get(one.id)?.version ?? 0)) newest.set(one.id, one);
  return [...newest.values()];
}

/** Finds an edition, the newest version of it where none is named; null when there is no such one. */
export function findEdition(id: string, version?: number): EditionDefinition | null {
  if (version === undefined) return newestEditions().find((one) => one.id === id) ?? null;
  const same = (one: EditionDefinition): boolean => one.id === id && one.version === version;
  return published.get(`${id} ${version}`) ?? editions.find(same) ?? null;
}
