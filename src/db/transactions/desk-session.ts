// Sessions of the desk: begun with a one-time link or by who has shown another proof, ended by their owner, each one commit.
// It knows people by the hash of what they hold and decides nothing about their rights.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';
import { sha256 } from '../secrets.ts';

/** A working day at the desk; a new link is asked for in the chat after that. */
const HOURS = 12;

/**
 * Uses a link up and begins a session known by `session`. False when the link is unknown, used or past its end: then
 * nothing has changed. Of two that use one link at once one begins.
 */
export async function beginDeskSession(
  db: Kysely<Database>,
  link: string,
  session: string,
): Promise<boolean> {
  const { rows } = await sql`
    with used as (
      update desk_link set used_at = now()
      where token_hash = ${sha256(link)} and used_at is null and expires_at > now() returning person_id
    )
    insert into desk_session (token_hash, person_id, expires_at)
    select ${sha256(session)}, person_id, now() + make_interval(hours => ${HOURS}) from used returning id`.execute(
    db,
  );
  return rows.length === 1;
}

/** Begins a session of somebody who has shown in another way who they are. */
export async function beginSessionOf(
  db: Kysely<Database>,
  personId: number,
  session: string,
): Promise<void> {
  await sql`insert into desk_session (token_hash, person_id, expires_at)
    values (${sha256(session)}, ${personId}, now() + make_interval(hours => ${HOURS}))`.execute(db);
}

/** Ends a session; the second time changes nothing. */
export async function endDeskSession(db: Kysely<Database>, session: string): Promise<void> {
  await sql`update desk_session set ended_at = now()
    where token_hash = ${sha256(session)} and ended_at is null`.execute(db);
}

/** Ends all sessions of a person but this one. */
export async function endOtherDeskSessions(
  db: Kysely<Database>,
  personId: number,
  session: string,
): Promise<void> {
  await sql`update desk_session set ended_at = now()
    where person_id = ${personId} and token_hash <> ${sha256(session)} and ended_at is null`.execute(
    db,
  );
}
