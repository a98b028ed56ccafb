// Permission probes: messages and requests about innovations that the access matrix keeps from whoever sends them. No word of
// a record reaches anybody who may not read it, and nothing changes. `npm run probe` sends at least 20,000; PROBES says how many.
import { writeSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../../src/domain/access.ts';
import { Setting, roles, unit } from '../db/access-chat/setting.ts';
import { type TestServer, startTestServer } from '../support/http.ts';
import { chatProbes, probeChat, rounds } from './chat.ts';
import { apiProbes, type HttpProbe, pageProbes, probeHttp } from './http.ts';
import { makeRecords, mayRead, type Record } from './records.ts';

const most = Number(process.env['PROBES'] ?? 200);
/** How often it is looked whether anything changed. */
const LOOK_EVERY = 50;

let setting: Setting;
let server: TestServer;
let records: readonly Record[];
let sent = 0;
beforeAll(async () => {
  setting = await Setting.open();
  records = await makeRecords(setting);
  server = await startTestServer({ db: setting.db, sessionUrl: setting.database.url });
});
afterAll(async () => {
  // Who ran it wants to know how many there were.
  if (process.env['PROBES'] !== undefined) writeSync(2, `probes sent: ${sent}\n`);
  await server.close();
  await setting.close();
});

/** Evenly chosen out of all of them: as many as are wanted, in an order that repeats. */
function chosen<T>(all: readonly T[], wanted: number): readonly T[] {
  const step = Math.max(1, all.length / wanted);
  return Array.from(
    { length: Math.min(wanted, all.length) },
    (_, nth) => all[Math.floor(nth * step)],
  ).filter((one) => one !== undefined);
}

/** Sends them, and gives what may not be: what was told to whom, and after which of them something had changed. */
async function send<T>(
  probes: readonly T[],
  one: (probe: T) => Promise<readonly string[]>,
  named: (probe: T) => string,
  size: (probe: T) => number = () => 1,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  let before = await setting.state();
  let since: T[] = [];
  for (const [nth, probe] of probes.entries()) {
    wrong.push(...(await one(probe)));
    since.push(probe);
    sent += size(probe);
    if (since.length < LOOK_EVERY && nth < probes.length - 1) continue;
    const after = await setting.state();
    if (after !== before) wrong.push(...(await whoseChange(since, one, named)));
    before = await setting.state();
    since = [];
  }
  return wrong.slice(0, 20);
}

/** Sends them again, one by one, to name the one after which something changes; what happened is in the record. */
async function whoseChange<T>(
  probes: readonly T[],
  one: (probe: T) => Promise<readonly string[]>,
  named: (probe: T) => string,
): Promise<readonly string[]> {
  const { rows: happened } = await sql<{ what: string }>`
    select type || ' of ' || subject || ' by ' || coalesce(person_id::text, 'nobody') as what from event
    where type <> 'denied' order by id desc limit 3`.execute(setting.db);
  const found: string[] = [];
  for (const probe of probes) {
    const before = await setting.state();
    await one(probe);
    if ((await setting.state()) !== before) found.push(`${named(probe)} changes something`);
  }
  const last = happened.map(({ what }) => what).join(', ');
  const hidden = `something changed once after one of ${probes.length}, such as ${probes.slice(0, 3).map(named).join(' | ')}`;
  return [`${found.join('; ') || hidden} (last in the record: ${last})`];
}

const limit = 120_000 + most * 100;

test('over HTTP', { timeout: limit }, async () => {
  const api = await apiProbes(setting, server, records);
  const pages = await pageProbes(setting, server, records);
  const refusedTo = new Map(
    (['anonymous', ...roles] as const).flatMap((role: Role) => {
      const refused = records.filter((record) => !mayRead(role, unit, record));
      return [`token of ${role}`, `desk of ${role}`].map((who) => [who, refused] as const);
    }),
  );
  const probe = (one: HttpProbe) => probeHttp(server, one, refusedTo.get(one.who) ?? []);
  const probes = [...chosen(api, Math.ceil(most / 4)), ...chosen(pages, Math.ceil(most / 10))];
  expect(await send(probes, probe, ({ who, method, url }) => `${who}: ${method} ${url}`)).toEqual(
    [],
  );
});

test('in the chat', { timeout: limit }, async () => {
  const probes = chosen(chatProbes(records), most - sent);
  expect(
    await send(
      rounds(probes),
      (round) => probeChat(setting, round, records),
      (round) => round.map(({ who, text }) => `${who}: ${text}`).join(' & '),
      (round) => round.length,
    ),
  ).toEqual([]);
  expect(sent).toBeGreaterThanOrEqual(most);
});
