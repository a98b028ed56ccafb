// Puts one part of a message on a browser's screen, in one commit.
// It never renders and never reads a conversation.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/** A part as the browser shows it. */
export interface WebchatPart {
  readonly text: string;
  readonly choices: readonly { readonly label: string; readonly token: string }[];
  readonly file?:
    | {
        readonly sha256: string;
        readonly name: string;
        readonly mime: string;
        readonly size: number;
      }
    | undefined;
}

/** The NOTIFY channel that tells the HTTP side which browser has news; the payload is the native id of its address. */
export const WEBCHAT_NEWS = 'webchat';

/**
 * Stores a part for the browser behind `nativeId` and knocks at its stream. The same `key` again
 * changes nothing and gives the same id. Gives null when no such browser ever wrote.
 */
export async function showWebchatMessage(
  db: Kysely<Database>,
  nativeId: string,
  key: string,
  part: WebchatPart,
): Promise<number | null> {
  const file = part.file ? JSON.stringify(part.file) : null;
  const { rows } = await sql<{ id: number }>`
    with put as (
      insert into webchat_message (address_id, key, text, choices, file)
      select address.id, ${key}, ${part.text}, ${JSON.stringify(part.choices)}::jsonb, ${file}::jsonb
      from address where channel = 'webchat' and native_id = ${nativeId}
      on conflict (key) do nothing
      returning id
    ), known as (
      select id from put union all select id from webchat_message where key = ${key}
    )
    select id, pg_notify(${WEBCHAT_NEWS}, ${nativeId}) from known limit 1`.execute(db);
  return rows[0]?.id ?? null;
}

/** Knocks at the streams of one browser: something of its own was stored, and another tab may want to show it. */
export async function knockWebchat(db: Kysely<Database>, nativeId: string): Promise<void> {
  await sql`select pg_notify(${WEBCHAT_NEWS}, ${nativeId})`.execute(db);
}
