// Every row of the access matrix is tried in chat or has a reason why it cannot be; and the rows that nobody may do:
// writing for another, acting as another, changing the record. What is recorded stands under whoever sent it.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import matrix from '../../domain/access-matrix.json' with { type: 'json' };
import { accountTries } from './account.ts';
import { candidateTries } from './candidates.ts';
import { cellOf } from './check.ts';
import { contestTries } from './contest.ts';
import { decisionTries } from './decisions.ts';
import { hubTries } from './hub.ts';
import { innovationTries } from './innovations.ts';
import { letterheadTries } from './letterheads.ts';
import { peopleTries } from './people.ts';
import { Setting, nameOf, otherUnit, roles, unit } from './setting.ts';
import { systemTries } from './system.ts';

const tries = [
  ...accountTries,
  ...innovationTries,
  ...decisionTries,
  ...peopleTries,
  ...systemTries,
  ...candidateTries,
  ...letterheadTries,
  ...contestTries,
  ...hubTries,
];

/** Rows without a command, and why. */
const noCommand: Readonly<Record<number, string>> = {
  15: 'nobody may: no command names another as the writer; below, and what is stored stands under its sender',
  28: 'nobody may: decisions.test.ts tries every decision on one’s own',
  37: 'command line on the server: before it there is nobody in a chat',
  43: 'nobody may: no command changes the record; below',
  45: 'command line on the server: a token shown in a chat would stay in the chat',
  48: 'nobody may: who acts is who wrote; below',
  74: 'templates are put up at the desk: tests/api/desk-templates.test.ts',
  65: 'whoever belongs to no office has no role: tests/db/proposals.test.ts',
};

it('speaks of every row of the matrix, once', () => {
  const tried = [...new Set(tries.map(({ row }) => row))];
  const silent = Object.keys(noCommand).map(Number);
  expect(silent.filter((row) => tried.includes(row))).toEqual([]);
  expect([...tried, ...silent].toSorted((a, b) => a - b)).toEqual(matrix.actions.map(({ n }) => n));
  expect(['anonymous', ...roles]).toEqual(matrix.roles.toSorted(byColumn));
});

const columns: readonly string[] = ['anonymous', ...roles];
const byColumn = (a: string, b: string) => columns.indexOf(a) - columns.indexOf(b);

it('tries every row for every column', () => {
  const all = ['anonymous', ...roles] as const;
  const missing = [...new Set(tries.map(({ row }) => row))].flatMap((row) => {
    const tried = new Set(
      tries.filter((one) => one.row === row).flatMap((one) => one.columns ?? all),
    );
    return all.filter((role) => !tried.has(role)).map((role) => `${row} ${role}`);
  });
  // A broadcast to all may go to any unit, and one to the unit stays there: below.
  expect(missing).toEqual(['31 coordinator', '32 unit_admin', '69 anonymous']);
});

describe('what nobody may', () => {
  let setting: Setting;
  beforeAll(async () => {
    setting = await Setting.open();
  });
  afterAll(() => setting.close());

  const say = async (who: string, line: string) =>
    (await setting.say(who, line)).map(({ text }) => text).join('\n\n');

  it.each(roles.map((role) => [role]))(
    'row 15: %s reads a colleague’s record and cannot write into it',
    async (role) => {
      const who = nameOf(role);
      const code = await setting.innovation('unit', who, 'submitted');
      await setting.settle();
      const before = await setting.state();
      for (const line of [`lihat ${code}`, 'ubah nama inovasi', 'Ditulis orang lain', 'ya'])
        await say(who, line);
      expect(await setting.state()).toBe(before);
    },
  );

  it('rows 15 and 48: whatever is kept stands under the person who wrote it', async () => {
    const code = await setting.innovation('unit', '', 'draft');
    const admin = nameOf('unit_admin');
    await setting.settle();
    for (const line of [`gabung ${code}`, 'ubah nama inovasi', 'Nama dari admin', 'ya'])
      await say(admin, line);
    const writer = await setting.number(sql`
      select a.written_by as n from answer a join innovation i on i.id = a.innovation_id where i.code = ${code} and a.item = 'nama'`);
    expect(writer).toBe(await setting.id(admin));
    const strangers = await setting.number(sql`
      select count(*)::int as n from event e join inbox i on i.id = e.inbox_id join address a on a.id = i.address_id
      where e.person_id <> a.person_id`);
    const kept = await setting.number(
      sql`select count(*)::int as n from event where inbox_id is not null`,
    );
    expect([strangers, kept > 20]).toEqual([0, true]);
  });

  it.each(roles.map((role) => [role]))('row 43: %s cannot change the record', async (role) => {
    const who = nameOf(role);
    const record = () =>
      setting.number(sql`select count(*)::int as n from event where type <> 'denied'`);
    const before = await record();
    for (const line of ['hapus jejak', 'hapus catatan kejadian', 'ubah jejak']) {
      await setting.settle();
      await say(who, line);
    }
    expect(await record()).toBe(before);
    await expect(sql`delete from event`.execute(setting.db)).rejects.toThrow();
    await expect(sql`update event set reason = 'lain'`.execute(setting.db)).rejects.toThrow();
  });

  it('row 32: an admin’s broadcast asks for no unit and stays in the own one', async () => {
    const admin = nameOf('unit_admin');
    await setting.settle();
    const lines = 'siaran|semua|semua|semua|Mohon hadir.|lewati|tidak|sekarang|tidak'.split('|');
    let told = '';
    for (const line of lines) told = await say(admin, line);
    const confirm = /ketik\D*(\d+\D+\d{4})\b/iu.exec(told.split('\n\n').at(-1) ?? '')?.[1] ?? '';
    expect(told).not.toContain('Budi');
    await say(admin, confirm);
    const { rows } = await sql<{ unit_id: string | null; reached: number }>`
      select b.unit_id, b.confirmed_count as reached from broadcast b where b.created_by = ${await setting.id(admin)}`.execute(
      setting.db,
    );
    const colleagues = await setting.number(sql`
      select count(distinct g.person_id)::int as n from role_grant g where g.unit_id = ${unit} and g.revoked_at is null
        and g.person_id <> ${await setting.id(admin)}`);
    expect(rows.map((row) => row.unit_id)).toEqual([unit]);
    expect(rows[0]?.reached).toBeLessThanOrEqual(colleagues + 1);
  });

  const once = [
    ['withdrawn before it was handed in', sql`state = 'withdrawn', submitted_at = null`],
    ['withdrawn, and taken up again', sql`state = 'draft', submitted_at = now()`],
  ] as const;
  describe.each(once)('row 7: what was %s is read as a draft', (_name, how) => {
    it.each(roles.map((role) => [role]))('%s', async (role) => {
      const who = nameOf(role);
      const code = await setting.innovation('unit', who, 'draft');
      await sql`update innovation set ${how} where code = ${code}`.execute(setting.db);
      await setting.settle();
      const denied = await setting.denials(who);
      const told = await setting.say(who, `lihat ${code}`);
      const keys = told.flatMap(({ message }) => message.parts.map(({ key }) => key));
      const reads = cellOf(7, role, 'unit') !== null;
      expect([
        keys.some((key) => key === 'card' || key === 'sheet'),
        await setting.denials(who),
      ]).toEqual([reads, denied + (reads ? 0 : 1)]);
      expect((await say(who, 'daftar')).includes(code)).toBe(reads);
    });
  });

  it('row 7: a draft of another unit shows neither by its name nor by its files', async () => {
    const { db } = setting;
    const here = await setting.innovation('unit', '', 'submitted');
    const draft = await setting.innovation('other', '', 'draft');
    await sql`update innovation set name = 'Perahu Baca Sungai Pitap' where code in (${here}, ${draft})`.execute(
      db,
    );
    await sql`update evidence_file set sha256 = repeat('ab', 32) where innovation_id in (
      select id from innovation where code in (${here}, ${draft}))`.execute(db);
    await setting.settle();
    expect(await say(nameOf('unit_admin'), `lihat ${here}`)).not.toContain(draft);
    // Once it is handed in, whoever checks is to know.
    await setting.place(draft, 'submitted');
    await setting.settle();
    expect(await say(nameOf('unit_admin'), `lihat ${here}`)).toContain(draft);
  });

  it('row 41: a unit’s record tells of its own and of nothing else', async () => {
    const here = await setting.innovation('unit', '', 'submitted');
    const elsewhere = await setting.innovation('other', '', 'submitted');
    await setting.settle();
    await say('Sari', `kembalikan ${here}`);
    await say('Rina', `tarik ${here}`);
    await say('Rina', 'ya');
    await say('Budi', `tarik ${elsewhere}`);
    await say('Budi', 'ya');
    const told = await say(nameOf('unit_head'), 'jejak unit');
    expect(told).toContain(here);
    expect(told).not.toContain(elsewhere);
    expect(told).not.toContain('Budi');
    const all = await say(nameOf('operator'), 'jejak semua');
    expect([all.includes(here), all.includes(elsewhere)]).toEqual([true, true]);
    expect(otherUnit).not.toBe(unit);
  });
});
