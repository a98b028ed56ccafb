// The databases that a process of the tests keeps for its next test: clean, and with nobody in them.
// It holds the list alone, so that a file without a database loads nothing for it.
import type { OpenDatabase } from '../../src/db/connect.ts';
import type { Beginning } from './lent-database.ts';

/** A database on the test server, with the connections that stay open while it is used again. */
export type Made = Readonly<{ name: string; url: string; open: OpenDatabase }>;
/** One copied from the template, with what it holds before its first test and how many tests had it. */
export type Migrated = Made &
  Readonly<{ beginning: Beginning; uses: number; drop: () => Promise<void> }>;

/** Those that the next test may have. */
export const keptDatabases: Migrated[] = [];
