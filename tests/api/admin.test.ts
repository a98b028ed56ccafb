// The operator's command line beside the database: as the operator runs it, a process of its own, where it makes a
// difference; what else it does and refuses is asked in this process.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommand } from '../../src/admin/run.ts';
import { openDatabase } from '../../src/db/connect.ts';
import { openEvidenceStore } from '../../src/db/evidence-store.ts';
import { loadReference, readCurrentEdition } from '../../src/db/reference.ts';
import { sha256 } from '../../src/db/secrets.ts';
import { takeWhatsappSession } from '../../src/db/whatsapp-session.ts';
import { makeLog } from '../../src/log.ts';
import { type TestDatabase, createEmptyDatabase, createTestDatabase } from '../support/database.ts';
import { startTestServer } from '../support/http.ts';
import { addEvidence, addInnovation, addPerson } from '../support/records.ts';

const root = path.join(import.meta.dirname, '../..');
let folder: string;
let database: TestDatabase;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-admin-'));
  database = await createTestDatabase();
  await loadReference(database.db);
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  code: number;
  lines: string[];
  told: string;
}

const settings = () => ({
  DATABASE_URL: database.url,
  DATA_DIR: folder,
  SECRET_KEY: 'k'.repeat(40),
});

/** Carries a command out in this process. */
async function admin(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const [lines, told]: [string[], string[]] = [[], []];
  const code = await runCommand(args, {
    environment: { ...settings(), ...env },
    log: makeLog('fatal'),
    say: (line) => void told.push(line),
    print: (line) => void lines.push(...line.split('\n')),
  });
  return { code, lines, told: told.map((line) => `${line}\n`).join('') };
}

/** Runs a command as the operator does. */
async function asProcess(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const run = promisify(execFile);
  try {
    const { stdout, stderr } = await run(process.execPath, ['src/admin.ts', ...args], {
      cwd: root,
      env: { ...process.env, ...settings(), ...env },
    });
    return { code: 0, lines: stdout.trimEnd().split('\n'), told: stderr };
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !('stderr' in error)) throw error;
    return { code: Number(error.code), lines: [], told: String(error.stderr) };
  }
}

it('prints an invitation code alone, keeps its hash, and says the rest to people', async () => {
  const ended = await asProcess(['invite', '--role', 'unit_admin', '--unit', 'Dinas Kesehatan']);
  expect(ended.code).toBe(0);
  expect(ended.lines).toEqual([expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/)]);
  expect(ended.told).toContain('unit_admin');
  const row = await database.db
    .selectFrom('invitation as i')
    .innerJoin('unit as u', 'u.id', 'i.unit_id')
    .select([
      'i.role',
      'u.name',
      sql<number>`extract(epoch from expires_at - created_at)`.as('for'),
    ])
    .where('code_hash', '=', sha256(ended.lines[0] ?? ''))
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ role: 'unit_admin', name: 'Dinas Kesehatan' });
  expect(Math.round(Number(row.for) / 3600)).toBe(72);
});

it('prints a token that opens the API', async () => {
  const ended = await asProcess(['token', '--role', 'verifier', '--days', '2']);
  const token = ended.lines.at(-1) ?? '';
  const server = await startTestServer({ db: database.db, sessionUrl: database.url });
  const headers = { authorization: `Bearer ${token}` };
  const url = '/api/v1/innovations';
  expect((await server.app.inject({ url, headers })).statusCode).toBe(200);
  const id = /^Token (\d+)/.exec(ended.told)?.[1] ?? '';
  expect((await admin(['revoke-token', id])).code).toBe(0);
  expect((await server.app.inject({ url, headers })).statusCode).toBe(401);
  expect((await admin(['revoke-token', id])).code).toBe(1);
  await server.close();
});

it.each([
  [['invite', '--role', 'unit_admin', '--unit', 'puskesmas'], /may mean several units/],
  [['invite', '--role', 'unit_admin', '--unit', 'Dinas Antariksa Xyz'], /No unit is called/],
  [['invite', '--role', 'unit_admin'], /needs --unit/],
  [['invite', '--role', 'verifier', '--unit', 'Dinas Kesehatan'], /has no unit/],
  [['invite', '--role', 'anonymous'], /is not a role/],
  [['invite'], /--role is missing/],
  [['invite', '--role', 'verifier', '--hours', '0'], /whole number/],
  [['invite', '--rol', 'verifier'], /rol/],
  [['token', '--role', 'innovator', '--unit', 'Dinas Kesehatan'], /is not a role here/],
  [['unit'], /Give --name/],
  [['unit', '--name', 'Dinas Perhubungan'], /needs --kind/],
  [['unit', '--name', 'Dinas Perhubungan', '--kind', 'dinas'], /is not a kind/],
  [['unit', '--name', '123', '--kind', 'skpd'], /cannot be a name/],
  [['unit', '--id', '../x', '--name', 'Dinas X', '--kind', 'skpd'], /An id is made of/],
  [['unit', '--id', 'dishub', '--name', 'Dinas Kesehatan', '--kind', 'skpd'], /edit it with --id/],
  [['unit', '--id', 'tiada', '--inactive'], /no unit with this id/],
  [['edition', 'balangan-1999'], /is no edition here/],
  [['whatsapp'], /whatsapp status/],
  [['whatsapp', 'delete'], /whatsapp status/],
  [['menari'], /no command/],
])('%j ends with 2 and a sentence', async (args, sentence) => {
  const before = await counts();
  const ended = await admin(args);
  expect([ended.code, ended.lines]).toEqual([2, []]);
  expect(ended.told).toMatch(sentence);
  expect(ended.told).not.toMatch(/\bat .+:\d+:\d+/);
  expect(await counts()).toEqual(before);
});

it('a process that refuses says so on standard error alone, with its code', async () => {
  const ended = await asProcess(['menari']);
  expect([ended.code, ended.lines]).toEqual([2, []]);
  expect(ended.told).toMatch(/no command/);
});

async function counts(): Promise<unknown> {
  const { rows } = await sql`select (select count(*) from invitation) as invitations,
    (select count(*) from api_token) as tokens, (select jsonb_agg(u order by id) from unit u) as units,
    (select jsonb_agg(s order by key) from setting s) as settings, (select count(*) from event) as events`.execute(
    database.db,
  );
  return rows;
}

it('lists the units and shows help', async () => {
  const units = await asProcess(['units']);
  expect(units.lines.some((line) => /^\S+\tDinas Kesehatan$/.test(line))).toBe(true);
  expect((await admin(['help'])).lines[0]).toContain('admin');
});

it('prints the region, and says of another one with its place what is wrong', async () => {
  // It needs no database, and fills none.
  const shown = await admin(['region', 'show'], { DATABASE_URL: 'postgres://127.0.0.1:1/none' });
  const file = path.join(folder, 'region.json');
  await writeFile(file, shown.lines.join('\n'));
  const right = await admin(['region', 'check', file]);
  expect(right.told).toContain('Kabupaten Balangan, Bapperida, Asia/Makassar, 37 units');
  const region = JSON.parse(shown.lines.join('\n'));
  region.zone = 'Asia/Balangan';
  region.units[1].name = region.units[0].name;
  delete region.units[2].kind;
  await writeFile(file, JSON.stringify(region));
  const wrong = await admin(['region', 'check', file]);
  expect(wrong.code).toBe(1);
  expect(wrong.told).toContain('zone: is no time zone');
  expect(wrong.told).toContain('units, number 3, kind');
  await writeFile(file, '{');
  expect((await admin(['region', 'check', file])).told).toContain('is not JSON');
});

it('loads a region into a data folder of its own, and never over another one', async () => {
  const shown = await admin(['region', 'show'], { DATABASE_URL: 'postgres://127.0.0.1:1/none' });
  const region = JSON.parse(shown.lines.join('\n'));
  const file = path.join(folder, 'kota.json');
  const write = (changes: object) => writeFile(file, JSON.stringify({ ...region, ...changes }));
  const town = {
    id: 'contoh',
    district: 'Kota Contoh',
    agencyShort: 'BRIDA',
    zone: 'Asia/Jakarta',
  };
  await write(town);
  const own = { DATA_DIR: path.join(folder, 'contoh'), DATABASE_URL: '' };
  const loaded = await admin(['region', 'load', file], own);
  expect([loaded.code, loaded.told]).toEqual([
    ...[0, expect.stringContaining('Loaded: Kota Contoh, BRIDA, Asia/Jakarta, 37 units')],
  ]);
  // What is served from that folder now is the region that was loaded; a newer file of it takes its place.
  const served = async () =>
    JSON.parse((await admin(['region', 'show'], own)).lines.join('\n')) as typeof region;
  expect(await served()).toEqual({ ...region, ...town });
  await write({ ...town, agencyShort: 'Bapperida' });
  expect((await admin(['region', 'load', file], own)).code).toBe(0);
  expect((await served()).agencyShort).toBe('Bapperida');
  // Without a database nothing was filled yet: another one may be loaded over it.
  await write({ id: 'lain' });
  expect((await admin(['region', 'load', file], own)).code).toBe(0);
  expect((await served()).id).toBe('lain');
  await writeFile(file, '{}');
  expect((await admin(['region', 'load', file], own)).code).toBe(1);
  expect((await served()).id).toBe('lain');
});

it('loads no region beside the database of another one, and says where REGION_FILE wins', async () => {
  const shown = await admin(['region', 'show']);
  const region = JSON.parse(shown.lines.join('\n'));
  const file = path.join(folder, 'kota-lain.json');
  const write = (changes: object) => writeFile(file, JSON.stringify({ ...region, ...changes }));
  const DATA_DIR = path.join(folder, 'kota-lain');
  await write({ id: 'lain' });
  const other = await admin(['region', 'load', file], { DATA_DIR });
  expect([other.code, other.told]).toEqual([
    ...[
      1,
      expect.stringContaining(`belongs to the region "${region.id}", and ${file} is the file`),
    ],
  ]);
  // A database in which nothing stands belongs to nobody.
  const empty = await createEmptyDatabase();
  const fresh = { DATA_DIR, DATABASE_URL: empty.url };
  expect((await admin(['region', 'load', file], fresh)).code).toBe(0);
  await empty.drop();
  // The right one comes back, although the wrong one was loaded before.
  const form = JSON.parse(await readFile('docs/examples/provincial-competition.json', 'utf8'));
  form.fields[1].from = ['permasalahann'];
  await write({ otherForms: [form] });
  const back = await admin(['region', 'load', file], { DATA_DIR, REGION_FILE: file });
  expect([back.code, back.told]).toEqual([
    0,
    expect.stringContaining('REGION_FILE is set and wins'),
  ]);
  expect(back.told).toContain('field 2: "permasalahann" is no item of a shipped edition');
});

const unitRow = (id: string) =>
  database.db.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirst();
const eventsOf = (subject: string) =>
  database.db
    .selectFrom('event')
    .select(['type', 'role', 'channel', 'before', 'after'])
    .where('subject', '=', subject)
    .orderBy('seq')
    .execute();

it('adds a unit, renames it with its old name kept, closes and opens it, all on record', async () => {
  const add = ['--name', ' Dinas  Perhubungan ', '--kind', 'skpd', '--short', 'Dishub'];
  const added = await admin(['unit', ...add, '--alias', 'LLAJ', '--alias', 'Dinas LLAJ']);
  expect([added.code, added.lines]).toEqual([0, ['dinas-perhubungan']]);
  expect(added.told).toMatch(/^Added: Dinas Perhubungan\./);
  expect(await unitRow('dinas-perhubungan')).toEqual({
    id: 'dinas-perhubungan',
    name: 'Dinas Perhubungan',
    kind: 'skpd',
    short: 'Dishub',
    aliases: ['LLAJ', 'Dinas LLAJ'],
    former: [],
    active: true,
  });
  // The same again by its name alone: nothing to change, nothing recorded.
  expect((await admin(['unit', '--name', 'dinas perhubungan'])).lines).toEqual([
    'dinas-perhubungan',
  ]);
  const renamed = await admin([
    'unit',
    '--id',
    'dinas-perhubungan',
    '--name',
    'Dinas Perhubungan dan Kominfo',
    '--alias',
    'Hubkominfo',
  ]);
  expect(renamed.told).toMatch(/^Edited/);
  await admin(['unit', '--id', 'dinas-perhubungan', '--inactive']);
  expect(await unitRow('dinas-perhubungan')).toMatchObject({
    name: 'Dinas Perhubungan dan Kominfo',
    short: 'Dishub',
    aliases: ['Hubkominfo'],
    former: ['Dinas Perhubungan'],
    active: false,
  });
  await admin(['unit', '--id', 'dinas-perhubungan', '--active']);
  const events = await eventsOf('unit:dinas-perhubungan');
  expect(events.map(({ type }) => type)).toEqual([
    'unit_added',
    'unit_changed',
    'unit_changed',
    'unit_changed',
  ]);
  expect(events[0]).toMatchObject({ role: 'operator', channel: 'command', before: null });
  expect((await admin(['units'])).lines).toContain(
    'dinas-perhubungan\tDinas Perhubungan dan Kominfo',
  );
});

it('makes another edition the running one, on record, and lists them', async () => {
  expect((await admin(['edition'])).lines).toEqual(
    expect.arrayContaining(['balangan-2022', 'balangan-2026']),
  );
  expect((await admin(['edition', 'balangan-2022'])).lines).toEqual(['balangan-2022']);
  expect(await readCurrentEdition(database.db)).toBe('balangan-2022');
  await admin(['edition', 'balangan-2026']);
  expect(await readCurrentEdition(database.db)).toBe('balangan-2026');
  expect(await eventsOf('setting:edition')).toMatchObject([
    { type: 'edition_set', before: 'balangan-2026', after: 'balangan-2022' },
    { type: 'edition_set', before: 'balangan-2022', after: 'balangan-2026' },
  ]);
});

it('tells how a linking stands without a key, and forgets it only when told twice', async () => {
  const none = await admin(['whatsapp', 'forget', '--confirm']);
  expect([none.code, none.told]).toEqual([1, expect.stringContaining('nothing to forget')]);
  const session = await takeWhatsappSession(database.db, '6281200000001', 'k'.repeat(40));
  await session.writeCreds(
    JSON.stringify({ me: { id: '6281200000001:1@s.whatsapp.net' }, noiseKey: 'rahasia' }),
  );
  await session.writeKeys([{ type: 'session', id: 'a', value: 'rahasia' }]);
  const status = await admin(['whatsapp', 'status']);
  expect(status.lines).toEqual([expect.stringMatching(/^6281200000001\tlinked\t\d{4}-/)]);
  expect(status.lines.join() + status.told).not.toContain('rahasia');
  const other = await admin(['whatsapp', 'status'], { SECRET_KEY: 'x'.repeat(40) });
  expect(other.lines[0]).toContain('sealed with another SECRET_KEY');

  const asked = await admin(['whatsapp', 'forget']);
  expect([asked.code, asked.told]).toEqual([2, expect.stringContaining('--confirm')]);
  expect(await session.readCreds()).not.toBeNull();
  const done = await admin(['whatsapp', 'forget', '--session', '6281200000001', '--confirm']);
  expect(done.code).toBe(0);
  expect(await session.readCreds()).toBeNull();
  expect((await session.readKeys('session', ['a'])).size).toBe(0);
  // A server that still runs is fenced off.
  expect(await session.isCurrent()).toBe(false);
  expect(await eventsOf('whatsapp')).toMatchObject([{ type: 'linking_forgotten' }]);
  await database.db.deleteFrom('wa_session').execute();
});

it(
  'backs up beside a running server and restores into an unused installation',
  { timeout: 60_000 },
  async () => {
    const { db } = database;
    const storage = { DATA_DIR: path.join(folder, 'lama') };
    const store = await openEvidenceStore(
      `file:${path.join(storage.DATA_DIR, 'evidence')}`,
      storage.DATA_DIR,
    );
    const owner = await addPerson(db, 'Rahmawati "Ema" \\ Ñ 🚲');
    const [unit] = await db.selectFrom('unit').select('id').limit(1).execute();
    const id = await addInnovation(db, {
      code: 'INV-BCKP1',
      unitId: unit?.id ?? '',
      ownerId: owner,
    });
    await db
      .updateTable('conversation')
      .set({ focus_id: id, state: JSON.stringify({ mode: 'isi\n\t"x"' }) })
      .where('person_id', '=', owner)
      .execute();
    const file = { name: 'SK.pdf', bytes: Buffer.alloc(300_001, 'isi') };
    const { sha256: hash } = await addEvidence(db, store, id, owner, file);

    const archive = path.join(folder, 'cadangan.tar');
    const backup = await asProcess(['backup', archive], storage);
    expect([backup.code, backup.lines]).toEqual([0, ['']]);
    expect((await stat(archive)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).not.toContain('cadangan.tar.part');

    const empty = await createEmptyDatabase();
    const fresh = { DATABASE_URL: empty.url, DATA_DIR: path.join(folder, 'baru') };
    const restored = await asProcess(['restore', archive], fresh);
    expect([restored.code, restored.told]).toEqual([0, expect.stringContaining('are back')]);
    const both = [database.url, empty.url].map((url) => openDatabase(url, makeLog('fatal'), 1));
    const [old, now] = await Promise.all(both.map(({ db: one }) => everything(one)));
    expect(now).toEqual(old);
    const copy = await openEvidenceStore(
      `file:${path.join(fresh.DATA_DIR, 'evidence')}`,
      fresh.DATA_DIR,
    );
    expect(await copy.stat(hash)).toEqual({ sha256: hash, size: 300_001 });
    // Numbers go on behind the last one.
    expect(await addPerson(empty.db, 'Arbain')).toBeGreaterThan(owner);

    const twice = await admin(['restore', archive], fresh);
    expect([twice.code, twice.told]).toEqual([1, expect.stringContaining('is in use')]);
    await Promise.all(both.map(({ close }) => close()));
    await empty.drop();
  },
);

/** All rows of all tables, except what two databases never share. */
async function everything(db: TestDatabase['db']): Promise<unknown> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_name not like 'kysely%' order by 1`.execute(db);
  const all: Record<string, unknown> = {};
  for (const { name } of tables) {
    const { rows } =
      await sql`select to_jsonb(t)::text as line from ${sql.table(name)} t order by 1`.execute(db);
    all[name] = rows;
  }
  const { rows: references } = await sql`
    select conname, pg_get_constraintdef(oid) as def from pg_constraint where contype = 'f' order by 1, 2`.execute(
    db,
  );
  return { all, references };
}

it('refuses a file that is no backup or is cut short, and changes nothing', async () => {
  const archive = path.join(folder, 'cadangan.tar');
  const cut = path.join(folder, 'potong.tar');
  await promisify(execFile)('sh', ['-c', 'head -c 100000 "$1" > "$2"', 'sh', archive, cut]);
  for (const [file, sentence] of [
    [cut, /cut short/],
    [path.join(root, 'package.json'), /backup/],
  ] as const) {
    const empty = await createEmptyDatabase();
    const target = path.join(folder, 'lain');
    const ended = await admin(['restore', file], { DATABASE_URL: empty.url, DATA_DIR: target });
    expect(ended.code).toBe(1);
    expect(ended.told).toMatch(sentence);
    const { rows } = await sql<{ table: string }>`
      select relname as table from pg_class where relname = 'person' and relkind = 'r'`.execute(
      empty.db,
    );
    const people =
      rows.length > 0 ? await empty.db.selectFrom('person').select('id').execute() : [];
    expect(people).toEqual([]);
    await empty.drop();
  }
});

it('lists, confirms, restores and ends roles when nobody in the chat can', async () => {
  const { rows: people } = await sql<{ id: number }>`
    insert into person (name) values ('Kora'), ('Salmah') returning id`.execute(database.db);
  const [kora, salmah] = people.map(({ id }) => id);
  const { rows } = await sql<{ id: number }>`
    insert into role_grant (person_id, role, unit_id, ends_at, frozen_at, frozen_why) values
      (${kora}, 'coordinator', null, now() - interval '1 day', null, null),
      (${salmah}, 'unit_admin', 'rsud', null, now(), 'lost') returning id`.execute(database.db);
  const [first, second] = rows.map(({ id }) => id);
  const listed = async () =>
    (await admin(['roles', '--role', 'coordinator'])).lines
      .concat((await admin(['roles', '--unit', 'rsud'])).lines)
      .map((line) => line.split('\t').slice(2).join(' '));
  expect(await listed()).toEqual([
    expect.stringMatching(/^Kora coordinator - ended \d{4}-\d\d-\d\d$/),
    'Salmah unit_admin rsud frozen (lost)',
  ]);
  // A token cannot hang on a role that does not count.
  const wanted = ['token', '--role', 'unit_admin', '--unit', 'rsud', '--holder', String(second)];
  expect(await admin(wanted)).toMatchObject({ code: 2, told: expect.stringContaining('--holder') });
  expect((await admin(['confirm-role', String(first), String(second)])).told).toContain('2 of 2');
  expect((await admin(['confirm-role', String(first)])).code).toBe(1);
  expect((await admin(['confirm-role', 'x'])).code).toBe(2);
  expect(await listed()).toEqual([
    expect.stringMatching(/^Kora coordinator - until \d{4}-01-3\d$/),
    expect.stringMatching(/^Salmah unit_admin rsud until /),
  ]);
  expect((await admin(wanted)).code).toBe(0);
  expect((await admin(['end-role', String(second)])).code).toBe(0);
  expect((await admin(['end-role', String(second)])).code).toBe(1);
  const { rows: left } =
    await sql`select 1 from api_token where person_id = ${salmah} and revoked_at is null`.execute(
      database.db,
    );
  expect(left).toEqual([]);
}, 120_000);

it('keeps whom an invitation is for, and refuses what is no number', async () => {
  const who = ['--phone', '0812-3456-7890', '--name', 'dr. Hadi', '--basis', 'ST 800/12/2026'];
  const ended = await admin(['invite', '--role', 'unit_head', '--unit', 'rsud', ...who]);
  expect(ended.code).toBe(0);
  const row = await database.db
    .selectFrom('invitation')
    .select(['phone', 'invited_name', 'nip', 'basis'])
    .where('code_hash', '=', sha256(ended.lines.at(-1) ?? ''))
    .executeTakeFirstOrThrow();
  expect(row).toEqual({
    phone: '+6281234567890',
    invited_name: 'dr. Hadi',
    nip: null,
    basis: 'ST 800/12/2026',
  });
  for (const wrong of [
    ['--phone', 'nomor saya'],
    ['--nip', '123'],
  ])
    expect((await admin(['invite', '--role', 'mentor', ...wrong])).code).toBe(2);
}, 60_000);
