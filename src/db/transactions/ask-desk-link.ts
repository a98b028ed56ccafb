// One commit: somebody on the sign-in page asked by a name for a link, which goes to the chat of whoever has that name and says
// from where it was asked. Whoever asks is told nothing of whether there is such a person.
import { type Kysely, sql } from 'kysely';
import type { Message } from '../../domain/conversation/message.ts';
import type { Person } from '../../domain/conversation/world.ts';
import { noticeRowsFor } from '../carry/notices.ts';
import { loadPeople } from '../load/people.ts';
import type { Database } from '../schema.ts';
import { type Secrets, sha256 } from '../secrets.ts';

/** How long the link waits, as one that was asked for in a chat. Minutes. */
const LINK_MINUTES = 10;
/** So many a person is sent in an hour, and in a day, whoever asks. */
const MOST_AN_HOUR = 3;
const MOST_A_DAY = 5;

/** What is asked for. */
export interface AskedLink {
  /** A name as it was typed; titles behind a comma may be left out. */
  readonly name: string;
  readonly token: string;
  /** Where the link leads, before its token. */
  readonly at: string;
  /** The network address that asked. */
  readonly from: string;
}

/** Sends it where exactly one person with a page here has this name; true when it was. */
export const sendAskedLink = (
  db: Kysely<Database>,
  secrets: Secrets,
  { name, token, at, from }: AskedLink,
  opens: (person: Person) => boolean,
): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: number }>`
      select id from person where consented_at is not null and erased_at is null
        and ${name.toLowerCase()} in (lower(name), lower(split_part(name, ',', 1)))
      order by id limit 20`.execute(trx);
    const people = await loadPeople(
      trx,
      rows.map(({ id }) => id),
    );
    const [one, ...others] = [...people.values()].filter(({ person }) => opens(person));
    if (one === undefined || others.length > 0) return false;
    const { id } = one.person;
    // Two requests at once are counted one after the other.
    await sql`select 1 from person where id = ${id} for update`.execute(trx);
    await sql`delete from desk_link_request where person_id = ${id} and at < now() - interval '1 day'`.execute(
      trx,
    );
    const { rows: asked } = await sql<{ hour: number; day: number }>`
      select count(*)::int as day, count(*) filter (where at > now() - interval '1 hour')::int as hour
      from desk_link_request where person_id = ${id}`.execute(trx);
    const [{ hour, day } = { hour: 0, day: 0 }] = asked;
    if (hour >= MOST_AN_HOUR || day >= MOST_A_DAY) return false;
    const { rows: made } = await sql<{ id: number }>`
      insert into desk_link_request (person_id) values (${id}) returning id`.execute(trx);
    await sql`insert into desk_link (token_hash, person_id, expires_at)
      values (${sha256(token)}, ${id}, now() + make_interval(mins => ${LINK_MINUTES}))`.execute(
      trx,
    );
    const args = { url: `${at}${token}`, minutes: LINK_MINUTES, from };
    const message: Message = {
      parts: [{ key: 'desk_link_asked', args }],
      choices: [],
      prompt: null,
    };
    const key = `desk link:${made[0]?.id}`;
    const told = await noticeRowsFor(trx, { to: 'person', personId: id }, message, key);
    for (const row of told)
      await sql`insert into outbox (person_id, address_id, channel, kind, message, notice_key, sealed)
        values (${row.personId}, ${row.addressId}, ${row.channel}, 'notice',
          ${JSON.stringify(secrets.codes.seal(row.message, [token]))}::json, ${row.noticeKey}, true)`.execute(
        trx,
      );
    return told.length > 0;
  });
