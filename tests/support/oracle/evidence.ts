// What the oracle looks at: tables, network and stored files. It holds a type only.
import type { Kysely } from 'kysely';
import type { Database } from '../../../src/db/schema.ts';
import type { StandIn } from '../telegram/stand-in.ts';

/** Where to look. `files` is the folder of the evidence store; without it files are not looked at. */
export interface Evidence {
  readonly db: Kysely<Database>;
  readonly telegram: StandIn;
  readonly files?: string;
}
