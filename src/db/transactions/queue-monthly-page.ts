// One commit: once a month, on the region's day or soon after, has the page of the month made for everybody who runs the
// programme. Which month was done stands in a table, so that two processes and a restart ask for it once.
import { type Kysely, sql } from 'kysely';
import { dayAt, isQuiet } from '../../domain/calendar.ts';
import { liveGrant } from '../load/people.ts';
import type { Database } from '../schema.ts';

/** Asks for the pages; gives how many. `now`: milliseconds UTC, the database's clock where left out. */
export function queueMonthlyPage(
  db: Kysely<Database>,
  editionId: string,
  monthlyDay: number,
  now?: number,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { rows: clock } = await sql<{ now: Date }>`select now() as now`.execute(trx);
    const at = now ?? clock[0]?.now.getTime() ?? 0;
    const today = dayAt(at);
    if (Number(today.slice(8)) < monthlyDay || isQuiet(at)) return 0;
    const { numAffectedRows } = await sql`
      insert into monthly_page (month) values (${`${today.slice(0, 8)}01`}::date) on conflict do nothing`.execute(
      trx,
    );
    if (numAffectedRows !== 1n) return 0;
    const { rows } = await sql`
      insert into print_request (person_id, address_id, paper, edition_id, nip)
      select distinct on (g.person_id) g.person_id, c.address_id, 'laporan-bulanan', ${editionId}, false
      from role_grant g join conversation c on c.person_id = g.person_id
      where g.role = 'coordinator' and ${liveGrant} and c.address_id is not null
      order by g.person_id returning id`.execute(trx);
    return rows.length;
  });
}
