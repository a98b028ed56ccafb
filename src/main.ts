// Starts the product: reads the configuration, opens the database, wires channels, worker, sender and server, and stops them in reverse.
// It holds no rule of the programme and no wording for people who chat.
import { randomBytes } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import closeWithGrace from 'close-with-grace';
import { type Config, loadConfig, loadDotEnv } from './config.ts';
import { cleanText, makeLog, safeError } from './log.ts';
import { connectOrStartEmbedded } from './db/embedded.ts';
import { migrate } from './db/migrate.ts';
import { forCommands, forPeople, openDatabase } from './db/connect.ts';
import { loadReference } from './db/reference.ts';
import { inviteFirstCoordinator } from './db/transactions/first-coordinator.ts';
import { invitationCode } from './domain/codes.ts';
import { serveRegion } from './domain/region.ts';
import { startProduct } from './product.ts';
import { preloadChannels } from './product/channels.ts';
import { keepCompiled } from './product/warm-up.ts';

// On a machine with much memory V8 lets what is dead lie until several times as much is there as is in use. This process stands
// beside its database on a small one: it tidies up when 40 % more is there. The command that starts it sets how much is new.
setFlagsFromString('--heap-growing-percent=40');

/** Prints a sentence for the operator; the log is for machines. */
function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Tells the operator what went wrong, without secrets. */
function complain(line: string): void {
  process.stderr.write(`${cleanText(line)}\n`);
}

// Where both go may be a file on a disk that is full; people are answered all the same.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);

async function start(config: Config): Promise<() => Promise<void>> {
  const log = makeLog(config.logLevel);
  const connecting = connectOrStartEmbedded(config, log);
  preloadChannels(config);
  const database = await connecting;
  const preparing = openDatabase(database.sessionUrl, log, 2, forCommands);
  try {
    await migrate(preparing.db);
    await loadReference(preparing.db);
  } finally {
    await preparing.close();
  }
  const open = openDatabase(database.url, log, 20, forPeople, database);
  const product = await startProduct({ config, log, open, sessionUrl: database.sessionUrl });
  tell(`Sepeda Baru is running.`);
  tell(`  Web chat   ${product.url}/`);
  tell(`  API        ${product.url}/api/v1/openapi.json`);
  tell(
    `  Database   ${config.databaseUrl === null ? `embedded PostgreSQL in ${config.dataDir}` : 'as set in DATABASE_URL'}`,
  );
  tell(`  Channels   ${product.channels.join(', ')}`);
  const code = invitationCode(randomBytes(26));
  if (await inviteFirstCoordinator(open.db, code)) {
    tell(`  First coordinator (valid once, 72 hours): open ${product.url}/#kode=${code}`);
    tell(`  or type this code on any channel: ${code}`);
  }
  return async () => {
    await product.stop();
    await open.close();
    await database.stop();
  };
}

async function main(): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < 24)
    throw new Error('Node 24 or newer is needed; `npm start` brings it along on Linux.');
  loadDotEnv();
  const loaded = loadConfig(process.env);
  if (!loaded.ok) {
    for (const problem of loaded.problems) process.stderr.write(`${problem}\n`);
    process.exitCode = 1;
    return;
  }
  for (const warning of loaded.warnings) process.stderr.write(`${warning}\n`);
  serveRegion(loaded.config.region);
  const starting = start(loaded.config);
  // Whatever hangs must not keep the process for ever; what was accepted is stored and goes on at the next start.
  closeWithGrace(
    { delay: 20_000, logger: { error: (text) => complain(String(text)) } },
    async ({ err }) => {
      if (err !== undefined) complain(`Stopping after an error: ${safeError(err).message}`);
      else tell('Stopping; what is under way is finished first.');
      // A signal in the middle of the start waits for its end: there is something to drain only then.
      const stop = await starting.catch(() => null);
      await stop?.();
    },
  );
  await starting;
  // Else it is written at the end, which a process that is killed does not come to: every start after that would compile anew.
  try {
    keepCompiled(process.argv[1] ?? '', new Date());
  } catch (error) {
    // The product runs; only later starts take longer.
    complain(`What was compiled could not be kept: ${safeError(error).message}`);
  }
}

main().catch((error: unknown) => {
  complain(`Sepeda Baru cannot start: ${safeError(error).message}`);
  process.exit(1);
});
