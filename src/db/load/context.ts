// What loading the needs of a message takes, and the shape of a loader. Types only.
import type { Kysely } from 'kysely';
import type { Loaded, Need, Person } from '../../domain/conversation/world.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import type { Innovation } from '../../domain/innovation/innovation.ts';
import type { ReachRules } from '../../domain/reach.ts';
import type { Database } from '../schema.ts';
import type { Secrets } from '../secrets.ts';
import type { Together } from './together.ts';

/** What is the same for all messages. */
export interface NeedContext {
  readonly secrets: Secrets;
  readonly editionOf: (id: string, version: number) => EditionDefinition;
  readonly currentEdition: EditionDefinition;
  readonly reach?: ReachRules;
}

/** What one message is loaded for. `focus` is the innovation in hand; the last address is the one that was written from. */
export interface Loading extends NeedContext {
  readonly db: Kysely<Database>;
  readonly person: Person;
  readonly addressIds: readonly number[];
  readonly focus: Innovation | null;
  readonly together: Together;
}

/** One loader for each kind of need of a subject. */
export type LoadersOf<Some extends Need> = {
  readonly [Kind in Some['kind']]: (
    need: Extract<Some, { readonly kind: Kind }>,
    at: Loading,
  ) => Promise<Loaded>;
};
