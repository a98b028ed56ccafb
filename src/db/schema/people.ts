// The tables of people, their addresses, roles, codes and sessions, and of what everything rests on: units, editions, settings, as types, column for column.
// It never renames: what stands here stands in PostgreSQL.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Json, Time, TimeDefault, TimeNull } from './columns.ts';

interface UnitTable {
  id: string;
  name: string;
  kind: string;
  short: string | null;
  aliases: ColumnType<string[], string[] | undefined, string[]>;
  former: ColumnType<string[], string[] | undefined, string[]>;
  active: Generated<boolean>;
}

interface PersonTable {
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

interface AddressTable {
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

interface RoleGrantTable {
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

interface InvitationSheetTable {
  id: GeneratedAlways<number>;
  created_by: number;
  created_at: TimeDefault;
}

interface InvitationTable {
  id: GeneratedAlways<number>;
  code_hash: Buffer;
  role: string;
  unit_id: string | null;
  note: string | null;
  created_by: number | null;
  created_at: TimeDefault;
  expires_at: Time;
  sheet_id: number | null;
  code_sealed: string | null;
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

interface LinkCodeTable {
  code_hash: Buffer;
  person_id: number;
  created_at: TimeDefault;
  expires_at: Time;
  used_at: TimeNull;
}

interface AccountLinkTable {
  id: GeneratedAlways<number>;
  code_hash: Buffer;
  from_person: number;
  to_person: number;
  linked_at: TimeDefault;
  undone_at: TimeNull;
  undone_by: number | null;
}

interface AccountLinkAddressTable {
  link_id: number;
  address_id: number;
}

interface AccountLinkGrantTable {
  link_id: number;
  grant_id: number;
  became: string;
}

interface CodeAttemptTable {
  id: GeneratedAlways<number>;
  person_id: number;
  kind: string;
  at: TimeDefault;
}

interface ApiTokenTable {
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

interface SettingTable {
  key: string;
  value: Json;
  updated_at: TimeDefault;
}

interface EditionTable {
  id: string;
  version: number;
  definition: Json;
  created_at: TimeDefault;
  published: Generated<boolean>;
  moving: Generated<boolean>;
  origins: ColumnType<unknown, string | null | undefined, never>;
}

interface DeskLinkTable {
  token_hash: Buffer;
  person_id: number;
  created_at: TimeDefault;
  expires_at: Time;
  used_at: TimeNull;
}

interface DeskLinkRequestTable {
  id: GeneratedAlways<number>;
  person_id: number;
  at: TimeDefault;
}

interface DeskSessionTable {
  id: GeneratedAlways<number>;
  token_hash: Buffer;
  person_id: number;
  created_at: TimeDefault;
  used_at: TimeDefault;
  expires_at: Time;
  ended_at: TimeNull;
}

interface PasskeyTable {
  id: GeneratedAlways<number>;
  person_id: number;
  credential_id: Buffer;
  public_key: Buffer;
  user_handle: Buffer;
  counter: number;
  name: string;
  created_at: TimeDefault;
  used_at: TimeNull;
}

interface PasskeyChallengeTable {
  challenge_hash: Buffer;
  session_hash: Buffer | null;
  created_at: TimeDefault;
  expires_at: Time;
}

interface TelegramEntryTable {
  data_hash: Buffer;
  at: TimeDefault;
}

interface WebchatSessionTable {
  id: GeneratedAlways<number>;
  token_hash: Buffer;
  native_id: string;
  began_at: TimeDefault;
  used_at: TimeDefault;
  ended_at: TimeNull;
  offered_for: Buffer | null;
  key_hash: Buffer | null;
}

interface HandOverTable {
  id: GeneratedAlways<number>;
  from_person: number;
  to_person: number;
  unit_id: string;
  started_by: number;
  started_at: TimeDefault;
  accepted_at: TimeNull;
  cancelled_at: TimeNull;
}

interface DataRequestTable {
  id: GeneratedAlways<number>;
  person_id: number;
  asked_at: TimeDefault;
  due_at: TimeDefault;
  done_at: TimeNull;
  done_by: ColumnType<number | null, number | null | undefined, number | null>;
  withdrawn_at: TimeNull;
}

interface ErasingTable {
  id: GeneratedAlways<number>;
  person_id: number;
  traces: Json;
  place: string | null;
  block: Generated<number>;
  changed: Generated<number>;
  left_over: Generated<number>;
  passes: Generated<number>;
  due_at: TimeDefault;
}

interface ApiRequestTable {
  token_id: number;
  key: string;
  body_hash: Buffer;
  status: number;
  response: Json;
  at: TimeDefault;
}

interface WebhookTable {
  id: GeneratedAlways<number>;
  token_id: number;
  url: string;
  steps: string[];
  created_at: TimeDefault;
  ended_at: TimeNull;
}

interface WebhookDeliveryTable {
  id: GeneratedAlways<number>;
  webhook_id: number;
  event_id: number;
  state: Generated<string>;
  attempts: Generated<number>;
  claims: Generated<number>;
  next_at: TimeNull;
  status: number | null;
  problem: string | null;
  created_at: TimeDefault;
  ended_at: TimeNull;
}

/** Tables of people. */
export interface PeopleTables {
  unit: UnitTable;
  person: PersonTable;
  address: AddressTable;
  role_grant: RoleGrantTable;
  invitation: InvitationTable;
  invitation_sheet: InvitationSheetTable;
  link_code: LinkCodeTable;
  account_link: AccountLinkTable;
  account_link_address: AccountLinkAddressTable;
  account_link_grant: AccountLinkGrantTable;
  code_attempt: CodeAttemptTable;
  api_token: ApiTokenTable;
  setting: SettingTable;
  edition: EditionTable;
  desk_link: DeskLinkTable;
  desk_link_request: DeskLinkRequestTable;
  desk_session: DeskSessionTable;
  telegram_entry: TelegramEntryTable;
  passkey: PasskeyTable;
  passkey_challenge: PasskeyChallengeTable;
  webchat_session: WebchatSessionTable;
  hand_over: HandOverTable;
  data_request: DataRequestTable;
  erasing: ErasingTable;
  api_request: ApiRequestTable;
  webhook: WebhookTable;
  webhook_delivery: WebhookDeliveryTable;
}
