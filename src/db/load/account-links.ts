// Loads the joinings of accounts that can still be taken back.
// It takes none back.
import type { ChannelId } from '../../domain/conversation/input.ts';
import type { LinkedAccount } from '../../domain/conversation/own-data/types.ts';
import { linkUndoDays } from '../../domain/conversation/own-data/unlinking.ts';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

type Trx = Kysely<Database>;

/** A joining of two accounts, with the addresses that came with it. */
export interface Link {
  readonly id: number;
  readonly from_person: number;
  readonly to_person: number;
  readonly linked_at: Date;
  readonly channel: ChannelId;
  readonly addresses: number[];
}

const open = sql`l.undone_at is null and l.linked_at > now() - make_interval(days => ${linkUndoDays})`;

/** Loads the joinings of the last days that the person of an address is concerned with. */
export async function loadNewLinks(db: Trx, addressId: number): Promise<readonly LinkedAccount[]> {
  const { rows } = await sql<{ channel: ChannelId; linked_at: Date; own: boolean }>`
    select min(a.channel) as channel, l.linked_at, bool_or(a.id = ${addressId}) as own
    from address mine join account_link l on l.to_person = mine.person_id and ${open}
    join account_link_address x on x.link_id = l.id join address a on a.id = x.address_id
    where mine.id = ${addressId} group by l.id order by l.linked_at, l.id`.execute(db);
  return rows.map(({ channel, linked_at, own }) => ({ channel, at: linked_at.toISOString(), own }));
}

/** Loads and locks the joinings to a person that can be taken back, or the one that brought an address; the newest first. */
export async function openLinks(
  trx: Trx,
  personId: number,
  addressId: number | null,
): Promise<readonly Link[]> {
  const { rows } = await sql<Link>`
    select l.id, l.from_person, l.to_person, l.linked_at, x.channel, x.addresses
    from account_link l cross join lateral (
      select min(a.channel) as channel, jsonb_agg(a.id order by a.id) as addresses,
        bool_or(a.id = ${addressId}::bigint) as asked
      from account_link_address m join address a on a.id = m.address_id
      where m.link_id = l.id and a.person_id = l.to_person) x
    where l.to_person = ${personId} and ${open} and x.addresses is not null
      and (${addressId}::bigint is null or x.asked)
    order by l.id desc for update of l`.execute(trx);
  return rows;
}
