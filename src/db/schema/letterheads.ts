// The tables of letterheads and signatories as types, column for column.
// It never renames: what stands here stands in PostgreSQL.
import type { GeneratedAlways } from 'kysely';
import type { TimeDefault } from './columns.ts';

export interface LetterheadTable {
  id: GeneratedAlways<number>;
  unit_id: string | null;
  names: string | null;
  address: string | null;
  contact: string | null;
  emblem_file: number | null;
  updated_at: TimeDefault;
}

export interface SignatoryTable {
  id: GeneratedAlways<number>;
  unit_id: string | null;
  place: string;
  name: string;
  rank: string | null;
  nip: string | null;
  office: string | null;
  standing: string | null;
  on_behalf: boolean;
  updated_at: TimeDefault;
}

/** All of them. */
export interface LetterheadTables {
  letterhead: LetterheadTable;
  signatory: SignatoryTable;
}
