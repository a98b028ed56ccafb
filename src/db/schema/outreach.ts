// The tables of the calendar, reminders, broadcasts and mentors as types, column for column.
// It never renames: what stands here stands in PostgreSQL.
import type { Generated, GeneratedAlways } from 'kysely';
import type { Json, JsonNull, Time, TimeDefault, TimeNull } from './columns.ts';

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

export interface GakorTable {
  id: GeneratedAlways<number>;
  name: string;
}

export interface GakorUnitTable {
  unit_id: string;
  gakor_id: number;
}

export interface GakorMentorTable {
  gakor_id: number;
  person_id: number;
}

export interface ReminderSettingTable {
  person_id: number;
  stopped_at: TimeNull;
  /** 'YYYY-MM-DD' */
  asked_day: string | null;
  updated_at: TimeDefault;
}

export interface ReminderTable {
  person_id: number;
  /** 'YYYY-MM-DD' */
  day: string;
  kind: string;
  key: string;
  outbox_id: number;
  created_at: TimeDefault;
}

export interface ReminderAboutTable {
  subject: string;
  outbox_id: number;
}

export interface BroadcastTable {
  id: GeneratedAlways<number>;
  code: string;
  parent_id: number | null;
  created_by: number | null;
  token_id: number | null;
  unit_id: string | null;
  audience: Json;
  text: string;
  file_id: number | null;
  question: JsonNull;
  /** 'YYYY-MM-DD' */
  repeat_until: string | null;
  repeat_monthday: number | null;
  late_joiners: Generated<boolean>;
  open_until: TimeNull;
  state: string;
  starts_at: Time;
  confirm_hash: Buffer | null;
  confirmed_count: number | null;
  created_at: TimeDefault;
  looked_at: TimeNull;
  finished_at: TimeNull;
}

export interface BroadcastRecipientTable {
  broadcast_id: number;
  person_id: number;
  state: string;
  reason: string | null;
  outbox_id: number | null;
  not_before: TimeNull;
}

export interface BroadcastAnswerTable {
  broadcast_id: number;
  person_id: number;
  answer: string;
  representative: string | null;
  inbox_id: number | null;
  answered_at: TimeDefault;
}

export interface MentorMessageTable {
  id: GeneratedAlways<number>;
  innovation_id: number | null;
  unit_id: string;
  from_id: number;
  answers_id: number | null;
  item: string | null;
  text: string;
  inbox_id: number | null;
  written_at: TimeDefault;
}

export interface MentorMessageToTable {
  message_id: number;
  person_id: number;
}

export interface EditionRuleTable {
  edition_id: string;
  stuck_days: number;
  hold_minutes: number;
  changed_at: TimeDefault;
}

/** All of them. */
export interface OutreachTables {
  edition_calendar: EditionCalendarTable;
  edition_rule: EditionRuleTable;
  edition_step: EditionStepTable;
  deadline_exception: DeadlineExceptionTable;
  confirmation: ConfirmationTable;
  gakor: GakorTable;
  gakor_unit: GakorUnitTable;
  gakor_mentor: GakorMentorTable;
  reminder_setting: ReminderSettingTable;
  mentor_message: MentorMessageTable;
  mentor_message_to: MentorMessageToTable;
  broadcast: BroadcastTable;
  broadcast_recipient: BroadcastRecipientTable;
  broadcast_answer: BroadcastAnswerTable;
  reminder: ReminderTable;
  reminder_about: ReminderAboutTable;
}
