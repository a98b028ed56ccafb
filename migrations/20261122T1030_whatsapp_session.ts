// Creates the WhatsApp session of a linked device: its keys (sealed), and what it sent.
import { type Kysely, sql } from 'kysely';

const statements = [
  `create table wa_session (
    session_id text primary key check (length(session_id) between 1 and 50),
    /* rises each time a process takes the session over; a writer with an older epoch is refused */
    epoch int not null default 0,
    /* sealed; null until the first pairing begins */
    creds bytea,
    updated_at timestamptz not null default now()
  )`,
  `create table wa_key (
    session_id text not null references wa_session (session_id),
    type text not null,
    id text not null,
    /* sealed */
    value bytea not null,
    primary key (session_id, type, id)
  )`,
  `create table wa_sent (
    session_id text not null references wa_session (session_id),
    message_id text not null,
    /* sealed: the message as sent, for phones that ask for it again */
    message bytea not null,
    status text not null default 'pending' check (status in ('pending', 'failed', 'sent', 'delivered', 'read')),
    created_at timestamptz not null default now(),
    primary key (session_id, message_id)
  )`,
  `create index wa_sent_age on wa_sent (session_id, created_at)`,
  /* receipts name the last part of a message */
  `create index outbox_whatsapp on outbox ((provider_ids[cardinality(provider_ids)])) where channel = 'whatsapp'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
