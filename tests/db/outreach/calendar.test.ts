// The calendar in the database: opened and moved by chat with a code, once, and what the deadline does to a submission.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyCalendarChange } from '../../../src/db/transactions/change-calendar.ts';
import { readCalendar } from '../../../src/db/views/calendar.ts';
import { balangan2026 } from '../../../src/domain/edition/editions/balangan-2026.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { openTalk, type Somebody, type Talk } from '../../support/talk.ts';

let database: TestDatabase;
let talk: Talk;
let coordinator: Somebody;
beforeAll(async () => {
  database = await createTestDatabase();
  talk = await openTalk(database);
  coordinator = await talk.meet('Koordinator', [{ role: 'coordinator' }]);
});
afterAll(() => database.drop());

const codeIn = (text: string): string => /kode ini: (\d{4})/u.exec(text)?.[1] ?? '';
const calendar = () => readCalendar(database.db, balangan2026);

test('a coordinator opens it with the code that was shown, once', async () => {
  const asked = await talk.says(coordinator, 'jadwal buka 2026-12-01');
  expect(await calendar()).toBeNull();
  expect(await talk.says(coordinator, codeIn(asked) === '1111' ? '2222' : '1111')).toContain(
    'tidak cocok',
  );
  expect(await talk.says(coordinator, codeIn(asked))).toContain('Tersimpan');
  expect(await calendar()).toMatchObject({ version: 1, rule: 'warn' });
  const days = (await calendar())?.steps.map((step) => `${step.no} ${step.starts} ${step.ends}`);
  expect(days?.slice(0, 3)).toEqual([
    '1 2026-12-01 2026-12-07',
    '2 2026-12-08 2026-12-14',
    '3 2026-12-15 2027-01-03',
  ]);
  expect(await talk.says(coordinator, codeIn(asked))).not.toContain('Tersimpan');
  expect(await talk.says(coordinator, 'jadwal buka 2027-01-01')).toContain('sudah dibuka');
});

test('a step moves, and the record says from what to what', async () => {
  const asked = await talk.says(coordinator, 'jadwal 3 2026-12-01 2026-12-20');
  expect(await talk.says(coordinator, codeIn(asked))).toContain('Tersimpan');
  expect((await calendar())?.steps[2]).toMatchObject({ starts: '2026-12-01', ends: '2026-12-20' });
  const event = await database.db
    .selectFrom('event')
    .select(['person_id', 'before', 'after'])
    .where('subject', '=', 'edition:balangan-2026')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  expect(event).toMatchObject({
    person_id: coordinator.personId,
    before: { version: 1 },
    after: { version: 2 },
  });
});

test('of two changes made on the same version one is refused', async () => {
  const seen = (await calendar())?.version ?? 0;
  const change = (ends: string) =>
    database.db.transaction().execute((trx) =>
      applyCalendarChange(trx, balangan2026, {
        change: { what: 'move', no: 4, starts: '2026-12-21', ends },
        seen,
        personId: coordinator.personId,
        channel: 'telegram',
        inboxId: null,
        requestId: null,
      }),
    );
  const both = await Promise.all([change('2026-12-24'), change('2026-12-28')]);
  expect(both.map((one) => (one.ok ? 'ok' : one.problem.type)).sort()).toEqual(['moved', 'ok']);
  expect((await calendar())?.version).toBe(seen + 1);
});

test('nobody else changes it', async () => {
  const admin = await talk.meet('Admin', [{ role: 'unit_admin', unit: 'puskesmas-awayan' }]);
  expect(await talk.says(admin, 'jadwal tutup')).toContain('belum punya hak');
  expect(await talk.says(admin, 'jadwal')).toContain('1 sampai 20 Desember 2026');
});
