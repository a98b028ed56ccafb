// Newcomers are told of in one message a unit and hour, whoever they are and however many.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tellOfNewcomer } from '../../src/db/carry/newcomers.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openTalk, type Somebody, type Talk } from '../support/talk.ts';

let database: TestDatabase;
let talk: Talk;
let admin: Somebody;
const unitId = 'dinkes';

beforeAll(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
  admin = await talk.meet('Hj. Noor', [{ role: 'unit_admin', unit: unitId }]);
});
afterAll(() => database.drop());

const join = (nth: number): Promise<void> =>
  tellOfNewcomer(database.db, {
    kind: 'tell_joined',
    personId: 1000 + nth,
    unitId,
    name: `Orang ${'abcdefghijklmnopqrst'.charAt(nth)}`,
    unit: 'Dinas Kesehatan',
  });

const told = async (): Promise<{ due: boolean; others: number }[]> => {
  const { rows } = await sql<{ due: boolean; others: number }>`
    select due_at <= now() as due, jsonb_array_length(message #> '{parts,0,args,others}') as others
    from outbox where person_id = ${admin.personId} order by id`.execute(database.db);
  return rows;
};

it('tells of the first at once and of the others together at the next full hour', async () => {
  for (let nth = 0; nth < 20; nth += 1) await join(nth);
  expect(await told()).toEqual([
    { due: true, others: 0 },
    { due: false, others: 18 },
  ]);
  const [, second = ''] = await talk.waiting(admin);
  expect(second).toContain('19 orang bergabung sebagai inovator Dinas Kesehatan');
  expect(second).toContain('dan 10 orang lagi');
  expect(second.split('\n').length).toBeLessThanOrEqual(12);
});

it('takes two at the same moment into one message', async () => {
  await sql`delete from outbox`.execute(database.db);
  await join(0);
  await Promise.all(Array.from({ length: 8 }, (_, nth) => join(nth + 1)));
  expect((await told()).map(({ others }) => others)).toEqual([0, 7]);
});
