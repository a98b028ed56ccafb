// Moves the clock of a test's database, and with it that of every process that connects afterwards.
// Statements find a `now()` of our own before PostgreSQL's, and the defaults of the tables are bound to it.
//
//   const clock = await takeClock(database.db);      // before the product connects
//   await clock.set(momentOf('2026-11-24', 9));      // it goes on from there, for connections that are open, too
//   await clock.leap(30 * hour);                     // a jump, forward or back
import { type Kysely, sql } from 'kysely';

/** The clock of one database. */
export interface Clock {
  /** What `now()` says, milliseconds UTC. */
  readonly now: () => Promise<number>;
  /** Lets it be this moment, milliseconds UTC. */
  readonly set: (moment: number) => Promise<void>;
  /** Moves it by so many milliseconds. */
  readonly leap: (ms: number) => Promise<void>;
  /** How far it is from the true time, milliseconds. */
  readonly offset: () => number;
}

/** Takes the clock of a database over. Connections that were open before keep the true time. */
export async function takeClock<T>(db: Kysely<T>): Promise<Clock> {
  let offset = 0;
  const put = async (ms: number): Promise<void> => {
    offset = Math.round(ms);
    await sql`
      create or replace function clock.now() returns timestamptz language sql stable as
      ${sql.lit(`select pg_catalog.now() + interval '${offset} milliseconds'`)}`.execute(db);
  };
  await sql`create schema clock`.execute(db);
  await put(0);
  // What the tables fill in by themselves follows, too: a default was bound to PostgreSQL's own when it was made.
  await sql`
    do $$ declare c record; begin
      for c in select table_name, column_name from information_schema.columns
        where table_schema = 'public' and column_default = 'now()' loop
        execute format('alter table %I alter column %I set default clock.now()', c.table_name, c.column_name);
      end loop;
    end $$`.execute(db);
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db);
  await sql`alter database ${sql.ref(rows[0]?.name ?? '')} set search_path = clock, pg_catalog, public`.execute(
    db,
  );
  const now = async (): Promise<number> => {
    const answer = await sql<{ now: Date }>`select clock.now() as now`.execute(db);
    return answer.rows[0]?.now.getTime() ?? Number.NaN;
  };
  return {
    now,
    set: async (moment) => put(offset + moment - (await now())),
    leap: (ms) => put(offset + ms),
    offset: () => offset,
  };
}
