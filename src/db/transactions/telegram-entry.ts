// One commit: what Telegram signed for a page opened inside it is used up, and whoever it names is signed in at the desk, or
// gets a link, whose page asks first. It verifies no signature.
import { type Kysely, sql } from 'kysely';
import type { Person } from '../../domain/conversation/world.ts';
import { loadPeople } from '../load/people.ts';
import type { Database } from '../schema.ts';
import { sha256 } from '../secrets.ts';
import { beginSessionOf } from './desk-session.ts';

/** How long it is remembered that they were used: longer than any of them counts. Hours. */
const REMEMBERED = 24;
/** Older ones that go with each new one. */
const SWEPT = 100;
/** How long a link waits for its reader, as one from a chat. Minutes. */
const LINK_MINUTES = 10;

/** What was verified. */
export interface TelegramEntry {
  /** The hash that stands in the signed data: the same for the same data, however they are written. */
  readonly hash: Buffer;
  /** The account's number, which is that of its chat with the bot. */
  readonly account: string;
  /** What becomes known of whoever may come in: one of the two. */
  readonly session: string;
  readonly link: string;
  /** False where only a link may be given. */
  readonly mayBegin: boolean;
  /** Who is signed in in that browser; nobody else's session takes the place of theirs without a word. */
  readonly signedIn: number | null;
}

/** How it ended. `whose` tells whether data that were used before are those of somebody who is signed in. */
export type TelegramEntered =
  | { readonly done: 'session' | 'link' }
  | { readonly done: 'used'; readonly whose: number | null }
  | { readonly done: 'unknown' }
  | { readonly done: 'nobody' };

/** Uses the data up, whatever comes of it. `opens` tells whether somebody has any page. */
export const enterFromTelegram = (
  db: Kysely<Database>,
  { hash, account, session, link, mayBegin, signedIn }: TelegramEntry,
  opens: (person: Person) => boolean,
): Promise<TelegramEntered> =>
  db.transaction().execute(async (trx) => {
    const { rows: fresh } = await sql`
      with swept as (delete from telegram_entry where data_hash in (
        select data_hash from telegram_entry where at < now() - make_interval(hours => ${REMEMBERED}) order by at limit ${SWEPT} for update skip locked))
      insert into telegram_entry (data_hash) values (${hash}) on conflict do nothing returning data_hash`.execute(
      trx,
    );
    const { rows } = await sql<{ person_id: number }>`
      select person_id from address where channel = 'telegram' and native_id = ${account}`.execute(
      trx,
    );
    const personId = rows[0]?.person_id ?? null;
    if (fresh.length === 0) return { done: 'used', whose: personId };
    if (personId === null) return { done: 'unknown' };
    const person = (await loadPeople(trx, [personId])).get(personId)?.person;
    if (person?.consented !== true || !opens(person)) return { done: 'nobody' };
    if (mayBegin && (signedIn === null || signedIn === personId)) {
      await beginSessionOf(trx, personId, session);
      return { done: 'session' };
    }
    // A new link takes the place of those that were not used.
    await sql`delete from desk_link where person_id = ${personId} and used_at is null`.execute(trx);
    await sql`insert into desk_link (token_hash, person_id, expires_at)
      values (${sha256(link)}, ${personId}, now() + make_interval(mins => ${LINK_MINUTES}))`.execute(
      trx,
    );
    return { done: 'link' };
  });
