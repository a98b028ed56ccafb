// What benchmarks share: a database of its own, and many stored innovations to be slow in.
// It never measures.
import pg from 'pg';
import { openDatabase } from '../src/db/connect.ts';
import { migrate } from '../src/db/migrate.ts';
import { loadReference } from '../src/db/reference.ts';
import { makeLog } from '../src/log.ts';

/** Makes an empty database on a server. */
export async function newDatabase(
  serverUrl: string,
): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const name = `bench_${Date.now()}_${Math.floor(Math.random() * 1e6)}`;
  await query(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    drop: async () => {
      await query(serverUrl, `drop database ${name} with (force)`);
    },
  };
}

/** Fills a database with `count` innovations of ten answers each, of 300 people. */
export async function seedInnovations(url: string, count: number): Promise<void> {
  const open = openDatabase(url, makeLog('fatal'));
  await migrate(open.db);
  await loadReference(open.db);
  await open.close();
  await query(
    url,
    `insert into person (name, unit_id, consent_version, consented_at) select 'Orang ' || n, (select id from unit order by id limit 1 offset n % 20), 'x', now() from generate_series(1, 300) n;
     insert into innovation (code, unit_id, edition_id, edition_version, owner_id, name, version)
       select 'INV-' || upper(lpad(to_hex(n), 6, '0')), p.unit_id, e.id, e.version, p.id, 'Inovasi lama ' || n, 1
       from generate_series(1, ${count}) n join person p on p.id = (select min(id) from person) + n % 300
       cross join (select id, version from edition where id = 'balangan-2026' order by version desc limit 1) e;
     insert into answer (innovation_id, item, value, revision, written_by)
       select i.id, 'item_' || k, jsonb_build_object('type', 'text', 'text', repeat('kata ', 20)), 1, i.owner_id from innovation i, generate_series(1, 10) k;
     analyze`,
  );
}

/** Runs one statement in a connection of its own. */
export async function query<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Row>(text);
  await client.end();
  return rows;
}

/** What the driver knows of a connection and its types do not. */
interface Copying {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** Puts rows of values with tabs between them into a table by COPY; no value may hold a tab, a line end or a backslash. */
export async function copyRows(url: string, into: string, rows: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await new Promise<void>((resolve, reject) => {
    client.query({
      submit: (connection: unknown) => (connection as Copying).query(`copy ${into} from stdin`),
      handleCopyInResponse: (connection: Copying) => {
        for (let at = 0; at < rows.length; at += 1000)
          connection.sendCopyFromChunk(Buffer.from(`${rows.slice(at, at + 1000).join('\n')}\n`));
        connection.endCopyFrom();
      },
      handleCommandComplete: () => {},
      handleReadyForQuery: () => resolve(),
      handleError: (error: Error) => reject(error),
    } as pg.Submittable);
  });
  await client.end();
}
