// Lists the browsers that are open in somebody's name, in the web chat and at the desk. It reads no cookie.
import { type Kysely, sql } from 'kysely';
import type { OwnSession } from '../../domain/conversation/own-data/types.ts';
import type { Database } from '../schema.ts';

/** Lists a person's sessions, oldest first; `addressId` is the address that is written from. */
export async function listSessions(
  db: Kysely<Database>,
  personId: number,
  addressId: number,
): Promise<readonly OwnSession[]> {
  const { rows } = await sql<{
    where: OwnSession['where'];
    id: number;
    since: Date;
    used: Date;
    here: boolean;
  }>`
    select 'webchat' as where, a.id, a.created_at as since,
      coalesce(max(s.used_at), (select max(i.sent_at) from inbox i where i.address_id = a.id), a.created_at) as used, a.id = ${addressId} as here
    from address a left join webchat_session s on s.native_id = a.native_id
    where a.person_id = ${personId} and a.channel = 'webchat'
    group by a.id having count(s.id) = 0 or bool_or(s.ended_at is null)
    union all
    select 'desk', id, created_at, used_at, false from desk_session
    where person_id = ${personId} and ended_at is null and expires_at > now()
    order by since, id`.execute(db);
  return rows.map(({ since, used, ...row }) => ({
    ...row,
    since: since.toISOString(),
    used: used.toISOString(),
  }));
}
