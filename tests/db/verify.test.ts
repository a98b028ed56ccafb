// The event record as evidence: whatever a superuser does to it is found, and the first bad row is named.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sql } from 'kysely';
import { verifyRecord } from '../../src/db/verify/verify.ts';
import { findEdition } from '../../src/domain/edition/editions/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Season } from '../support/season.ts';

let database: TestDatabase;
let season: Season;
let code: string;

beforeEach(async () => {
  database = await createTestDatabase();
  season = await Season.open(database);
  await season.join('Rina', 'innovator', 'puskesmas-awayan');
  await season.join('Salmah', 'unit_admin', 'puskesmas-awayan');
  code = await season.fill('Rina', 'Siap Timbang');
  await season.submit('Rina');
});
afterEach(() => database.drop());

const verify = () =>
  verifyRecord(database.db, (id, version) => {
    const found = findEdition(id, version);
    if (found === null) throw new Error(`no edition ${id}`);
    return found;
  });

/** What only a superuser can do: the triggers are off while it lasts. */
async function forge(statement: ReturnType<typeof sql>): Promise<void> {
  await sql`alter table event disable trigger user`.execute(database.db);
  await statement.execute(database.db);
  await sql`alter table event enable trigger user`.execute(database.db);
}

it('finds nothing wrong in what the product wrote, and leaves no schema behind', async () => {
  expect(await verify()).toMatchObject({ badEvent: null, differences: [] });
  const { rows } = await sql`select 1 from pg_namespace where nspname = 'folded_record'`.execute(
    database.db,
  );
  expect(rows).toEqual([]);
});

it('lets the application neither change nor remove an event', async () => {
  for (const statement of [
    sql`update event set reason = 'x'`,
    sql`delete from event`,
    sql`truncate event cascade`,
  ])
    await expect(statement.execute(database.db)).rejects.toThrow('append-only');
});

it('names the event whose content was changed', async () => {
  const { rows } = await sql<{ id: number }>`
    select id from event where type = 'answer_saved' order by id offset 5 limit 1`.execute(
    database.db,
  );
  const id = rows[0]?.id ?? 0;
  await forge(sql`update event set after = '{"type": "text", "text": "lain"}' where id = ${id}`);
  expect((await verify()).badEvent).toMatchObject({ id, why: 'its content was changed' });
});

it('names the event after one that was removed, or the chain whose end was cut off', async () => {
  const { rows } = await sql<{ id: number; subject: string }>`
    select id, subject from event where type = 'answer_saved' order by id limit 3`.execute(
    database.db,
  );
  await forge(sql`delete from event where id = ${rows[1]?.id}`);
  expect((await verify()).badEvent?.id).toBe(rows[2]?.id);
});

it('finds that the end of a chain was cut off', async () => {
  await forge(sql`delete from event where type = 'submit'`);
  expect((await verify()).badEvent?.subject).toBe(`innovation:${code}`);
});

it('finds events in another order', async () => {
  const { rows } = await sql<{ id: number }>`
    select id from event where type = 'answer_saved' order by id limit 2`.execute(database.db);
  const [first, second] = rows.map((row) => row.id);
  await forge(
    sql`update event set seq = case id when ${first} then 9001 else 9000 end where id in (${first}, ${second})`,
  );
  expect((await verify()).badEvent?.id).toBe(first);
});

it('names rows of the tables that the record does not lead to', async () => {
  const changes = [
    [sql`update innovation set state = 'accepted'`, 'innovation'],
    [sql`update answer set value = '{"type": "none"}' where item = 'nama_inisiator'`, 'answer'],
    [
      sql`update evidence_file set sha256 = repeat('a', 64) where item = 'regulasi'`,
      'evidence_file',
    ],
    [
      sql`insert into role_grant (person_id, role) select id, 'coordinator' from person limit 1`,
      'role_grant',
    ],
    [
      sql`insert into verified_level (innovation_id, item, level, reason) select id, 'sdm', 3, 'x' from innovation`,
      'verified_level',
    ],
  ] as const;
  for (const [change, table] of changes) {
    await change.execute(database.db);
    const { differences } = await verify();
    expect(differences.map((difference) => difference.table)).toContain(table);
  }
});
