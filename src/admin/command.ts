// What a command is given. It holds types only.
import type { Config } from '../config.ts';
import type { OpenDatabase } from '../db/connect.ts';
import type { EvidenceStore } from '../db/evidence-store.ts';
import type { Logger } from '../log.ts';

/** The parts of the product that commands work with. */
export interface Tools {
  readonly config: Config;
  readonly db: OpenDatabase['db'];
  readonly log: Logger;
  readonly openStore: () => Promise<EvidenceStore>;
  /** Writes a line for people, on standard error. */
  readonly say: (line: string) => void;
  /** Writes a line of result, on standard output. */
  readonly print: (line: string) => void;
}

/** One command; resolves when it is done, throws `CommandError` with a sentence when it cannot be. */
export type Command = (tools: Tools, args: readonly string[]) => Promise<void>;
