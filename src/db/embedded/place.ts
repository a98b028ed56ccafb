// The folders of the embedded PostgreSQL: its data, its socket, its log, and the first filling.
// Data is never removed here; only an unfinished first filling is.
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findBinaries } from './binaries.ts';
import { chooseIdentity, type Identity } from './identity.ts';

/** Where the server of one data folder lives and how its programs are run. */
export type Place = Readonly<{
  bin: string;
  identity: Identity;
  dataFolder: string;
  socketFolder: string;
  logFile: string;
  /** `false` for tests only: a crash of the machine may then lose everything. */
  durable: boolean;
}>;

/** PostgreSQL gives up on socket paths of more than 107 bytes; the file's own name takes 14. */
const longestSocketFolder = 93;

/** Environment of the programs: nothing of ours, since PG* variables would change what they do. */
export const bareEnvironment = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C' };

/**
 * Prepares the folders under `dataDir` and fills the data folder the first time.
 * Throws one plain sentence when the folder cannot be used.
 */
export async function preparePlace(dataDir: string, durable: boolean): Promise<Place> {
  const { bin, major } = findBinaries();
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  // One name for one folder, whatever links lead to it.
  const home = realpathSync(dataDir);
  const identity = chooseIdentity(bin, home);
  const dataFolder = path.join(home, `postgres-${major}`);
  if (!existsSync(dataFolder)) {
    refuseOtherMajor(home, major);
    await fill(bin, identity, home, dataFolder, durable);
  }
  const owner = statSync(dataFolder).uid;
  if (owner !== identity.owner) {
    if (process.getuid?.() !== 0) {
      throw new Error(
        `${dataFolder} belongs to user ${owner}; start as that user or change its owner.`,
      );
    }
    giveTo(dataFolder, identity);
  }
  return {
    bin,
    identity,
    dataFolder,
    socketFolder: prepareSocketFolder(dataFolder, identity),
    logFile: `${dataFolder}.log`,
    durable,
  };
}

function refuseOtherMajor(home: string, major: number): void {
  const other = readdirSync(home).find((name) => /^postgres-\d+$/.test(name));
  if (other === undefined) return;
  throw new Error(
    `${path.join(home, other)} was made by another version of PostgreSQL than ${major}; make a backup with the version of this program that made it, and restore that.`,
  );
}

/** Fills a folder beside and renames it, so that a crash or a second starter never leaves half of one. */
async function fill(
  bin: string,
  identity: Identity,
  home: string,
  dataFolder: string,
  durable: boolean,
): Promise<void> {
  removeUnfinished(home);
  const part = path.join(home, `postgres-unfinished-${process.pid}-${randomUUID()}`);
  mkdirSync(part, { mode: 0o700 });
  try {
    giveTo(part, identity);
    await run(identity, path.join(bin, 'initdb'), [
      `--pgdata=${part}`,
      '--username=postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C',
      // Built in, so that an update of the system never changes the order inside an index.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(durable ? [] : ['--no-sync']),
    ]);
    renameSync(part, dataFolder);
  } catch (error) {
    if (!existsSync(path.join(dataFolder, 'PG_VERSION'))) throw error;
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

function removeUnfinished(home: string): void {
  for (const name of readdirSync(home)) {
    const pid = /^postgres-unfinished-(\d+)-/.exec(name)?.[1];
    if (pid && !existsSync(`/proc/${pid}`)) {
      rmSync(path.join(home, name), { recursive: true, force: true });
    }
  }
}

function run(identity: Identity, program: string, args: readonly string[]): Promise<void> {
  const [command = program, ...rest] = [...identity.prefix, program, ...args];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const child = spawn(command, rest, {
    ...identity.ids,
    cwd: '/',
    env: bareEnvironment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)));
  child.on('error', reject);
  child.on('close', (status) => {
    if (status === 0) resolve();
    else reject(new Error(`The database folder could not be made: ${said.trim()}`));
  });
  return promise;
}

/** The data folder itself where its path is short enough, else a private folder under /tmp. */
function prepareSocketFolder(dataFolder: string, identity: Identity): string {
  if (Buffer.byteLength(dataFolder) <= longestSocketFolder) return dataFolder;
  const name = `sepeda-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}`;
  const folder = [os.tmpdir(), '/tmp']
    .map((parent) => path.join(parent, name))
    .find((candidate) => Buffer.byteLength(candidate) <= longestSocketFolder);
  if (folder === undefined) throw new Error('DATA_DIR and TMPDIR are too long for a socket.');
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    giveTo(folder, identity);
  }
  const entry = lstatSync(folder);
  // Anybody may write to /tmp: a folder that somebody else put there would hand them the database.
  if (!entry.isDirectory() || entry.uid !== identity.owner || (entry.mode & 0o077) !== 0) {
    throw new Error(`${folder} belongs to somebody else or is open to others; remove it.`);
  }
  return folder;
}

function giveTo(folder: string, identity: Identity): void {
  if (process.getuid?.() !== 0) return;
  const group = identity.ids?.gid ?? 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name);
    if (!lstatSync(file).isSymbolicLink()) chownSync(file, identity.owner, group);
  }
  chownSync(folder, identity.owner, group);
  chmodSync(folder, 0o700);
}
