// Keeps people and innovations that were just read, so that the next message of the same person reads nothing again.
// It never answers without the revision that was locked: a copy of another revision is as good as none.
import type { StoredInnovation } from './innovations.ts';
import type { StoredPerson } from './people.ts';

/** The copies of one process. */
export interface WorldCache {
  /** `now` is the database's clock: a role may have ended since the copy was made. */
  readonly person: (id: number, rev: number, now: Date) => StoredPerson | undefined;
  readonly innovation: (id: number, version: number) => StoredInnovation | undefined;
  readonly keepPerson: (id: number, person: StoredPerson) => void;
  readonly keepInnovation: (id: number, innovation: StoredInnovation) => void;
  readonly clear: () => void;
}

/** Makes an empty cache that holds at most `size` people and innovations, the ones used last. */
export function createWorldCache(size = 5000): WorldCache {
  const people = new Map<number, StoredPerson>();
  const innovations = new Map<number, StoredInnovation>();
  return {
    person: (id, rev, now) => {
      const known = people.get(id);
      if (known?.rev !== rev) return undefined;
      return known.validUntil === null || known.validUntil > now ? known : undefined;
    },
    innovation: (id, version) => {
      const known = innovations.get(id);
      return known?.innovation.version === version ? known : undefined;
    },
    keepPerson: (id, person) => keep(people, id, person, size),
    keepInnovation: (id, innovation) => keep(innovations, id, innovation, size),
    clear: () => {
      people.clear();
      innovations.clear();
    },
  };
}

function keep<T>(map: Map<number, T>, id: number, value: T, size: number): void {
  map.delete(id);
  map.set(id, value);
  if (map.size <= size) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
