// Passkeys of the desk: challenges that count once, what was registered or removed, and the session that begins with one,
// each one commit. It verifies no signature and decides nothing about rights.
import { type Kysely, sql } from 'kysely';
import { type Result, no, ok } from '../../domain/result.ts';
import { event } from '../carry/person-event.ts';
import { sendNotice } from '../carry/send-notice.ts';
import type { Database } from '../schema.ts';
import { sha256 } from '../secrets.ts';
import { type DeskActProblem, type DeskParts, type DeskRequest, actAtDesk } from './desk-act.ts';
import { beginSessionOf } from './desk-session.ts';

/** How long a challenge waits for its answer: as long as somebody needs to find a phone. Seconds. */
export const CHALLENGE_SECONDS = 180;
/** Passkeys of one person: phones, computers and keys of an office, with room to spare. */
const MOST = 10;
/** Challenges past their end that go with each new one. */
const SWEPT = 100;

/** Keeps a challenge: for this session, where a passkey is to be registered in it, or for whoever signs in (null). */
export async function keepChallenge(
  db: Kysely<Database>,
  challenge: string,
  session: string | null,
): Promise<void> {
  await sql`
    with swept as (delete from passkey_challenge where challenge_hash in (
      select challenge_hash from passkey_challenge where expires_at <= now() order by expires_at limit ${SWEPT} for update skip locked))
    insert into passkey_challenge (challenge_hash, session_hash, expires_at)
    values (${sha256(challenge)}, ${session === null ? null : sha256(session)}, now() + make_interval(secs => ${CHALLENGE_SECONDS}))`.execute(
    db,
  );
}

/** Uses a challenge up; false when it was never given for this, was used before, or is past its end. Of two at once one gets it. */
export async function takeChallenge(
  db: Kysely<Database>,
  challenge: string,
  session: string | null,
): Promise<boolean> {
  const { rows } = await sql`
    delete from passkey_challenge where challenge_hash = ${sha256(challenge)} and expires_at > now()
      and session_hash is not distinct from ${session === null ? null : sha256(session)}::bytea
    returning challenge_hash`.execute(db);
  return rows.length === 1;
}

/** A passkey to be kept. */
export interface NewPasskey {
  readonly credential: Buffer;
  readonly publicKey: Buffer;
  readonly userHandle: Buffer;
  readonly counter: number;
  readonly name: string;
}

/** Why none is kept: somebody has it, or this person has enough. */
type AddingProblem = { readonly type: 'known' } | { readonly type: 'full' };

/** Keeps a passkey of whoever registered it, and tells them in their chat, where a stranger at their browser does not read. */
export const addPasskey = (
  parts: DeskParts,
  request: DeskRequest,
  passkey: NewPasskey,
): Promise<Result<null, DeskActProblem | AddingProblem>> =>
  actAtDesk<null, AddingProblem>(parts, request, async ({ trx, person, origin, secrets }) => {
    const { rows: had } = await sql<{ count: number }>`
      select count(*)::int as count from passkey where person_id = ${person.id}`.execute(trx);
    if ((had[0]?.count ?? 0) >= MOST) return no({ type: 'full' });
    const { rows } = await sql<{ id: number }>`
      insert into passkey (person_id, credential_id, public_key, user_handle, counter, name)
      values (${person.id}, ${passkey.credential}, ${passkey.publicKey}, ${passkey.userHandle}, ${passkey.counter}, ${passkey.name})
      on conflict (credential_id) do nothing returning id`.execute(trx);
    const id = rows[0]?.id;
    if (id === undefined) return no({ type: 'known' });
    await event(trx, person.id, origin, 'passkey_added', { passkey: id });
    const part = { key: 'notice_passkey_added', args: { name: passkey.name } } as const;
    await sendNotice(
      trx,
      {
        kind: 'notify',
        audience: { to: 'person', personId: person.id },
        key: `passkey:${id}`,
        message: { parts: [part], choices: [], prompt: null },
      },
      secrets,
    );
    return ok(null);
  });

/** Removes a passkey of this person. */
export const removePasskey = (
  parts: DeskParts,
  request: DeskRequest,
  id: number,
): Promise<Result<null, DeskActProblem>> =>
  actAtDesk(parts, request, async ({ trx, person, origin }) => {
    const { rows } = await sql`
      delete from passkey where id = ${id} and person_id = ${person.id} returning id`.execute(trx);
    if (rows.length === 0) return no({ type: 'not_found' as const });
    await event(trx, person.id, origin, 'passkey_removed', { passkey: id });
    return ok(null);
  });

/**
 * Begins a session after an answer made with a passkey was verified. False when the passkey is gone, or its counter did not
 * rise since it was read: then there are two of a key that should be one, or the answer was sent twice.
 */
export const beginPasskeySession = (
  db: Kysely<Database>,
  { id, counter }: { readonly id: number; readonly counter: number },
  session: string,
): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ person_id: number }>`
      update passkey set counter = ${counter}, used_at = now()
      where id = ${id} and (counter < ${counter} or counter = 0 and ${counter} = 0) returning person_id`.execute(
      trx,
    );
    const personId = rows[0]?.person_id;
    if (personId === undefined) return false;
    await beginSessionOf(trx, personId, session);
    return true;
  });
