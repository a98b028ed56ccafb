// What all parts of a running product stand on: settings, database, store, keys, and the facts that are followed.
// It starts nothing.
import type { Config } from '../config.ts';
import type { OpenDatabase } from '../db/connect.ts';
import type { EvidenceStore } from '../db/evidence-store.ts';
import type { Reference } from '../db/follow-reference.ts';
import type { ProcessSession } from '../db/lease.ts';
import type { Secrets } from '../db/secrets.ts';
import { findEdition } from '../domain/edition/editions/index.ts';
import type { EditionDefinition } from '../domain/edition/definition.ts';
import type { Logger } from '../log.ts';

/** What the parts are made from. */
export interface Ground {
  readonly config: Config;
  readonly log: Logger;
  readonly db: OpenDatabase['db'];
  readonly session: ProcessSession;
  readonly store: EvidenceStore;
  readonly facts: Reference;
  readonly secrets: Secrets;
  /** Where the product is reached; empty until the server listens where no address was configured. */
  readonly publicUrl: () => string;
}

/** Gives an edition of this release; throws when there is none of this name and version. */
export function editionOf(id: string, version?: number): EditionDefinition {
  const found = findEdition(id, version);
  if (found === null)
    throw new Error(`edition ${id} version ${version ?? 'newest'} is not part of this release`);
  return found;
}
