// Replies come late while people type the same again: sends that hang, are refused with a wait, a lock on the outbox.
// Each fault has a product process, a PostgreSQL and a Telegram of its own.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { openDatabase, type OpenDatabase } from '../../src/db/connect.ts';
import { startEmbedded } from '../../src/db/embedded.ts';
import { makeLog } from '../../src/log.ts';
import { startProductProcess } from '../../tests/support/product.ts';
import { type LateReport, startRetypers } from '../../tests/support/retypers.ts';
import { tooMany } from '../../tests/support/telegram/faults.ts';
import { type StandIn, startTelegram } from '../../tests/support/telegram/stand-in.ts';
import type { FaultResult } from '../faults.ts';

type Db = OpenDatabase['db'];

/** Breaks something for so many seconds. */
type Break = (telegram: StandIn, db: Db, seconds: number) => Promise<void>;

const during = async (
  telegram: StandIn,
  seconds: number,
  fault: (left: number) => Parameters<StandIn['fault']>[0]['fault'],
): Promise<void> => {
  const end = performance.now() + seconds * 1000;
  telegram.fault({
    method: 'send',
    during: () => performance.now() < end,
    fault: (method, chat) => {
      const one = fault(end - performance.now());
      return typeof one === 'function' ? one(method, chat) : one;
    },
  });
  await sleep(seconds * 1000);
};

const faults: Readonly<Record<string, Break>> = {
  'sends hang': (telegram, _db, seconds) => during(telegram, seconds, (late) => ({ late })),
  'answers of sends are late': (telegram, _db, seconds) =>
    during(telegram, seconds, (answerLate) => ({ answerLate })),
  'sends are refused with 429': (telegram, _db, seconds) =>
    during(telegram, seconds, (left) => tooMany(Math.ceil(left / 1000))),
  'outbox locked': async (_telegram, db, seconds) => {
    await db.transaction().execute(async (trx) => {
      await sql`lock table outbox in access exclusive mode`.execute(trx);
      await sleep(seconds * 1000);
    });
  },
};

/** Runs all of them one after the other; 40 people and 10 seconds unless told. */
export async function run([people = 40, seconds = 10]: readonly number[]): Promise<FaultResult> {
  const lines: string[] = [];
  let bad = 0;
  for (const [name, breaks] of Object.entries(faults)) {
    const found = await one(breaks, people, seconds);
    const { wrong, missing, doubled, askedAgain } = found;
    bad += wrong.length + missing.length + doubled.length + askedAgain.length;
    lines.push(
      `${name} ${seconds} s, ${people} people: typed ${found.typed}, of it to silence ${found.retyped}; stored ${found.stored}; ` +
        `wrong ${wrong.length}, missing ${missing.length}, doubled ${doubled.length}, asked again ${askedAgain.length}`,
      ...[...wrong, ...missing, ...doubled, ...askedAgain].slice(0, 8).map((line) => `   ${line}`),
    );
  }
  return { lines, bad };
}

async function one(breaks: Break, people: number, seconds: number): Promise<LateReport> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-faults-'));
  await chmod(folder, 0o711);
  const [server, telegram] = await Promise.all([
    startEmbedded(folder, makeLog('fatal')),
    startTelegram({ idsFrom: 1000 }),
  ]);
  const open = openDatabase(server.url, makeLog('fatal'), 3);
  const product = await startProductProcess({ databaseUrl: server.url, telegram });
  try {
    const random = Math.random;
    const crowd = startRetypers(telegram, { people, patienceMs: 4000, thinkMs: 1500, random });
    await crowd.begun;
    await breaks(telegram, open.db, seconds);
    await sleep(15_000);
    await crowd.end();
    await quiet(open.db);
    return await crowd.report(open.db);
  } finally {
    await product.close();
    await telegram.close();
    await open.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Waits until nothing is to be handled or sent. */
async function quiet(db: Db): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const { rows } = await sql<{ left: number }>`
      select (select count(*) from inbox where done_at is null)
        + (select count(*) from outbox where state in ('queued', 'sending', 'uncertain')) as left`.execute(
      db,
    );
    if (Number(rows[0]?.left) === 0) return;
    await sleep(100);
  }
  throw new Error('something is left to be handled or sent after a minute');
}
