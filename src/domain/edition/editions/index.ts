// The editions the product ships, found by id and version.
// It never says which edition is running: the coordinator sets that.
import type { EditionDefinition } from '../definition.ts';
import { balangan2022 } from './balangan-2022.ts';
import { balangan2026 } from './balangan-2026.ts';

/** Holds the newest version of every shipped edition by id. */
export const editions: Readonly<Record<string, EditionDefinition>> = {
  [balangan2022.id]: balangan2022,
  [balangan2026.id]: balangan2026,
};

/** Names the edition that runs until a coordinator chooses another. */
export const defaultEditionId = balangan2026.id;

/** Finds a shipped edition; null when the id is unknown or the version asked for is not the shipped one. */
export function findEdition(id: string, version?: number): EditionDefinition | null {
  const found = Object.hasOwn(editions, id) ? editions[id] : undefined;
  if (found === undefined || (version !== undefined && version !== found.version)) return null;
  return found;
}
