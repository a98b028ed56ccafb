// Carries out one command of the operator's command line, with what it is given to speak through.
// It reads no environment of its own, writes to no terminal and ends no process: ../admin.ts does.
import { existsSync, readdirSync } from 'node:fs';
import type { Command, Tools } from './command.ts';
import { CommandError } from './options.ts';
import { type Config, loadConfig } from '../config.ts';
import { doneMigrations } from '../db/backup/tables.ts';
import { forCommands, openDatabase } from '../db/connect.ts';
import { learnEditions } from '../db/editions.ts';
import { connectOrStartEmbedded } from '../db/embedded.ts';
import { openConfiguredStore } from '../db/evidence-store.ts';
import { migrate } from '../db/migrate.ts';
import { loadReference, storedRegion } from '../db/reference.ts';
import { serveRegion } from '../domain/region.ts';

/** What a command stands in: settings, a log, and where its words go. */
type Surroundings = Pick<Tools, 'log' | 'say' | 'print'> &
  Readonly<{ environment: NodeJS.ProcessEnv }>;

/** Carries out one command and gives the exit code; what kept it from being done is said, never thrown. */
export async function runCommand(args: readonly string[], around: Surroundings): Promise<number> {
  try {
    await carryOut(args, around);
    return 0;
  } catch (error) {
    around.say(error instanceof Error ? error.message : String(error));
    return error instanceof CommandError ? error.code : 1;
  }
}

/** Each command with how it is loaded: only what is asked for costs the time of loading it. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  invite: async () => (await import('./access.ts')).invite,
  token: async () => (await import('./access.ts')).token,
  'revoke-token': async () => (await import('./access.ts')).revoke,
  roles: async () => (await import('./roles.ts')).roles,
  'confirm-role': async () => (await import('./roles.ts')).confirmRole,
  'end-role': async () => (await import('./roles.ts')).endRole,
  units: async () => (await import('./access.ts')).units,
  unit: async () => (await import('./reference.ts')).unit,
  edition: async () => (await import('./edition.ts')).edition,
  whatsapp: async () => (await import('./whatsapp.ts')).whatsapp,
  verify: async () => (await import('./verify.ts')).verify,
  retention: async () => (await import('./retention.ts')).retention,
  bundle: async () => (await import('./bundle.ts')).bundle,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./backup.ts')).restore,
};

const help = `Usage: npm run -s admin -- <command>

  invite --role ROLE [--unit UNIT] [--hours 72] [--note TEXT] [--phone NUMBER] [--name NAME] [--nip NIP] [--basis LETTER]
      makes an invitation; its code is the last line. With a phone number, only an account that proves it can use it
  token --role ROLE [--unit UNIT] [--days 30] [--label TEXT] [--holder NUMBER]
      makes an access token for the API; it is the last line. With the number of a role, it ends with that role
  revoke-token NUMBER
      ends a token at once
  roles [--role ROLE] [--unit ID]
      lists who holds which role: number, person, name, role, unit, until when
  confirm-role NUMBER...
      confirms roles for this innovation year, and restores frozen ones
  end-role NUMBER
      ends a role at once, as "cabut" does in the chat
  units
      lists the units with their ids
  unit --name NAME --kind KIND [--id ID] [--short NAME] [--alias NAME]... [--former NAME]... [--active | --inactive]
      adds a unit, or edits the one with this id or name; its id is the last line
  edition [ID]
      makes an edition the one that new innovations are filled in for; without ID lists them
  edition export ID FILE.xlsx | check FILE.xlsx | publish FILE.xlsx
      writes an edition as a workbook; says what a changed one would do; makes it the next version, which never changes again
  edition move ID [now]
      counts what becomes of the open drafts and their answers in the newest version; "now" moves them and tells their owners
  region check FILE | load FILE | show
      checks the file of a region; loads it, so that this data folder serves it; prints the one that is served, to begin
      another from
  whatsapp status | forget [--session ID] --confirm
      tells whether a phone is linked and what waits; forgets the linking, so that it must be linked again
  verify
      checks the event record: chains whole, tables equal to what it leads to; prints its anchor
  retention [--days 400]
      removes raw messages and sent texts older than that, and what is left of erased people
  bundle FILE.zip | check [--edition ID] [--unit UNIT] [--codes INV-7KQ4M,INV-3XW8P]
      writes the national bundle: evidence by national number, texts, index, checksums; goes on where a killed one was when
      given the same file again. "check" prints what the portal will refuse
  backup FILE
      writes all rows and evidence files as one tar archive, beside a running server
  restore FILE
      fills an unused installation from such an archive
  help
      shows this text

ROLE   innovator, unit_admin, unit_head (with a unit), mentor, verifier, coordinator, operator
KIND   one that the region lists, such as skpd; "region show" prints them
UNIT   id, name, abbreviation or former name, in quotes: "Dinas Kesehatan"
Exit   0 done, 1 not possible, 2 typed wrongly or ambiguous, 3 done with gaps`;

async function carryOut(
  [name = 'help', ...args]: readonly string[],
  around: Surroundings,
): Promise<void> {
  const { environment, say, print } = around;
  if (name === 'help' || name === '--help') return print(help);
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load && name !== 'region')
    throw new CommandError(`There is no command "${name}".\n\n${help}`);
  const loaded = loadConfig(environment);
  if (!loaded.ok) throw new CommandError(loaded.problems.join('\n'), 1);
  serveRegion(loaded.config.region);
  // An empty database is left empty: it would be filled for the region that is served now.
  if (!load) {
    const { config } = loaded;
    const place = {
      dataDir: config.dataDir,
      regionFile: environment['REGION_FILE']?.trim() || null,
      storedRegion: async () =>
        config.databaseUrl === null && !hasDatabase(config.dataDir)
          ? null
          : withTools(config, around, ({ db }) => storedRegion(db)),
    };
    return (await import('./region.ts')).region({ say, print, ...place }, args);
  }
  await withTools(loaded.config, around, async (tools) => {
    // A running server's database is left to it; and a restore makes its own tables.
    if (name !== 'restore' && (await doneMigrations(tools.db)).length === 0) {
      await migrate(tools.db);
      await loadReference(tools.db);
    }
    if (name !== 'restore') await learnEditions(tools.db);
    const command = await load();
    await command(tools, args);
  });
}

/** True where the embedded database was started before. */
const hasDatabase = (dataDir: string): boolean =>
  existsSync(dataDir) && readdirSync(dataDir).some((name) => /^postgres-\d+$/.test(name));

async function withTools<T>(
  config: Config,
  { log, say, print }: Surroundings,
  work: (tools: Tools) => Promise<T>,
): Promise<T> {
  const server = await connectOrStartEmbedded(config, log);
  const database = openDatabase(server.sessionUrl, log, 2, forCommands);
  try {
    return await work({
      config,
      db: database.db,
      log,
      openStore: () => openConfiguredStore(config),
      say,
      print,
    });
  } finally {
    await database.close();
    await server.stop();
  }
}
