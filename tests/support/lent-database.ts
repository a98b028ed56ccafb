// A database that is lent to one test after the other: what a test holds of it ends with the test, and it is lent again only
// when its tables are as the migrations left them and nobody else is connected. It makes and drops no database.
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database, OpenDatabase } from '../../src/db/connect.ts';

/** What one test gets, and how it ends. */
export type Lent = Readonly<{
  database: OpenDatabase;
  /** Ends it: whatever still asks gets an error. Gives whether the connections may be used again. */
  end: () => boolean;
}>;

/** Lends an open database. `close` and `hurry` change it for good, so it is not used again after them. */
export function lend(open: OpenDatabase): Lent {
  let ended = false;
  let spent = false;
  const pool = new Proxy(open.pool, {
    get(target, name) {
      if (ended && (name === 'connect' || name === 'query'))
        throw new Error('this database was given back: the test that used it is over');
      if (name === 'end') spent = true;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const database: OpenDatabase = {
    ...open,
    pool,
    db: new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }),
    hurry(answerMs) {
      spent = true;
      open.hurry(answerMs);
    },
    async close() {
      spent = true;
      await open.close();
    },
  };
  return {
    database,
    end() {
      ended = true;
      const { totalCount, idleCount, waitingCount } = open.pool;
      return !spent && totalCount === idleCount && waitingCount === 0;
    },
  };
}

/** What is to be there again after a test: rows and numbers that migrations left, and the shape of everything. */
export type Beginning = Readonly<{
  shape: string;
  /** The newest transaction that had written to it. */
  newest: string;
  rows: Filled[];
  numbers: Numbers[];
}>;
type Filled = Readonly<{ table: string; rows: string }>;
type Numbers = Readonly<{ name: string; last: string | null; start: string }>;

// Whatever changes a table, trigger, constraint, function, index or setting writes a row of these with the transaction that
// did it; filling a table does not. How old a transaction is, is compared as a number: thousands of rows are looked at after
// each test, and to read their transactions as texts took most of the time of bringing a database back.
const shapes = [
  'pg_class',
  'pg_attribute',
  'pg_trigger',
  'pg_constraint',
  'pg_proc',
  'pg_index',
  'pg_db_role_setting',
];
/** How many rows there are, and how many of them are younger than the transaction `$1`. */
const shape = shapes
  .map(
    (table) =>
      `(select count(*) || '/' || count(*) filter (where age(xmin) < age($1::xid)) from ${table})`,
  )
  .join(`|| ' ' ||`);
const newestIn = `select max(newest)::text as newest from (${shapes
  .map((table) => `select max(xmin::text::bigint) as newest from ${table}`)
  .join(' union all ')}) n`;

const ours = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`;
const filled = `
  select format('%I.%I', n.nspname, c.relname) as table
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and ${ours} and c.relname !~ '^kysely_' and pg_relation_size(c.oid) > 0`;
const numbers = `
  select format('%I.%I', schemaname, sequencename) as name, last_value::text as last, start_value::text as start
  from pg_sequences`;

/** Reads what a database holds before its first test. */
export async function readBeginning(pool: pg.Pool): Promise<Beginning> {
  const tables = await pool.query<{ table: string }>(filled);
  const rows = [];
  for (const { table } of tables.rows) {
    const found = await pool.query<Filled>(
      `select '${table}' as table, coalesce(jsonb_agg(to_jsonb(t)), '[]')::text as rows from ${table} t`,
    );
    rows.push(...found.rows);
  }
  const newest = (await pool.query<{ newest: string }>(newestIn)).rows[0]?.newest ?? '';
  const found = await pool.query<{ shape: string }>(`select ${shape} as shape`, [newest]);
  return {
    shape: found.rows[0]?.shape ?? '',
    newest,
    rows: rows.filter((one) => one.rows !== '[]'),
    numbers: (await pool.query<Numbers>(numbers)).rows,
  };
}

/**
 * Brings a database back to its beginning. Gives false, and leaves it to be dropped, when a test changed the shape of something
 * or somebody who is not of this pool is connected or one of its sessions holds a lock or listens.
 */
export async function bringBack(pool: pg.Pool, beginning: Beginning): Promise<boolean> {
  const { rows } = await pool.query<{ usable: boolean; tables: string[]; numbers: Numbers[] }>(
    `select ${shape} = $2
        and (select count(*) from pg_stat_activity where datname = current_database()) <= $3
        and not exists (select from pg_locks l join pg_database d on d.oid = l.database
          where d.datname = current_database() and l.locktype = 'advisory') as usable,
      array(${filled}) as tables,
      (select coalesce(json_agg(t), '[]') from (${numbers}) t) as numbers`,
    [beginning.newest, beginning.shape, pool.totalCount],
  );
  const now = rows[0];
  if (!now?.usable) return false;
  const before = new Map(beginning.numbers.map((one) => [one.name, one.last]));
  await pool.query(
    [
      'begin',
      // No trigger and no foreign key has a say in this.
      'set local session_replication_role = replica',
      ...now.tables.map((table) => `delete from ${table}`),
      ...beginning.rows.map(
        ({ table, rows: kept }) =>
          `insert into ${table} overriding system value
           select * from jsonb_populate_recordset(null::${table}, ${pg.escapeLiteral(kept)})`,
      ),
      ...now.numbers
        .filter(({ name, last }) => last !== before.get(name))
        .map(({ name, start }) => {
          const last = before.get(name) ?? null;
          return `select setval('${name}', ${last ?? start}, ${last !== null})`;
        }),
      'commit',
    ].join(';\n'),
  );
  return true;
}
