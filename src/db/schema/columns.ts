// The kinds of columns that tables share: how a value is read, written at first and changed.
// It names no table.
import type { ColumnType } from 'kysely';

/** A moment, UTC. */
export type Time = ColumnType<Date, Date | string, Date | string>;

/** A moment or nothing. */
export type TimeNull = ColumnType<
  Date | null,
  Date | string | null | undefined,
  Date | string | null
>;

/** A moment that the database fills in. */
export type TimeDefault = ColumnType<Date, Date | string | undefined, Date | string>;

/** Read as parsed JSON, written as text; the repository parses it with the domain's codec. */
export type Json = ColumnType<unknown, string, string>;

/** The same, or nothing. */
export type JsonNull = ColumnType<unknown, string | null | undefined, string | null>;
