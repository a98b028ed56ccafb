// Five hundred people type the code on the wall within a minute while others go on talking to the bot:
//
//   node bench/attendance.ts [people] [talkers] [seconds]      500 people, 60 talkers, 60 seconds
//
// Messages go into the inbox of a PostgreSQL of its own at random moments and are handled by one loop as in the product;
// networks are left out. Prints for both how long an answer took until it was committed, and ends with 1
// when somebody was not counted, was counted twice, met a brake, or 95 of 100 answers of the talkers took a second or more.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { openDatabase } from '../src/db/connect.ts';
import { startEmbedded } from '../src/db/embedded.ts';
import { migrate } from '../src/db/migrate.ts';
import { makeLog } from '../src/log.ts';
import { Season, textFor } from '../tests/support/season.ts';

const [people = 500, talkers = 60, seconds = 60] = process.argv.slice(2).map(Number);
const log = makeLog('error');
const folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-bench-'));
const server = await startEmbedded(folder, log);
const open = openDatabase(server.url, log);
const talk = ['status', 'bantuan', 'draf', 'ringkasan', 'kurang'] as const;

/** People who are registered, each with an address and a conversation. */
async function addPeople(): Promise<void> {
  await sql`
    with u as (select id, row_number() over (order by id) - 1 as n, count(*) over () as all from unit),
    who as (insert into person (name, unit_id, consent_version, consented_at)
      select 'Orang ' || k, u.id, 'x', now() from generate_series(1, ${people + talkers}::int) k join u on u.n = k % u.all
      returning id, name, unit_id),
    chat as (insert into address (channel, native_id, person_id) select 'telegram', name, id from who returning id, person_id),
    talk as (insert into conversation (person_id, address_id, state, last_inbound_at)
      select person_id, id, '{"mode": {"name": "idle"}, "prompt": 0, "replies": [], "skipped": [], "last": null}', now() from chat)
    insert into role_grant (person_id, role, unit_id) select id, 'innovator', unit_id from who`.execute(
    open.db,
  );
  await sql`analyze`.execute(open.db);
}

/** Milliseconds from each message until its answer was committed, as seen right after; codes apart. */
const waits = { codes: [] as number[], others: [] as number[] };
let last = 0;
async function lookAtDone(): Promise<void> {
  const now = Date.now();
  const { rows } = await sql<{ id: number; received: Date; text: string | null }>`
    select id, received_at as received, payload ->> 'text' as text from inbox where id > ${last} and done_at is not null
    and not exists (select 1 from inbox w where w.id < inbox.id and w.id > ${last} and w.done_at is null) order by id`.execute(
    open.db,
  );
  for (const { id, received, text } of rows) {
    last = Math.max(last, id);
    (text?.startsWith('hadir ') === true ? waits.codes : waits.others).push(
      now - received.getTime(),
    );
  }
}
const percentile = (values: readonly number[], part: number): number =>
  values[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;
const shown = (values: readonly number[]): string =>
  `${values.length} answers, ${[0.5, 0.95, 0.99].map((part) => `p${part * 100} ${percentile(values, part).toFixed(0)} ms`).join(', ')}`;

try {
  await migrate(open.db);
  const season = await Season.open(open);
  await season.join('Kora', 'coordinator', null);
  await addPeople();
  season.forget();
  const { rows: days } = await sql<{ day: string }>`
    select to_char(now() at time zone 'Asia/Makassar', 'DD-MM-YYYY') as day`.execute(open.db);
  await season.say('Kora', `rapat: Bimtek; ${days[0]?.day}; 09.00; Aula`);
  const told = textFor(await season.say('Kora', 'R-1 kode'), 'Kora');
  const codes = [...told.matchAll(/: hadir (\d{5})/gu)].map(([, code]) => code ?? '');
  await lookAtDone();
  waits.codes.length = 0;
  waits.others.length = 0;
  const ending = new AbortController();
  const handling = (async () => {
    while (!ending.signal.aborted) {
      await season.handle();
      await lookAtDone();
      await sleep(5);
    }
  })();
  const started = performance.now();
  const at = (moment: number) => sleep(Math.max(0, moment - (performance.now() - started)));
  const typing = Array.from({ length: people }, async (_, nth) => {
    await at(Math.random() * seconds * 1000);
    await season.write(`Orang ${nth + 1}`, `hadir ${codes[nth % 2] ?? ''}`);
  });
  const talking = Array.from({ length: talkers }, async (_, nth) => {
    for (let turn = 0; turn * 2 < seconds; turn += 1) {
      await at(turn * 2000 + Math.random() * 2000);
      await season.write(`Orang ${people + nth + 1}`, talk[turn % talk.length] ?? 'bantuan');
    }
  });
  await Promise.all([...typing, ...talking]);
  const taken = (performance.now() - started) / 1000;
  ending.abort();
  await handling;
  await season.handle();
  await lookAtDone();
  const { rows } = await sql<{ came: number; twice: number; braked: number }>`
    select (select count(distinct person_id)::int from meeting_presence) as came,
      (select count(*)::int - count(distinct person_id)::int from meeting_presence) as twice,
      (select count(*)::int from code_attempt) as braked`.execute(open.db);
  const [count = { came: 0, twice: 0, braked: 0 }] = rows;
  const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);
  const [coded, rest] = [sorted(waits.codes), sorted(waits.others)];
  process.stdout.write(
    [
      `${people} codes and ${rest.length} other messages in ${taken.toFixed(0)} s`,
      `counted ${count.came}, twice ${count.twice}, brakes ${count.braked}`,
      `codes: ${shown(coded)}`,
      `talk:  ${shown(rest)}`,
      '',
    ].join('\n'),
  );
  const slow = percentile(rest, 0.95) >= 1000;
  if (slow) process.stdout.write('TOO SLOW\n');
  process.exitCode = slow || count.came !== people || count.twice > 0 || count.braked > 0 ? 1 : 0;
} finally {
  await open.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
