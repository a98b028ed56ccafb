// The tables as types, column for column. It never renames: what stands here stands in PostgreSQL.
// The meaning of every table and column is told in docs/database.md.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { OutreachTables } from './schema/outreach.ts';
import type { PrintTables } from './schema/prints.ts';

type Time = ColumnType<Date, Date | string, Date | string>;
type TimeNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type TimeDefault = ColumnType<Date, Date | string | undefined, Date | string>;
// Read as parsed JSON, written as text; the repository parses it with the domain's codec.
type Json = ColumnType<unknown, string, string>;
type JsonNull = ColumnType<unknown, string | null | undefined, string | null>;

export interface UnitTable {
  id: string;
  name: string;
  kind: string;
  short: string | null;
  aliases: ColumnType<string[], string[] | undefined, string[]>;
  former: ColumnType<string[], string[] | undefined, string[]>;
  active: Generated<boolean>;
}

export interface PersonTable {
  id: GeneratedAlways<number>;
  name: string | null;
  nip: string | null;
  unit_id: string | null;
  consent_version: string | null;
  consented_at: TimeNull;
  consent_inbox_id: number | null;
  rev: Generated<number>;
  event_hash: Buffer | null;
  event_seq: Generated<number>;
  created_at: TimeDefault;
  erased_at: TimeNull;
}

export interface AddressTable {
  id: GeneratedAlways<number>;
  channel: string;
  native_id: string;
  person_id: number;
  state: Generated<string>;
  last_provider_id: string | null;
  phone: string | null;
  linked_at: TimeNull;
  knocked_at: TimeNull;
  created_at: TimeDefault;
}

export interface ConversationTable {
  person_id: number;
  address_id: number;
  focus_id: number | null;
  state: Json;
  used: ColumnType<unknown, string | undefined, string>;
  rev: Generated<number>;
  last_inbound_at: TimeNull;
  updated_at: TimeDefault;
}

export interface RoleGrantTable {
  id: GeneratedAlways<number>;
  person_id: number;
  role: string;
  unit_id: string | null;
  granted_by: number | null;
  invitation_id: number | null;
  granted_at: TimeDefault;
  acting: Generated<boolean>;
  ends_at: TimeNull;
  frozen_at: TimeNull;
  frozen_why: string | null;
  confirmed_at: TimeNull;
  confirmed_by: number | null;
  revoked_at: TimeNull;
  revoked_by: number | null;
}

export interface InvitationTable {
  id: GeneratedAlways<number>;
  code_hash: Buffer;
  role: string;
  unit_id: string | null;
  note: string | null;
  created_by: number | null;
  created_at: TimeDefault;
  expires_at: Time;
  used_by: number | null;
  used_at: TimeNull;
  revoked_at: TimeNull;
  acting: Generated<boolean>;
  term_days: ColumnType<number | null, number | null | undefined, number | null>;
  phone: ColumnType<string | null, string | null | undefined, string | null>;
  invited_name: ColumnType<string | null, string | null | undefined, string | null>;
  nip: ColumnType<string | null, string | null | undefined, string | null>;
  basis: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface LinkCodeTable {
  code_hash: Buffer;
  person_id: number;
  created_at: TimeDefault;
  expires_at: Time;
  used_at: TimeNull;
}

export interface AccountLinkTable {
  id: GeneratedAlways<number>;
  code_hash: Buffer;
  from_person: number;
  to_person: number;
  linked_at: TimeDefault;
  undone_at: TimeNull;
  undone_by: number | null;
}

export interface AccountLinkAddressTable {
  link_id: number;
  address_id: number;
}

export interface AccountLinkGrantTable {
  link_id: number;
  grant_id: number;
  became: string;
}

export interface CodeAttemptTable {
  id: GeneratedAlways<number>;
  person_id: number;
  kind: string;
  at: TimeDefault;
}

export interface ApiTokenTable {
  id: GeneratedAlways<number>;
  token_hash: Buffer;
  role: string;
  unit_id: string | null;
  label: string | null;
  person_id: ColumnType<number | null, number | null | undefined, number | null>;
  created_at: TimeDefault;
  expires_at: Time;
  revoked_at: TimeNull;
}

export interface SettingTable {
  key: string;
  value: Json;
  updated_at: TimeDefault;
}

export interface EditionTable {
  id: string;
  version: number;
  definition: Json;
  created_at: TimeDefault;
}

export interface InnovationTable {
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
  version: Generated<number>;
  event_hash: Buffer | null;
  submitted_at: TimeNull;
  state_since: TimeDefault;
  created_at: TimeDefault;
  updated_at: TimeDefault;
  portal_id: ColumnType<string | null, string | null | undefined, string | null>;
  designation_id: ColumnType<number | null, number | null | undefined, number | null>;
}

export interface CoFillCodeTable {
  code_hash: Buffer;
  innovation_id: number;
  created_by: number;
  created_at: TimeDefault;
  expires_at: Time;
  used_by: number | null;
  used_at: TimeNull;
}

export interface CoFillerTable {
  innovation_id: number;
  person_id: number;
  added_at: TimeDefault;
  removed_at: TimeNull;
}

export interface AnswerTable {
  innovation_id: number;
  item: string;
  value: Json;
  revision: number;
  written_by: number;
  inbox_id: number | null;
  to_confirm: Generated<boolean>;
  updated_at: TimeDefault;
}

export interface EvidenceFileTable {
  id: GeneratedAlways<number>;
  person_id: number | null;
  token_id: ColumnType<number | null, number | null | undefined, number | null>;
  innovation_id: number | null;
  item: string | null;
  purpose: string;
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

export interface UploadLinkTable {
  token_hash: Buffer;
  person_id: number;
  innovation_id: number;
  item: string;
  created_at: TimeDefault;
  expires_at: Time;
  used_at: TimeNull;
}

export interface DeskLinkTable {
  token_hash: Buffer;
  person_id: number;
  created_at: TimeDefault;
  expires_at: Time;
  used_at: TimeNull;
}

export interface DeskSessionTable {
  id: GeneratedAlways<number>;
  token_hash: Buffer;
  person_id: number;
  created_at: TimeDefault;
  used_at: TimeDefault;
  expires_at: Time;
  ended_at: TimeNull;
}

export interface WebchatSessionTable {
  id: GeneratedAlways<number>;
  token_hash: Buffer;
  native_id: string;
  began_at: TimeDefault;
  used_at: TimeDefault;
  ended_at: TimeNull;
}

export interface CardTable {
  id: GeneratedAlways<number>;
  person_id: number;
  innovation_id: number;
  version: number;
  code_hash: Buffer;
  batch_hash: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  seen: 'opened' | 'listed';
  created_at: TimeDefault;
  expires_at: Time;
  used_at: TimeNull;
}

export interface ClaimTable {
  innovation_id: number;
  person_id: number;
  claimed_at: TimeDefault;
  until: Time;
}

export interface VerifiedLevelTable {
  innovation_id: number;
  item: string;
  level: number;
  reason: string;
  set_by: number | null;
  set_at: TimeDefault;
}

export interface NilStatementTable {
  id: GeneratedAlways<number>;
  unit_id: string;
  edition_id: string;
  declared_by: number;
  declared_at: TimeDefault;
  confirmed_by: ColumnType<number | null, number | null | undefined, number | null>;
  confirmed_at: TimeNull;
  lapsed_at: TimeNull;
}

export interface MonevRowTable {
  innovation_id: number;
  no: number;
  factual: string;
  advice: string | null;
  written_by: number | null;
  written_at: TimeDefault;
}

export interface MonevVisitTable {
  innovation_id: number;
  unit_officer: string;
  officer_id: number | null;
  held_at: TimeDefault;
}

export interface DesignationTable {
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

export interface DesignationItemTable {
  designation_id: number;
  innovation_id: number;
  position: number;
  version: number;
}

export interface HandOverTable {
  id: GeneratedAlways<number>;
  from_person: number;
  to_person: number;
  unit_id: string;
  started_by: number;
  started_at: TimeDefault;
  accepted_at: TimeNull;
  cancelled_at: TimeNull;
}

export interface DataRequestTable {
  id: GeneratedAlways<number>;
  person_id: number;
  asked_at: TimeDefault;
  due_at: TimeDefault;
  done_at: TimeNull;
  done_by: ColumnType<number | null, number | null | undefined, number | null>;
  withdrawn_at: TimeNull;
}

export interface ApiRequestTable {
  token_id: number;
  key: string;
  body_hash: Buffer;
  status: number;
  response: Json;
  at: TimeDefault;
}

export interface EventTable {
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

export interface InboxTable {
  id: GeneratedAlways<number>;
  address_id: number;
  external_id: string;
  kind: string;
  payload: Json;
  raw: Buffer;
  chat_order: number;
  sent_at: Time;
  received_at: TimeDefault;
  done_at: TimeNull;
  outcome: string | null;
  attempts: Generated<number>;
  error: string | null;
}

export interface FailingInputTable {
  person_id: number;
  inbox_id: number | null;
  since: TimeDefault;
  attempts: Generated<number>;
  defects: Generated<number>;
  error: string;
  next_try_at: Time;
}

export interface DeadEpochTable {
  epoch: number;
  seen_at: TimeDefault;
}

export interface OutboxTable {
  id: GeneratedAlways<number>;
  person_id: number;
  address_id: number;
  channel: string;
  kind: string;
  message: Json;
  notice_key: string | null;
  state: Generated<string>;
  inbox_id: number | null;
  claimed_by: number | null;
  claims: Generated<number>;
  valid_until: TimeNull;
  floor: string | null;
  ceiling: ColumnType<string | null, string | null | undefined, string | null>;
  provider_ids: ColumnType<string[], string[] | undefined, string[]>;
  attempts: Generated<number>;
  resent: Generated<boolean>;
  last_error: string | null;
  due_at: TimeDefault;
  created_at: TimeDefault;
  sent_at: TimeNull;
  for_role: ColumnType<string | null, string | null | undefined, string | null>;
  for_unit: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface WebchatMessageTable {
  id: GeneratedAlways<number>;
  address_id: number;
  key: string;
  text: string;
  choices: Json;
  file: JsonNull;
  created_at: TimeDefault;
}

export interface WaSessionTable {
  session_id: string;
  epoch: Generated<number>;
  creds: Buffer | null;
  updated_at: TimeDefault;
}

export interface WaKeyTable {
  session_id: string;
  type: string;
  id: string;
  value: Buffer;
}

export interface WaSentTable {
  session_id: string;
  message_id: string;
  message: Buffer;
  status: Generated<string>;
  created_at: TimeDefault;
}

/** All tables of the product. */
export interface Database extends OutreachTables, PrintTables {
  unit: UnitTable;
  person: PersonTable;
  address: AddressTable;
  conversation: ConversationTable;
  role_grant: RoleGrantTable;
  invitation: InvitationTable;
  link_code: LinkCodeTable;
  account_link: AccountLinkTable;
  account_link_address: AccountLinkAddressTable;
  account_link_grant: AccountLinkGrantTable;
  code_attempt: CodeAttemptTable;
  api_token: ApiTokenTable;
  setting: SettingTable;
  edition: EditionTable;
  innovation: InnovationTable;
  co_fill_code: CoFillCodeTable;
  co_filler: CoFillerTable;
  answer: AnswerTable;
  evidence_file: EvidenceFileTable;
  upload_link: UploadLinkTable;
  desk_link: DeskLinkTable;
  desk_session: DeskSessionTable;
  webchat_session: WebchatSessionTable;
  card: CardTable;
  claim: ClaimTable;
  verified_level: VerifiedLevelTable;
  api_request: ApiRequestTable;
  nil_statement: NilStatementTable;
  monev_row: MonevRowTable;
  monev_visit: MonevVisitTable;
  designation: DesignationTable;
  designation_item: DesignationItemTable;
  hand_over: HandOverTable;
  data_request: DataRequestTable;
  event: EventTable;
  inbox: InboxTable;
  failing_input: FailingInputTable;
  dead_epoch: DeadEpochTable;
  outbox: OutboxTable;
  webchat_message: WebchatMessageTable;
  wa_session: WaSessionTable;
  wa_key: WaKeyTable;
  wa_sent: WaSentTable;
}
