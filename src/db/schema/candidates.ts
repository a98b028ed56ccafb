// The register of candidates as a type, column for column.
// It never renames: what stands here stands in PostgreSQL.
import type { Generated } from 'kysely';
import type { TimeDefault, TimeNull } from './columns.ts';

export interface CandidateTable {
  number: number;
  edition_id: string;
  unit_id: string;
  sentence: string;
  reporter_id: number;
  signs: string | null;
  state: Generated<string>;
  owner_id: number | null;
  taken_at: TimeNull;
  reason: string | null;
  same_candidate: number | null;
  same_innovation: number | null;
  innovation_id: number | null;
  /** 'YYYY-MM-DD' */
  remind_on: string | null;
  version: Generated<number>;
  created_at: TimeDefault;
  updated_at: TimeDefault;
}

/** All of them. */
export interface CandidateTables {
  candidate: CandidateTable;
}
