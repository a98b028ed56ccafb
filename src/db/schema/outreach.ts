// The tables of the calendar, reminders, broadcasts and mentors as types, column for column.
// It never renames: what stands here stands in PostgreSQL.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

type Time = ColumnType<Date, Date | string, Date | string>;
type TimeNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type TimeDefault = ColumnType<Date, Date | string | undefined, Date | string>;

export interface EditionCalendarTable {
  edition_id: string;
  version: Generated<number>;
  after_deadline: Generated<string>;
  opened_at: TimeDefault;
}

export interface EditionStepTable {
  edition_id: string;
  no: number;
  /** 'YYYY-MM-DD' */
  starts: string;
  ends: string;
  owner: string;
}

export interface DeadlineExceptionTable {
  edition_id: string;
  unit_id: string;
  granted_at: TimeDefault;
}

export interface ConfirmationTable {
  id: GeneratedAlways<number>;
  person_id: number;
  purpose: string;
  code_hash: Buffer;
  created_at: TimeDefault;
  expires_at: Time;
  used_at: TimeNull;
}

/** All of them. */
export interface OutreachTables {
  edition_calendar: EditionCalendarTable;
  edition_step: EditionStepTable;
  deadline_exception: DeadlineExceptionTable;
  confirmation: ConfirmationTable;
}
