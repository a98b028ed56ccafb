// The tables of printed papers as types, column for column.
// It never renames: what stands here stands in PostgreSQL.
import type { Generated, GeneratedAlways } from 'kysely';
import type { TimeDefault, TimeNull } from './columns.ts';

export interface PrintTable {
  id: GeneratedAlways<number>;
  number: string;
  paper: string;
  innovation_id: number | null;
  unit_id: string | null;
  meeting_number: number | null;
  version: number | null;
  final: boolean;
  fingerprint: Buffer;
  printed_at: TimeDefault;
}

export interface PrintRequestTable {
  id: GeneratedAlways<number>;
  person_id: number;
  address_id: number;
  inbox_id: number | null;
  paper: string;
  innovation_id: number | null;
  unit_id: string | null;
  meeting_number: number | null;
  edition_id: string;
  sheet_id: number | null;
  nip: boolean;
  word: Generated<boolean>;
  state: Generated<string>;
  claimed_by: number | null;
  attempts: Generated<number>;
  next_try_at: TimeDefault;
  print_id: number | null;
  problem: string | null;
  asked_at: TimeDefault;
  ended_at: TimeNull;
}

export interface PaperTemplateTable {
  id: GeneratedAlways<number>;
  paper: string;
  version: number;
  name: string;
  bytes: Buffer;
  sha256: Buffer;
  taken_at: TimeDefault;
  ended_at: TimeNull;
}

/** All of them. */
export interface PrintTables {
  paper_template: PaperTemplateTable;
  print: PrintTable;
  print_request: PrintRequestTable;
}
