// The tables of innovations: answers, evidence, checking, monev and designation, and the record of events, as types, column for column.
// It never renames: what stands here stands in PostgreSQL.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Json, JsonNull, Time, TimeDefault, TimeNull } from './columns.ts';

interface InnovationTable {
  id: GeneratedAlways<number>;
  code: string;
  unit_id: string;
  edition_id: string;
  edition_version: number;
  owner_id: number;
  state: Generated<string>;
  returned_from: string | null;
  open_items: JsonNull;
  name: string | null;
  name_key: GeneratedAlways<string | null>;
  version: Generated<number>;
  event_hash: Buffer | null;
  submitted_at: TimeNull;
  state_since: TimeDefault;
  created_at: TimeDefault;
  updated_at: TimeDefault;
  portal_id: ColumnType<string | null, string | null | undefined, string | null>;
  designation_id: ColumnType<number | null, number | null | undefined, number | null>;
}

interface CoFillCodeTable {
  code_hash: Buffer;
  innovation_id: number;
  created_by: number;
  created_at: TimeDefault;
  expires_at: Time;
  used_by: number | null;
  used_at: TimeNull;
}

interface CoFillerTable {
  innovation_id: number;
  person_id: number;
  added_at: TimeDefault;
  removed_at: TimeNull;
}

interface AnswerTable {
  innovation_id: number;
  item: string;
  value: Json;
  revision: number;
  written_by: number;
  inbox_id: number | null;
  to_confirm: Generated<boolean>;
  updated_at: TimeDefault;
}

interface DeskNoteTable {
  person_id: number;
  innovation_id: number;
  item: string;
  text: string;
  version: number;
  saved_at: TimeDefault;
}

interface DeskPresenceTable {
  person_id: number;
  innovation_id: number;
  began_at: TimeDefault;
  seen_at: TimeDefault;
}

interface EvidenceFileTable {
  id: GeneratedAlways<number>;
  person_id: number | null;
  token_id: ColumnType<number | null, number | null | undefined, number | null>;
  innovation_id: number | null;
  item: string | null;
  purpose: string;
  original_sha256: ColumnType<string | null, string | null | undefined, string | null>;
  print_id: ColumnType<number | null, number | null | undefined, number | null>;
  page_of: ColumnType<number | null, number | null | undefined, number | null>;
  page_no: ColumnType<number | null, number | null | undefined, number | null>;
  pages: ColumnType<number | null, number | null | undefined, number | null>;
  read_until: Date | null;
  taking: ColumnType<'asked' | 'done' | null, 'asked' | null | undefined, 'done' | null>;
  state: Generated<string>;
  reason: JsonNull;
  inbox_id: number | null;
  channel: string;
  ref: Json;
  name: string;
  caption: string | null;
  album: string | null;
  declared_size: number | null;
  sha256: string | null;
  size: number | null;
  format: string | null;
  mime: string | null;
  duration_seconds: number | null;
  facts: JsonNull;
  attempts: Generated<number>;
  next_try_at: TimeDefault;
  claimed_by: number | null;
  created_at: TimeDefault;
  stored_at: TimeNull;
  told_at: TimeNull;
}

interface UploadLinkTable {
  token_hash: Buffer;
  person_id: number;
  innovation_id: number;
  item: string;
  created_at: TimeDefault;
  expires_at: Time;
  used_at: TimeNull;
}

interface CardTable {
  id: GeneratedAlways<number>;
  person_id: number;
  innovation_id: number;
  version: number;
  code_hash: Buffer;
  batch_hash: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  seen: 'opened' | 'listed' | 'changed';
  created_at: TimeDefault;
  expires_at: Time;
  used_at: TimeNull;
}

interface ClaimTable {
  innovation_id: number;
  person_id: number;
  claimed_at: TimeDefault;
  until: Time;
}

interface VerifiedLevelTable {
  innovation_id: number;
  item: string;
  level: number;
  reason: string;
  set_by: number | null;
  set_at: TimeDefault;
}

interface NilStatementTable {
  id: GeneratedAlways<number>;
  unit_id: string;
  edition_id: string;
  declared_by: number;
  declared_at: TimeDefault;
  confirmed_by: ColumnType<number | null, number | null | undefined, number | null>;
  confirmed_at: TimeNull;
  lapsed_at: TimeNull;
}

interface MonevRowTable {
  innovation_id: number;
  no: number;
  factual: string;
  advice: string | null;
  written_by: number | null;
  written_at: TimeDefault;
}

interface MonevVisitTable {
  innovation_id: number;
  unit_officer: string;
  officer_id: number | null;
  held_at: TimeDefault;
}

interface DesignationTable {
  id: GeneratedAlways<number>;
  edition_id: string;
  frozen_by: number | null;
  frozen_at: TimeDefault;
  sk_number: ColumnType<string | null, string | null | undefined, string | null>;
  sk_date: ColumnType<string | null, string | null | undefined, string | null>;
  recorded_by: ColumnType<number | null, number | null | undefined, number | null>;
  recorded_at: TimeNull;
  dropped_at: TimeNull;
}

interface DesignationItemTable {
  designation_id: number;
  innovation_id: number;
  position: number;
  version: number;
}

interface EventTable {
  id: GeneratedAlways<number>;
  subject: string;
  seq: number;
  type: string;
  item: string | null;
  innovation_id: number | null;
  person_id: number | null;
  role: string | null;
  channel: string | null;
  inbox_id: number | null;
  request_id: string | null;
  before: JsonNull;
  after: JsonNull;
  reason: string | null;
  at: Time;
  prev_hash: Buffer | null;
  hash: Buffer;
}

/** Tables of innovations. */
export interface InnovationTables {
  innovation: InnovationTable;
  co_fill_code: CoFillCodeTable;
  co_filler: CoFillerTable;
  answer: AnswerTable;
  desk_note: DeskNoteTable;
  desk_presence: DeskPresenceTable;
  evidence_file: EvidenceFileTable;
  upload_link: UploadLinkTable;
  card: CardTable;
  claim: ClaimTable;
  verified_level: VerifiedLevelTable;
  nil_statement: NilStatementTable;
  monev_row: MonevRowTable;
  monev_visit: MonevVisitTable;
  designation: DesignationTable;
  designation_item: DesignationItemTable;
  event: EventTable;
}
