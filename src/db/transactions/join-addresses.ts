// One commit: makes addresses that a network proves to be one person's belong to one person.
// It never takes an address from somebody who consented, holds a role or owns an innovation.
import { type Kysely, sql } from 'kysely';
import type { InboundMessage } from '../../domain/conversation/inbound.ts';
import { newConversation } from '../../domain/conversation/state.ts';
import type { AddressBook } from '../address-book.ts';
import { withRetry } from '../errors.ts';
import type { Database } from '../schema.ts';
import { storableId } from './inbox-row.ts';

/**
 * Creates the addresses that messages name in `sameAs` and joins them with the address they came
 * from. One that is new gets the person of the others. Where they already belong to different
 * people, an address moves to the one who is established (consented, has a role or an innovation,
 * else the older one) if its own person is none of these; otherwise both stay as they are, for a
 * merge by hand. A pair that was seen before costs no query.
 */
export async function joinAddresses(
  db: Kysely<Database>,
  messages: readonly InboundMessage[],
  book: AddressBook,
): Promise<void> {
  for (const { channel, address, sameAs } of messages) {
    if (!sameAs || sameAs.length === 0) continue;
    const natives = [...new Set([address, ...sameAs].map(storableId))].sort();
    const key = `${channel}=${JSON.stringify(natives)}`;
    if (natives.length < 2 || book.get(key) !== undefined) continue;
    const first = await withRetry(() => join(db, channel, natives));
    book.set(key, first);
  }
}

const join = (db: Kysely<Database>, channel: string, natives: readonly string[]): Promise<number> =>
  db.transaction().execute(async (trx) => {
    // Two processes that learn of one pair at once would each make a person; the second waits here.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`join ${channel} ${natives[0]}`}, 0))`.execute(
      trx,
    );
    const { rows: known } = await sql<{
      id: number;
      native_id: string;
      person_id: number;
      established: boolean;
    }>`
      select a.id, a.native_id, a.person_id, p.erased_at is null and (p.consented_at is not null
        or exists (select 1 from role_grant g where g.person_id = p.id)
        or exists (select 1 from innovation i where i.owner_id = p.id)) as established
      from address a join person p on p.id = a.person_id
      where a.channel = ${channel} and a.native_id = any(${natives}::text[])
      order by established desc, p.erased_at is not null, a.person_id, a.id
      for update of a, p`.execute(trx);
    const person = known[0]?.person_id ?? (await newPerson(trx));
    await sql`
      insert into address (channel, native_id, person_id)
      select ${channel}, native, ${person} from unnest(${natives}::text[]) as native
      on conflict (channel, native_id) do nothing`.execute(trx);
    await tellNewNumber(trx, channel, natives, known, person);
    const moving = known.filter((row) => !row.established).map((row) => row.id);
    const { rows } = await sql<{ id: number }>`
      with moved as (
        update address set person_id = ${person} where id = any(${moving}::bigint[])
      ), talk as (
        insert into conversation (person_id, address_id, state)
        select ${person}, min(id), ${JSON.stringify(newConversation)}::jsonb from address
        where channel = ${channel} and native_id = any(${natives}::text[])
        on conflict (person_id) do nothing
      )
      select min(id) as id from address
      where channel = ${channel} and native_id = any(${natives}::text[])`.execute(trx);
    await joinToo(trx, channel, natives);
    const id = rows[0]?.id;
    if (id === undefined) throw new Error('addresses to be joined are gone');
    return id;
  });

/** Another id of an account that a code joined to somebody a few days ago was joined with it, and goes back with it. */
async function joinToo(
  trx: Kysely<Database>,
  channel: string,
  natives: readonly string[],
): Promise<void> {
  await sql`
    with joined as (
      insert into account_link_address (link_id, address_id)
      select l.id, other.id from account_link l join account_link_address x on x.link_id = l.id
      join address one on one.id = x.address_id and one.channel = ${channel} and one.native_id = any(${natives}::text[])
      join address other on other.channel = ${channel} and other.native_id = any(${natives}::text[])
      where l.undone_at is null and one.person_id = l.to_person and other.person_id = l.to_person and other.linked_at is null
      on conflict do nothing returning link_id, address_id)
    update address a set linked_at = l.linked_at from joined j join account_link l on l.id = j.link_id
    where a.id = j.address_id`.execute(trx);
}

/**
 * A number that is new beside another number of the same person: the person kept the account and changed the number. The
 * conversation hears of it in the same commit, as of any other word of the network.
 */
async function tellNewNumber(
  trx: Kysely<Database>,
  channel: string,
  natives: readonly string[],
  known: readonly { readonly native_id: string }[],
  person: number,
): Promise<void> {
  const fresh = natives.filter(
    (native) => isNumber(native) && known.every((row) => row.native_id !== native),
  );
  await sql`insert into inbox (address_id, external_id, kind, payload, raw, chat_order, sent_at)
    select a.id, 'number:' || a.native_id, 'identity_changed', '{}'::jsonb, ''::bytea, 0, now() from address a
    where a.channel = ${channel} and a.native_id = any(${fresh}::text[]) and a.person_id = ${person}
      and exists (select 1 from address b where b.person_id = a.person_id and b.channel = a.channel
        and b.native_id like '%@s.whatsapp.net' and b.native_id <> all(${fresh}::text[]))
    on conflict (address_id, external_id) do nothing`.execute(trx);
}

const isNumber = (native: string): boolean => native.endsWith('@s.whatsapp.net');

async function newPerson(db: Kysely<Database>): Promise<number> {
  const { id } = await db
    .insertInto('person')
    .defaultValues()
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
