// A broadcast by the product process at Telegram's own pace, killed again and again, while others write to the bot.
//
//   node bench/broadcast-kills.ts [people] [kills] [messages a second]      2,000 people, 20 kills, 30 a second
//
// A third of the calls is told to wait, one of fifty people has blocked the bot. Starts a PostgreSQL of its own. Prints what
// was shown and how long those who wrote waited; ends with 1 when somebody was left out or shown it twice, a wait was
// undercut, the progress was not true, or 95 of 100 answers took a second or more while the process was up.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from '../src/db/connect.ts';
import { startEmbedded } from '../src/db/embedded.ts';
import { migrate } from '../src/db/migrate.ts';
import { makeLog } from '../src/log.ts';
import { playBroadcast } from '../tests/support/broadcast-kills.ts';

const [people = 2000, kills = 20, perSecond = 30] = process.argv.slice(2).map(Number);
const log = makeLog('error');
const folder = await mkdtemp(path.join(os.tmpdir(), 'sepeda-bench-'));
const server = await startEmbedded(folder, log);
const open = openDatabase(server.url, log);

const percentile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;
const waits = (values: readonly number[]): string =>
  [0.5, 0.95, 0.99]
    .map((part) => `p${part * 100} ${percentile(values, part).toFixed(0)} ms`)
    .join(', ');

try {
  await migrate(open.db);
  const report = await playBroadcast({
    db: open.db,
    databaseUrl: server.url,
    people,
    kills,
    perSecond,
    writers: 4,
    operatorChat: false,
    sharedIds: true,
    refusesQuestions: false,
    longestWait: 5,
    seed: Date.now() % 100_000,
  });
  const { up, throughDeath } = report.replies;
  const wrong = {
    'shown twice': report.shownTwice,
    'left out': report.leftOut,
    'shown to blocked': report.shownToBlocked,
    'waits undercut': report.undercut,
    'progress untrue': report.untrue,
  };
  const slow = percentile(up, 0.95) >= 1000;
  process.stdout.write(
    [
      `${people} people, ${report.deaths} deaths, ${report.seconds.toFixed(0)} s: sent ${report.end.sent}, not reached ${report.end.failed.length}`,
      `told to wait ${report.refusals.tooMany} times, blocked ${report.refusals.blocked} times; waits kept ${report.waits.kept}, across a death ${report.waits.acrossDeath}, died unread ${report.waits.unread}`,
      ...Object.entries(wrong).map(
        ([what, list]) => `${what}: ${list.length} ${list.slice(0, 5).join('; ')}`,
      ),
      `progress was read ${report.progressReads} times`,
      `answers, process up:       ${waits(up)} (${up.length})${slow ? ' TOO SLOW' : ''}`,
      `answers, death in between: ${waits(throughDeath)} (${throughDeath.length})`,
      '',
    ].join('\n'),
  );
  process.exitCode = slow || Object.values(wrong).some((list) => list.length > 0) ? 1 : 0;
} finally {
  await open.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
