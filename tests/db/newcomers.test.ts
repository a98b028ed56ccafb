// Newcomers are told of in one message a unit and hour, whoever they are and however many; and nobody without a role that
// somebody gave speaks to others through us without end.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tellOfNewcomer } from '../../src/db/carry/newcomers.ts';
import { withinNotices } from '../../src/db/step/spending.ts';
import { defaultBudgets, readUsed } from '../../src/domain/budgets.ts';
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
    select due_at <= now() as due, json_array_length(message #> '{parts,0,args,others}') as others
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

describe('what one person makes others hear', () => {
  const heard = async (): Promise<number> => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from outbox where person_id = ${admin.personId} and message::text like '%notice_candidate%'`.execute(
      database.db,
    );
    return rows[0]?.count ?? 0;
  };
  const noted = async (): Promise<number> => {
    const { rows } = await sql<{
      count: number;
    }>`select count(*)::int as count from candidate`.execute(database.db);
    return rows[0]?.count ?? 0;
  };
  const twoOf = (what: string) => `temuan:\nKegiatan ${what} di kantor\nKegiatan ${what} di luar`;
  const most = { ...defaultBudgets.newcomer, notices: 3 };

  it('ends for the day, is noted all the same, and begins again the next day', async () => {
    Object.assign(talk.handling, { budgets: { ...defaultBudgets, newcomer: most } });
    const rina = await talk.meet('Rina', [{ role: 'innovator', unit: unitId }]);
    const said: string[] = [];
    for (const what of ['satu', 'dua', 'tiga', 'empat', 'lima'])
      said.push(await talk.says(rina, twoOf(what)));
    expect([await heard(), await noted()]).toEqual([3, 10]);
    expect(said.map((text) => text.includes('tercatat tanpa kabar'))).toEqual([
      ...[false, false, false],
      ...[true, true],
    ]);
    await sql`update conversation set used = jsonb_set(used::jsonb, '{day}', '"2020-1-1"') where person_id = ${rina.personId}`.execute(
      database.db,
    );
    await talk.says(rina, twoOf('enam'));
    expect(await heard()).toBe(4);
  });

  it('has no end for whoever holds a role that somebody gave', async () => {
    const before = await heard();
    const other = await talk.meet('Hamid', [
      { role: 'innovator', unit: unitId },
      { role: 'unit_head', unit: unitId },
    ]);
    for (const what of ['satu', 'dua', 'tiga', 'empat', 'lima'])
      await talk.says(other, twoOf(`${what} lagi`));
    expect((await heard()) - before).toBe(5);
  });

  it.each([
    'notice_linked',
    'notice_role_moved',
    'notice_invitation_used',
    'notice_invitation_rests',
    'notice_invitation_tried',
    'notice_deletion_withdrawn',
  ])('never ends for what guards accounts and roles: %s', (key) => {
    const person = { id: 1, consented: true, grants: [] };
    const effect = {
      ...{ kind: 'notify', key: 'k', audience: { to: 'person', personId: 2 } },
      message: { parts: [{ key, args: {} }], choices: [], prompt: null },
    };
    const step = { effects: [effect, effect, effect, effect, effect], reply: null };
    const within = withinNotices(
      step as never,
      { person, since: new Date() } as never,
      readUsed({ day: 'x', notices: 99 }),
      new Date(),
      { ...defaultBudgets, newcomer: most },
    );
    expect(within.step.effects).toHaveLength(5);
  });
});
