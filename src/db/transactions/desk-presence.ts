// Who has an innovation open at the desk, and who holds it: each one commit, told to the open pages by a knock.
// It decides nothing: a presence keeps nobody from anything, and a hold is the one that the chat knows as well.
import { type Kysely, sql } from 'kysely';
import { claim } from '../carry/queue.ts';
import { Moved } from '../commit/ledger.ts';
import type { Database } from '../schema.ts';

/** The NOTIFY channel on which open pages hear of a change; the payload is the code of the innovation. */
export const DESK_NEWS = 'desk';

/** Who looks at what. */
export interface Looking {
  readonly personId: number;
  readonly code: string;
}

/** Notes that these people look at these innovations now; with `knock` the other pages hear of it. */
export async function stayPresent(
  db: Kysely<Database>,
  looking: readonly Looking[],
  knock: boolean,
): Promise<void> {
  if (looking.length === 0) return;
  await sql`with here as (
      insert into desk_presence (innovation_id, person_id)
      select distinct n.id, l."personId" from jsonb_to_recordset(${JSON.stringify(looking)}::jsonb) as l ("personId" bigint, code text)
        join innovation n on n.code = l.code
      on conflict (innovation_id, person_id) do update set seen_at = now(),
        began_at = case when desk_presence.seen_at < now() - interval '1 minute' then now() else desk_presence.began_at end
      returning innovation_id
    ) select pg_notify(${DESK_NEWS}, n.code) from innovation n where ${knock} and n.id in (select innovation_id from here)`.execute(
    db,
  );
}

/** Notes that somebody looks no more. */
export async function leave(db: Kysely<Database>, { personId, code }: Looking): Promise<void> {
  await sql`with gone as (
      delete from desk_presence d using innovation n where n.id = d.innovation_id and n.code = ${code} and d.person_id = ${personId}
      returning d.innovation_id
    ) select pg_notify(${DESK_NEWS}, ${code}) from gone`.execute(db);
}

/** Takes an innovation in hand for so many minutes, or goes on holding it; false when somebody else does. */
export async function hold(
  db: Kysely<Database>,
  { personId, code }: Looking,
  minutes: number,
): Promise<boolean> {
  try {
    await db.transaction().execute((trx) => claim(trx, personId, { kind: 'claim', code, minutes }));
    return true;
  } catch (error) {
    if (error instanceof Moved) return false;
    throw error;
  }
}

/** Lets go of an innovation; of one that somebody else holds nothing changes. */
export async function letGo(db: Kysely<Database>, { personId, code }: Looking): Promise<void> {
  await sql`delete from claim c using innovation n
    where n.id = c.innovation_id and n.code = ${code} and c.person_id = ${personId}`.execute(db);
}
