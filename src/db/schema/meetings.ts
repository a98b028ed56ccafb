// The tables of meetings as types, column for column.
// It never renames: what stands here stands in PostgreSQL.
import type { ColumnType, GeneratedAlways } from 'kysely';
import type { JsonNull, TimeDefault } from './columns.ts';

export interface MeetingTable {
  number: number;
  edition_id: string;
  title: string;
  /** 'YYYY-MM-DD' */
  day: string;
  /** 'HH:MM:SS' */
  starts: string;
  ends: string | null;
  place: string;
  letter: string | null;
  details: ColumnType<unknown, string | undefined, string>;
  chair: JsonNull;
  secretary: JsonNull;
  broadcast_id: number | null;
  created_by: number;
  created_at: TimeDefault;
}

export interface MeetingPointTable {
  id: GeneratedAlways<number>;
  meeting_number: number;
  kind: string;
  text: string;
  who: string | null;
  /** 'YYYY-MM-DD' */
  until: string | null;
}

/** All of them. */
export interface MeetingTables {
  meeting: MeetingTable;
  meeting_point: MeetingPointTable;
}
