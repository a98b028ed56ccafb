// What the operator looks at: how much waits, since when, and what does not get on. It shows no content and names nobody.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

/** Things that wait, with how long the oldest has waited, seconds; null when there are none. */
export interface Backlog {
  readonly count: number;
  readonly oldest: number | null;
}

/** How the queues of the product stand. */
export interface Health {
  readonly inbox: Backlog;
  readonly outbox: Backlog;
  /** Sends whose outcome is not known yet. */
  readonly uncertain: Backlog;
  /** Sends that wait until a person writes again. */
  readonly parked: Backlog;
  readonly dead: Backlog;
  readonly failing: Backlog;
  readonly files: Backlog;
  readonly prints: Backlog;
  /** Bytes of the database. */
  readonly databaseBytes: number;
}

type Row = {
  readonly what: Exclude<keyof Health, 'databaseBytes'>;
  count: number;
  oldest: number | null;
};

/** Reads how the queues stand now. */
export async function readHealth(db: Kysely<Database>): Promise<Health> {
  const since = (column: string) =>
    sql`count(*)::int as count, extract(epoch from now() - min(${sql.ref(column)}))::float as oldest`;
  const { rows } = await sql<Row>`
    select 'inbox' as what, ${since('received_at')} from inbox where done_at is null
    union all select 'outbox', ${since('due_at')} from outbox where state in ('queued', 'sending') and due_at <= now()
    union all select 'uncertain', ${since('created_at')} from outbox where state = 'uncertain'
    union all select 'parked', ${since('created_at')} from outbox where state = 'parked'
    union all select 'dead', ${since('created_at')} from outbox where state = 'dead' and created_at > now() - interval '7 days'
    union all select 'failing', ${since('since')} from failing_input
    union all select 'files', ${since('created_at')} from evidence_file where state in ('announced', 'fetching')
    union all select 'prints', ${since('asked_at')} from print_request where state in ('waiting', 'printing')`.execute(
    db,
  );
  const size = await sql<{
    bytes: number;
  }>`select pg_database_size(current_database())::float as bytes`.execute(db);
  const of = (what: Row['what']): Backlog => {
    const found = rows.find((row) => row.what === what);
    return { count: found?.count ?? 0, oldest: found?.oldest ?? null };
  };
  return {
    ...{
      inbox: of('inbox'),
      outbox: of('outbox'),
      uncertain: of('uncertain'),
      parked: of('parked'),
    },
    ...{ dead: of('dead'), failing: of('failing'), files: of('files'), prints: of('prints') },
    databaseBytes: size.rows[0]?.bytes ?? 0,
  };
}
