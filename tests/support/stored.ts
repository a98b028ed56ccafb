// A database as the product at 32320f0 left it, from tests/fixtures/stored: its tables are made by the migrations
// of that time, filled, and then brought to today's. Its clock stands still at the moment of the fixture.
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { migrate } from '../../src/db/migrate.ts';
import type { Database } from '../../src/db/schema.ts';
import { editions } from '../../src/domain/edition/editions/index.ts';
import { takeClock } from './clock.ts';
import { createEmptyDatabase, type TestDatabase } from './database.ts';

const migrations = path.join(import.meta.dirname, '../../migrations');

const rounds = ['help', 'answer', 'cancel', 'button'] as const;

const fixtureSchema = z.object({
  at: z.string(),
  migration: z.string(),
  people: z.array(
    z.object({
      as: z.string(),
      who: z.string(),
      answer: z.string(),
      buttons: z.number(),
      prompt: z.number(),
    }),
  ),
  unsent: z.array(
    z.object({ text: z.string(), labels: z.array(z.string()), file: z.string().nullable() }),
  ),
  golden: z.record(z.enum(rounds), z.record(z.string(), z.array(z.string()))),
});

const folderOfFixture = path.join(import.meta.dirname, '../fixtures/stored');

/** Who is in it, which messages wait there, and what 32320f0 said next. */
export const fixture = fixtureSchema.parse(
  JSON.parse(readFileSync(path.join(folderOfFixture, 'stored.json'), 'utf8')),
);

/** The rows, by table; empty columns are left out. */
const tables = z
  .record(z.string(), z.array(z.record(z.string(), z.unknown())))
  .parse(
    JSON.parse(gunzipSync(readFileSync(path.join(folderOfFixture, 'tables.json.gz'))).toString()),
  );

/** Somebody in the fixture; `as` begins with the name of the mode their conversation is in. */
export type StoredPerson = (typeof fixture.people)[number];

/** What is said to everybody: a question for help, an answer to what is open, a cancel, or the first button. */
export type Round = (typeof rounds)[number];

/** Gives a database with everything of the fixture, migrated. Open it anew: what is open already keeps the true time. */
export async function storedDatabase(): Promise<TestDatabase> {
  const database = await createEmptyDatabase();
  const { db } = database;
  await migrateThen(db);
  await fill(db);
  await migrate(db);
  await takeClock(db);
  await sql`create or replace function clock.now() returns timestamptz language sql stable as
    ${sql.lit(`select timestamptz '${fixture.at}'`)}`.execute(db);
  return database;
}

/** Makes the tables as they were then. */
async function migrateThen(db: Kysely<Database>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'migrations-'));
  try {
    for (const name of await readdir(migrations))
      if (path.parse(name).name <= fixture.migration)
        await symlink(path.join(migrations, name), path.join(folder, name));
    await migrate(db, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(db: Kysely<Database>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // References are checked when all rows are there, and triggers stay away: what they do was done.
    const { rows: references } = await sql<{ table: string; name: string; rule: string }>`
      select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as rule
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`.execute(
      trx,
    );
    for (const { table, name } of references)
      await sql`alter table ${sql.ref(table)} drop constraint ${sql.ref(name)}`.execute(trx);
    for (const edition of Object.values(editions))
      await sql`insert into edition (id, version, definition)
        values (${edition.id}, ${edition.version}, ${JSON.stringify(edition)}::jsonb)`.execute(trx);
    for (const [name, rows] of Object.entries(tables)) {
      await sql`alter table ${sql.ref(name)} disable trigger user`.execute(trx);
      await sql`insert into ${sql.ref(name)} overriding system value
        select * from jsonb_populate_recordset(null::${sql.ref(name)}, ${JSON.stringify(rows)}::jsonb)`.execute(
        trx,
      );
      await sql`alter table ${sql.ref(name)} enable trigger user`.execute(trx);
    }
    for (const { table, name, rule } of references)
      await sql`alter table ${sql.ref(table)} add constraint ${sql.ref(name)} ${sql.raw(rule)}`.execute(
        trx,
      );
    await countOn(trx);
  });
}

/** Lets numbers that are given to new rows begin after those that are there. */
async function countOn(trx: Kysely<Database>): Promise<void> {
  const { rows: counters } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and is_identity = 'YES'`.execute(trx);
  for (const { table, column } of counters)
    await sql`select setval(pg_get_serial_sequence(${table}, ${column}),
      (select coalesce(max(${sql.ref(column)}), 0) + 1 from ${sql.ref(table)}), false)`.execute(
      trx,
    );
}
