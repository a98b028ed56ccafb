// How somebody who writes in a browser stands, for deciding before a body is read. It counts nothing itself.
import { type Kysely, sql } from 'kysely';
import { readUsed, type Standing, standingOf, type Used } from '../../domain/budgets.ts';
import { liveGrant } from '../load/people.ts';
import type { Database } from '../schema.ts';

/** How a browser's person stands and what they have sent. `now` is the clock of the database. */
export interface WebchatStanding {
  readonly standing: Standing;
  readonly used: Used;
  readonly now: Date;
}

/** Reads it; undefined when this browser never wrote. */
export async function webchatStanding(
  db: Kysely<Database>,
  nativeId: string,
): Promise<WebchatStanding | undefined> {
  const { rows } = await sql<{
    consented: boolean;
    trusted: boolean;
    since: Date;
    used: unknown;
    now: Date;
  }>`
    select p.consented_at is not null as consented, p.created_at as since, c.used, now() as now,
      exists (select 1 from role_grant g where g.person_id = p.id and g.role <> 'innovator' and ${liveGrant}) as trusted
    from address a join person p on p.id = a.person_id left join conversation c on c.person_id = p.id
    where a.channel = 'webchat' and a.native_id = ${nativeId}`.execute(db);
  const [row] = rows;
  return row && { standing: standingOf(row, row.now), used: readUsed(row.used), now: row.now };
}
