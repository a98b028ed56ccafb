// Lets two processes decide on the same innovations at once, thousands of times, and counts the decisions of each version:
//
//   node bench/decide-race.ts [tries]        2000 unless told; DATABASE_URL names a server, an embedded one is used without
//
// By turns: two verifiers accept at once; an answer changes while the card is open; a verifier's role is revoked between
// card and decision. A database of its own is made and dropped. It prints the counts and ends with 1 when any innovation has
// another number of decisions than one, somebody decided after their role had ended, or the record does not lead to the tables.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { openDatabase } from '../src/db/connect.ts';
import { startEmbedded } from '../src/db/embedded.ts';
import { migrate } from '../src/db/migrate.ts';
import { recordOfInnovation } from '../src/db/commit/record.ts';
import { verifyRecord } from '../src/db/verify/verify.ts';
import { findEdition } from '../src/domain/edition/editions/index.ts';
import { makeLog } from '../src/log.ts';
import { codeIn, Season, type Told, textFor } from '../tests/support/season.ts';
import { newDatabase } from './support.ts';

const atOnce = 20;
const unit = 'puskesmas-awayan';
const [first = '2000', second] = process.argv.slice(2);
await (second === undefined ? main(Number(first)) : other(second));

/** The other process: handles what waits, or changes an answer of each innovation, whenever it is told to. */
async function other(url: string): Promise<void> {
  const season = await Season.open({ url });
  process.on('message', (codes: readonly string[]) => {
    void (async () => {
      for (const code of codes) await edit(season, code);
      await season.handle();
      process.send?.('done');
    })();
  });
  process.once('disconnect', () => void season.end());
  process.send?.('ready');
}

/** Changes an answer as a filler's commit would: the answer, the event and the version in one transaction. */
async function edit(season: Season, code: string): Promise<void> {
  await season.db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: number; owner_id: number; state: string }>`
      select id, owner_id, state from innovation where code = ${code} for update`.execute(trx);
    const [row] = rows;
    if (row === undefined || row.state !== 'unit_endorsed') return;
    const value = { type: 'text', text: `Rahmawati, perubahan ${process.hrtime.bigint()}` };
    await sql`update answer set value = ${JSON.stringify(value)}, revision = revision + 1, written_by = ${row.owner_id}
      where innovation_id = ${row.id} and item = 'nama_inisiator'`.execute(trx);
    const by = {
      personId: row.owner_id,
      channel: 'webchat',
      inboxId: null,
      at: new Date().toISOString(),
    };
    const event = { type: 'answer_saved', role: null, item: 'nama_inisiator', after: value };
    await recordOfInnovation(trx, row.id, by, event);
  });
}

async function main(tries: number): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'decide-race-'));
  const given = process.env['DATABASE_URL'];
  const server = given === undefined ? await startEmbedded(folder, makeLog('error')) : null;
  const database = await newDatabase(given ?? server?.url ?? '');
  const opened = openDatabase(database.url, makeLog('fatal'));
  await migrate(opened.db);
  await opened.close();
  const season = await Season.open({ url: database.url });
  const child = fork(import.meta.filename, ['-', database.url]);
  try {
    await once(child, 'message');
    const both = async (edits: readonly string[]): Promise<readonly Told[]> => {
      const done = once(child, 'message');
      child.send(edits);
      await Promise.all([done, season.handle()]);
      return season.told();
    };
    const good = await race(season, tries, both);
    process.exitCode = good ? 0 : 1;
  } finally {
    child.disconnect();
    await once(child, 'exit');
    await season.end();
    await database.drop();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function race(
  season: Season,
  tries: number,
  both: (edits: readonly string[]) => Promise<readonly Told[]>,
): Promise<boolean> {
  const codes = await prepare(season);
  const counts = { tries: 0, one: 0, otherwise: 0, told: 0, afterEnd: 0, again: 0 };
  const kinds = { together: 0, edited: 0, revoked: 0 };
  for (let round = 0; counts.tries < tries; round += 1) {
    const kind = (['together', 'edited', 'revoked'] as const)[round % 3] ?? 'together';
    const mark = await lastEvent(season);
    const vera = await cards(season, 'Vera', codes);
    const vina = await cards(season, 'Vina', codes);
    // The messages wait until both processes are told to handle them.
    const ending = kind === 'revoked' ? await askRevocation(season) : null;
    if (ending !== null) await season.write('Kora', ending);
    for (const code of codes) {
      await season.write('Vera', `terima ${vera.get(code)}`);
      if (kind === 'together') await season.write('Vina', `terima ${vina.get(code)}`);
    }
    const told = await both(kind === 'edited' ? codes : []);
    // Dead codes count as wrong ones; five of them would shut the door for a while.
    await sql`delete from code_attempt`.execute(season.db);
    if (kind === 'together')
      counts.told += told.filter(({ text }) =>
        text.includes('Keputusan Anda tidak disimpan'),
      ).length;
    if (kind === 'revoked') {
      counts.afterEnd += await decidedAfterEnd(season, mark);
      await season.join('Vera', 'verifier', null, 'webchat');
    }
    const early = await decisions(season, mark);
    const left = codes.filter((code) => (early.get(code) ?? 0) === 0);
    counts.again += left.length;
    const again = await cards(season, 'Vina', left);
    for (const code of left) await season.say('Vina', `terima ${again.get(code)}`);
    const made = await decisions(season, mark);
    for (const code of codes) counts[made.get(code) === 1 ? 'one' : 'otherwise'] += 1;
    kinds[kind] += codes.length;
    counts.tries += codes.length;
    await reopen(season, codes);
  }
  const verdict = await verifyRecord(season.db, editionOf);
  const whole = verdict.badEvent === null && verdict.differences.length === 0;
  process.stdout.write(
    `${counts.tries} tries (${kinds.together} together, ${kinds.edited} edited, ${kinds.revoked} revoked): ` +
      `exactly one decision ${counts.one}, otherwise ${counts.otherwise}; told that somebody was first ${counts.told} of ${kinds.together}; ` +
      `refused at first and decided by another ${counts.again}; ` +
      `decided after the role's end ${counts.afterEnd}; record ${whole ? 'leads to the tables' : 'BROKEN'}\n`,
  );
  return counts.otherwise + counts.afterEnd === 0 && counts.told === kinds.together && whole;
}

async function prepare(season: Season): Promise<readonly string[]> {
  await season.join('Kora', 'coordinator', null);
  await season.join('Vera', 'verifier', null, 'webchat');
  await season.join('Vina', 'verifier', null);
  await season.join('Salmah', 'unit_admin', unit, 'webchat');
  await season.join('Hadi', 'unit_head', unit);
  await season.join('Rina', 'innovator', unit);
  const codes: string[] = [];
  for (let nth = 0; nth < atOnce; nth += 1) {
    const code = await season.fill('Rina', `Inovasi ke-${nth + 1}`);
    await season.submit('Rina');
    const shown = await season.say('Salmah', `lihat ${code}`);
    await season.say('Salmah', `setujui ${codeIn(shown, 'Salmah', 'setujui')}`);
    const told = await season.say('Hadi', `lihat ${code}`);
    await season.say('Hadi', `tetapkan ${codeIn(told, 'Hadi', 'tetapkan')}`);
    codes.push(code);
  }
  return codes;
}

/** Lets somebody look at each innovation and gives the code of each card. */
async function cards(
  season: Season,
  who: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const code of codes) {
    // Who looks holds the innovation for a while; without that both have a card, as after a lease that ran out.
    await sql`delete from claim`.execute(season.db);
    found.set(code, codeIn(await season.say(who, `lihat ${code}`), who, 'terima'));
  }
  await sql`delete from claim`.execute(season.db);
  return found;
}

/** Brings the coordinator to the code that ends Vera's role, and gives that code. */
async function askRevocation(season: Season): Promise<string> {
  const list = textFor(await season.say('Kora', 'cabut'), 'Kora');
  const asked = textFor(
    await season.say('Kora', /(\d+)\. Vera: verifikator/.exec(list)?.[1] ?? ''),
    'Kora',
  );
  return /kode ini: (\d{4})/.exec(asked)?.[1] ?? '';
}

async function reopen(season: Season, codes: readonly string[]): Promise<void> {
  for (const code of codes) {
    const shown = await season.say('Kora', `lihat ${code}`);
    await season.say('Kora', `buka lagi ${codeIn(shown, 'Kora', 'buka lagi')} dicoba lagi`);
  }
}

async function lastEvent(season: Season): Promise<number> {
  const { rows } = await sql<{ id: number }>`select max(id) as id from event`.execute(season.db);
  return rows[0]?.id ?? 0;
}

async function decisions(season: Season, mark: number): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ code: string; count: number }>`
    select n.code, count(*)::int as count from event e join innovation n on n.id = e.innovation_id
    where e.id > ${mark} and e.type in ('accept', 'return', 'reject') group by n.code`.execute(
    season.db,
  );
  return new Map(rows.map(({ code, count }) => [code, count]));
}

async function decidedAfterEnd(season: Season, mark: number): Promise<number> {
  const vera = await season.personOf('Vera');
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from event e where e.id > ${mark} and e.type = 'accept' and e.person_id = ${vera}
      and e.id > (select max(r.id) from event r where r.subject = ${`person:${vera}`} and r.type = 'role_revoked')`.execute(
    season.db,
  );
  return rows[0]?.count ?? 0;
}

function editionOf(id: string, version: number) {
  const found = findEdition(id, version);
  if (found === null) throw new Error(`no edition ${id}`);
  return found;
}
