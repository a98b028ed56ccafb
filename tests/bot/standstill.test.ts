// What has not worked for five minutes is told, whatever its reason; what changes or gets on is not.
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createStandstill } from '../../src/bot/standstill.ts';
import { oldestWaiting, type OldestWaiting } from '../../src/db/views/oldest-waiting.ts';
import { createTestDatabase } from '../support/database.ts';

const nothing: OldestWaiting = { inbox: null, outbox: null, evidence_file: null };

/** A watch over things that a test moves; `minutes` looks once a minute and gives what was told. */
function watched() {
  let now = 0;
  const state = { waiting: nothing, down: false, channel: true, loopMs: 0 };
  const told: string[] = [];
  const standstill = createStandstill({
    waiting: () =>
      state.down ? Promise.reject(new Error('away')) : Promise.resolve(state.waiting),
    loops: { states: () => [{ name: 'sender', oldestMs: state.loopMs, deadlineMs: 5000 }] },
    channels: new Map([['whatsapp', { health: () => ({ ok: state.channel, detail: '503' }) }]]),
    tell: (reason) => void told.push(reason),
    now: () => now,
  });
  const minutes = async (count: number): Promise<readonly string[]> => {
    told.length = 0;
    for (let minute = 0; minute < count; minute += 1) {
      await standstill.look();
      now += 60_000;
    }
    return [...new Set(told)];
  };
  return { state, minutes };
}

it.each([
  ['the database', { down: true }, 'still: database'],
  ['a channel, for whatever it says', { channel: false }, 'still: channel whatsapp'],
  ['a loop', { loopMs: 301_000 }, 'still: loop sender'],
  ['a message', { waiting: { ...nothing, inbox: 7 } }, 'still: inbox 7'],
  ['a send', { waiting: { ...nothing, outbox: 8 } }, 'still: outbox 8'],
  ['a file', { waiting: { ...nothing, evidence_file: 9 } }, 'still: evidence_file 9'],
])('%s that does not work for five minutes', async (_what, trouble, reason) => {
  const { state, minutes } = watched();
  expect(await minutes(3)).toEqual([]);
  Object.assign(state, trouble);
  // A loop tells its age itself; of all else the first look is the beginning.
  expect(await minutes(5)).toEqual(state.loopMs > 0 ? [reason] : []);
  expect(await minutes(2)).toEqual([reason]);
  Object.assign(state, { waiting: nothing, down: false, channel: true, loopMs: 0 });
  expect(await minutes(9)).toEqual([]);
});

it('a queue that gets on is no trouble, however long it is', async () => {
  const { state, minutes } = watched();
  for (let row = 1; row < 12; row += 1) {
    state.waiting = { ...nothing, inbox: row, outbox: row };
    expect(await minutes(1)).toEqual([]);
  }
});

it('what is to be sent later does not wait; what was tried and failed does', async () => {
  const { db, drop } = await createTestDatabase();
  const { rows } = await sql<{ id: number }>`
    with p as (insert into person default values returning id),
      a as (insert into address (channel, native_id, person_id) select 'telegram', '1', id from p returning id, person_id)
    insert into outbox (person_id, address_id, channel, kind, message, due_at)
    select person_id, id, 'telegram', 'notice', '{}', now() + interval '1 day' from a returning id`.execute(
    db,
  );
  expect(await oldestWaiting(db)).toEqual(nothing);
  await sql`update outbox set attempts = 1`.execute(db);
  expect(await oldestWaiting(db)).toEqual({ ...nothing, outbox: rows[0]?.id });
  await drop();
});
