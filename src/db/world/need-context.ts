// What loading the needs of a message takes besides the database. Types only.
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import type { ReachRules } from '../../domain/reach.ts';
import type { Secrets } from '../secrets.ts';

/** What the loader needs besides the database. */
export interface NeedContext {
  readonly secrets: Secrets;
  readonly editionOf: (id: string, version: number) => EditionDefinition;
  readonly currentEdition: EditionDefinition;
  readonly reach?: ReachRules;
}
