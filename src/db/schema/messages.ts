// The tables of messages: what was received, what is to be sent, where a conversation stands, and what the networks need, as types, column for column.
// It never renames: what stands here stands in PostgreSQL.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Json, JsonNull, Time, TimeDefault, TimeNull } from './columns.ts';

interface ConversationTable {
  person_id: number;
  address_id: number;
  focus_id: number | null;
  state: Json;
  used: ColumnType<unknown, string | undefined, string>;
  rev: Generated<number>;
  last_inbound_at: TimeNull;
  updated_at: TimeDefault;
}

interface InboxTable {
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

interface FailingInputTable {
  person_id: number;
  inbox_id: number | null;
  since: TimeDefault;
  attempts: Generated<number>;
  defects: Generated<number>;
  error: string;
  next_try_at: Time;
}

interface DeadEpochTable {
  epoch: number;
  seen_at: TimeDefault;
}

interface OutboxTable {
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
  sealed: Generated<boolean>;
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

interface WebchatMessageTable {
  id: GeneratedAlways<number>;
  address_id: number;
  key: string;
  text: string;
  choices: Json;
  file: JsonNull;
  created_at: TimeDefault;
}

interface WaSessionTable {
  session_id: string;
  epoch: Generated<number>;
  creds: Buffer | null;
  updated_at: TimeDefault;
}

interface WaKeyTable {
  session_id: string;
  type: string;
  id: string;
  value: Buffer;
}

interface WaSentTable {
  session_id: string;
  message_id: string;
  message: Buffer;
  status: Generated<string>;
  created_at: TimeDefault;
}

/** Tables of messages. */
export interface MessageTables {
  conversation: ConversationTable;
  inbox: InboxTable;
  failing_input: FailingInputTable;
  dead_epoch: DeadEpochTable;
  outbox: OutboxTable;
  webchat_message: WebchatMessageTable;
  wa_session: WaSessionTable;
  wa_key: WaKeyTable;
  wa_sent: WaSentTable;
}
