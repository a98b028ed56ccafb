// Sessions of browsers in the web chat: found by the hash of a cookie, begun anew when a role arrives, ended. Each one commit.
// It knows browsers and never what they say; a cookie without a row is the first of its address.
import { type Kysely, sql } from 'kysely';
import { isDefect } from '../errors.ts';
import { liveGrant } from '../load/people.ts';
import type { Database } from '../schema.ts';

/** Whose browser has a role beyond innovator may stay away so long; then it is somebody nobody knows. */
export const daysWithRole = 30;
/** Requests that were on their way with the cookie before are still answered. */
const OVERLAP_SECONDS = 30;
/** A cookie that was offered and not used so long did not arrive. */
const OFFERED_SECONDS = 10;

/** A session that goes on. */
export interface WebchatSession {
  /** The native id of the browser's address. */
  readonly nativeId: string;
  /** The person has a role beyond innovator. */
  readonly trusted: boolean;
  /** A role or an account came to it since it began: it goes on with another cookie. */
  readonly renew: boolean;
  /** Whether the key that came along is the one that was shown with this cookie before; null when none ever was. */
  readonly keyFits: boolean | null;
}

/**
 * Finds the session of a cookie by its hash; null when it was ended, or not used for too long by somebody with a role. The
 * first key that comes along, by its hash, is the session's from then on, unless a role came before it.
 */
export async function findWebchatSession(
  db: Kysely<Database>,
  token: Buffer,
  key: Buffer | null,
): Promise<WebchatSession | null> {
  const { rows } = await sql<{
    native_id: string;
    ended: boolean;
    idle: boolean;
    stale: boolean;
    trusted: boolean;
    renew: boolean;
    offered_for: Buffer | null;
    key_hash: Buffer | null;
  }>`
    select t.native_id, t.offered_for, t.key_hash, coalesce(t.ended_at <= now(), false) as ended, r.at is not null as trusted,
      coalesce(t.used_at < now() - make_interval(days => ${daysWithRole}), false) as idle,
      a.id is not null and coalesce(t.used_at < now() - interval '1 hour', true) as stale,
      t.ended_at is null and coalesce(greatest(r.at, case when r.at is not null then a.linked_at end)
        > coalesce(t.began_at, a.created_at), false) as renew
    from (select coalesce(s.native_id, encode(c.token, 'hex')) as native_id, s.began_at, s.used_at, s.ended_at, s.offered_for, s.key_hash
      from (select ${token}::bytea as token) c left join webchat_session s on s.token_hash = c.token) t
    left join address a on a.channel = 'webchat' and a.native_id = t.native_id
    left join lateral (select max(g.granted_at) as at from role_grant g
      where g.person_id = a.person_id and g.role <> 'innovator' and ${liveGrant}) r on true`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined || row.ended) return null;
  const { native_id: nativeId, trusted, renew } = row;
  if (trusted && row.idle) {
    await endWebchatSession(db, token, nativeId);
    return null;
  }
  const before = row.offered_for;
  if (before !== null) await ifPossible(() => replace(db, before, token), undefined);
  if (row.stale) await ifPossible(() => noteUse(db, token, nativeId), undefined);
  if (key !== null && row.key_hash === null && !renew)
    await ifPossible(() => noteKey(db, token, nativeId, key), undefined);
  const keyFits = row.key_hash === null ? null : key !== null && row.key_hash.equals(key);
  return { nativeId, trusted, renew, keyFits };
}

async function noteKey(
  db: Kysely<Database>,
  token: Buffer,
  nativeId: string,
  key: Buffer,
): Promise<void> {
  await sql`insert into webchat_session as s (token_hash, native_id, began_at, key_hash)
    select ${token}, native_id, created_at, ${key} from address where channel = 'webchat' and native_id = ${nativeId}
    on conflict (token_hash) do update set key_hash = coalesce(s.key_hash, excluded.key_hash)`.execute(
    db,
  );
}

/** Notes that a session was used. */
async function noteUse(db: Kysely<Database>, token: Buffer, nativeId: string): Promise<void> {
  await sql`insert into webchat_session (token_hash, native_id, began_at)
    select ${token}, native_id, created_at from address where channel = 'webchat' and native_id = ${nativeId}
    on conflict (token_hash) do update set used_at = now()`.execute(db);
}

/** Whoever only reads is not kept from it by a disk that is full or a server that may not write. */
async function ifPossible<T>(write: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isDefect(error)) throw error;
    return otherwise;
  }
}

/**
 * Offers another cookie for a session to go on with; false when one was offered a moment ago. The one before ends when one
 * that was offered is used: an answer that is lost locks nobody out.
 */
export async function offerWebchatSession(
  db: Kysely<Database>,
  nativeId: string,
  from: Buffer,
  to: Buffer,
): Promise<boolean> {
  const offer = async (trx: Kysely<Database>): Promise<boolean> => {
    // Whoever asks at the same time waits for this row, and sees afterwards what was offered.
    await sql`insert into webchat_session (token_hash, native_id, began_at)
      select ${from}, ${nativeId}, created_at from address where channel = 'webchat' and native_id = ${nativeId}
      on conflict (token_hash) do update set used_at = now()`.execute(trx);
    const { rows } =
      await sql`insert into webchat_session (token_hash, native_id, offered_for, key_hash)
      select ${to}, ${nativeId}, ${from}, (select key_hash from webchat_session where token_hash = ${from}) where not exists (select 1 from webchat_session
        where offered_for = ${from} and began_at > now() - make_interval(secs => ${OFFERED_SECONDS}))
      returning id`.execute(trx);
    return rows.length === 1;
  };
  return ifPossible(() => db.transaction().execute(offer), false);
}

/** Ends the cookie before, and what else was offered for it, in a moment: the first use of one that was offered. */
async function replace(db: Kysely<Database>, before: Buffer, now: Buffer): Promise<void> {
  await sql`update webchat_session set
      offered_for = case when token_hash = ${now} then null else offered_for end,
      ended_at = case when token_hash = ${now} then null else now() + make_interval(secs => ${OVERLAP_SECONDS}) end
    where token_hash in (${now}, ${before}) or (offered_for = ${before} and ended_at is null)`.execute(
    db,
  );
}

/** Ends the session of a browser at once, with every cookie that it had or was offered. */
export async function endWebchatSession(
  db: Kysely<Database>,
  token: Buffer,
  nativeId: string,
): Promise<void> {
  await sql`update webchat_session set ended_at = now()
    where native_id = ${nativeId} and (ended_at is null or ended_at > now())`.execute(db);
  await sql`insert into webchat_session as s (token_hash, native_id, ended_at) values (${token}, ${nativeId}, now())
    on conflict (token_hash) do nothing`.execute(db);
}
