// The units and the running edition as they stand now; both change rarely, and by other processes too.
// It never writes, and keeps what it knew while the database is away.
import type { Kysely } from 'kysely';
import type { Unit } from '../domain/conversation/world.ts';
import type { Logger } from '../log.ts';
import { learnEditions } from './editions.ts';
import { readCurrentEdition, readUnits } from './reference.ts';
import type { Database } from './schema.ts';

/** What stands in the database, at most so many milliseconds old. */
export interface Reference {
  readonly units: readonly Unit[];
  /** Id of the running edition. */
  readonly edition: string;
  stop(): void;
}

/** Reads units, running edition and published versions now and every `everyMs`; small queries that nobody notices. */
export async function followReference(
  db: Kysely<Database>,
  log: Logger,
  everyMs = 5000,
): Promise<Reference> {
  await learnEditions(db);
  let units = await readUnits(db);
  let edition = await readCurrentEdition(db);
  const timer = setInterval(() => {
    Promise.all([readUnits(db), readCurrentEdition(db), learnEditions(db)]).then(
      ([unitsNow, editionNow]) => {
        // The same array is kept while nothing changed: search indexes hang on it.
        if (JSON.stringify(unitsNow) !== JSON.stringify(units)) units = unitsNow;
        edition = editionNow;
      },
      (error: unknown) => log.warn({ err: error }, 'units and edition could not be read again'),
    );
  }, everyMs);
  timer.unref();
  return {
    get units() {
      return units;
    },
    get edition() {
      return edition;
    },
    stop: () => clearInterval(timer),
  };
}
