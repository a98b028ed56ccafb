// Reminders in the database: one a person and day whoever plans, taken back as soon as they are no longer true.
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimOutbox } from '../../../src/db/transactions/claim-outbox.ts';
import { planReminders } from '../../../src/db/transactions/plan-reminders.ts';
import { recordSends } from '../../../src/db/transactions/record-send.ts';
import { findEdition } from '../../../src/domain/edition/editions/index.ts';
import { balangan2026 } from '../../../src/domain/edition/editions/balangan-2026.ts';
import { loudFrom, momentOf, addDays, dayAt } from '../../../src/domain/calendar.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { addInnovation } from '../../support/records.ts';
import { openTalk, type Somebody, type Talk } from '../../support/talk.ts';

let database: TestDatabase;
let talk: Talk;
let rina: Somebody;
let id: number;
/** A loud moment of a Thursday, far enough from now that everything made now has stood still for days. */
let now: number;
beforeEach(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
  rina = await talk.meet('Rina', [{ role: 'innovator', unit: 'puskesmas-awayan' }]);
  id = await addInnovation(database.db, {
    code: 'INV-AWAN1',
    unitId: 'puskesmas-awayan',
    ownerId: rina.personId,
  });
  now = momentOf(addDays(dayAt(Date.now()), 4), 9);
  if (new Date(now + 8 * 3_600_000).getUTCDay() === 0) now += 86_400_000;
});
afterEach(() => database.drop());

const editionOf = (edition: string) => {
  const found = findEdition(edition);
  if (found === null) throw new Error(edition);
  return found;
};
const plan = (at = now) =>
  planReminders(database.db, { edition: balangan2026, editionOf, now: at });
const states = async () => {
  const rows = await database.db
    .selectFrom('outbox')
    .select('state')
    .where('kind', '=', 'notice')
    .orderBy('id')
    .execute();
  return rows.map(({ state }) => state);
};
const claim = () =>
  claimOutbox(database.db, { epoch: 1, channels: ['telegram'], kind: 'notice', limit: 10 });
/** Lets what is queued for the virtual moment be due, and valid, by the database's own clock. */
const comeTrue = () =>
  sql`update outbox set due_at = now(), valid_until = now() + interval '1 hour' where state = 'queued'`.execute(
    database.db,
  );

test('a draft that stood still is mentioned once, with its next item', async () => {
  expect(await plan()).toEqual({ queued: 1, left: 0 });
  const [said = ''] = await talk.waiting(rina);
  expect(said).toContain('INV-AWAN1');
  expect(said).toContain('terisi 1 dari');
  expect(said).toContain('Berikutnya butir 2');
  expect(await plan()).toEqual({ queued: 0, left: 0 });
  expect(await plan(now + 3 * 3_600_000)).toEqual({ queued: 0, left: 0 });
});

test('two processes that plan at the same moment queue one', async () => {
  const both = await Promise.all([plan(), plan(), plan(), plan()]);
  expect(both.reduce((sum, { queued }) => sum + queued, 0)).toBe(1);
  expect(await states()).toEqual(['queued']);
});

test('the table itself refuses a second one for a person and day', async () => {
  await plan();
  const { rows } = await sql<{ outbox_id: number }>`select outbox_id from reminder`.execute(
    database.db,
  );
  await expect(
    sql`insert into reminder (person_id, day, kind, key, outbox_id) select person_id, day, 'idle', 'other', ${rows[0]?.outbox_id ?? 0} from reminder`.execute(
      database.db,
    ),
  ).rejects.toThrow(/reminder_/u);
});

test('what is no longer true when it would be sent is not sent, and counts as never said', async () => {
  await plan();
  await comeTrue();
  await sql`update innovation set state = 'submitted', submitted_at = now(), version = version + 1 where id = ${id}`.execute(
    database.db,
  );
  expect(await claim()).toEqual([]);
  expect(await states()).toEqual(['cancelled']);
  expect(await database.db.selectFrom('reminder').selectAll().execute()).toEqual([]);
  expect(await plan(now + 60_000)).toEqual({ queued: 0, left: 0 });
});

test('"berhenti" takes back what waits, at once; "mulai lagi" lets it come again', async () => {
  await plan();
  expect(await talk.says(rina, 'berhenti')).toContain('tidak akan dikirim lagi');
  expect(await states()).toEqual(['cancelled']);
  expect((await plan()).queued).toBe(0);
  await talk.says(rina, 'mulai lagi');
  expect((await plan()).queued).toBe(1);
});

test('"ingatkan besok" keeps still today and speaks on the day that was named', async () => {
  await plan();
  expect(await talk.says(rina, 'ingatkan besok')).toContain('ingatkan lagi pada');
  expect(await states()).toEqual(['cancelled']);
  const { rows } = await sql<{ asked_day: string }>`select asked_day from reminder_setting`.execute(
    database.db,
  );
  const asked = momentOf(rows[0]?.asked_day ?? '', 8);
  expect((await plan(asked - 86_400_000)).queued).toBe(0);
  expect((await plan(asked)).queued).toBe(1);
  const { rows: after } = await sql<{
    asked_day: string | null;
  }>`select asked_day from reminder_setting`.execute(database.db);
  expect(after[0]?.asked_day).toBeNull();
});

test('a role that is lost takes the reminder along', async () => {
  await plan();
  await sql`update role_grant set revoked_at = now() where person_id = ${rina.personId}`.execute(
    database.db,
  );
  expect(await states()).toEqual(['cancelled']);
});

test('nothing goes out in the quiet hours; what did not get out in time comes the next day', async () => {
  const evening = momentOf(dayAt(now), 19, 59);
  await plan(evening);
  // Half a minute later the process dies; it is night when it is back.
  await sql`update outbox set due_at = now(), valid_until = now() - interval '1 second'`.execute(
    database.db,
  );
  expect(await claim()).toEqual([]);
  expect((await plan(momentOf(dayAt(now), 22))).queued).toBe(0);
  expect(await states()).toEqual(['cancelled']);
  const morning = loudFrom(momentOf(addDays(dayAt(now), 1), 7));
  expect((await plan(morning)).queued).toBe(1);
});

test('what the network refused to take until the night counts as never said', async () => {
  await plan();
  await comeTrue();
  const [row] = await claim();
  if (row === undefined) throw new Error('nothing was claimed');
  const { id: outboxId, addressId, claims = 0 } = row;
  await recordSends(database.db, [
    {
      id: outboxId,
      addressId,
      claims,
      providerIds: [],
      state: 'queued',
      error: '429',
      tried: true,
    },
  ]);
  await sql`update outbox set valid_until = now() - interval '1 second'`.execute(database.db);
  expect((await plan(loudFrom(momentOf(addDays(dayAt(now), 1), 9)))).queued).toBe(1);
  expect(await states()).toEqual(['cancelled', 'queued']);
});

test('a clock that jumps forty days ahead and back says nothing twice and skips nobody', async () => {
  const send = () =>
    sql`update outbox set state = 'sent', sent_at = now() where state = 'queued'`.execute(
      database.db,
    );
  expect((await plan()).queued).toBe(1);
  await send();
  const jump = loudFrom(momentOf(addDays(dayAt(now), 40), 9));
  expect((await plan(jump)).queued).toBe(1);
  await send();
  expect((await plan(jump)).queued).toBe(0);
  expect((await plan(now)).queued).toBe(0);
  expect((await plan(loudFrom(now - 40 * 86_400_000))).queued).toBe(0);
  const keys = await database.db.selectFrom('reminder').select('key').execute();
  expect(new Set(keys.map(({ key }) => key)).size).toBe(2);
  // The next distance is still reached in its time.
  expect((await plan(loudFrom(momentOf(addDays(dayAt(now), 5), 9)))).queued).toBe(1);
});

test('somebody on WhatsApp who has been silent for long is left alone', async () => {
  const wati = await talk.meet('Wati', [{ role: 'innovator', unit: 'puskesmas-juai' }], 'whatsapp');
  expect((await plan()).queued).toBe(2);
  await sql`delete from reminder_about`.execute(database.db);
  await sql`delete from reminder`.execute(database.db);
  await sql`update outbox set notice_key = null`.execute(database.db);
  await sql`update conversation set last_inbound_at = ${new Date(now - 31 * 86_400_000)} where person_id = ${wati.personId}`.execute(
    database.db,
  );
  expect((await plan(now)).queued).toBe(1);
});

test('whoever has an innovation that was decided for good is not told to begin', async () => {
  await sql`update innovation set state = 'withdrawn' where id = ${id}`.execute(database.db);
  expect((await plan()).queued).toBe(1);
  const budi = await talk.meet('Budi', [{ role: 'innovator', unit: 'puskesmas-juai' }]);
  await addInnovation(database.db, {
    code: 'INV-JUAI1',
    unitId: 'puskesmas-juai',
    ownerId: budi.personId,
    state: 'rejected',
  });
  expect((await plan()).queued).toBe(0);
});
