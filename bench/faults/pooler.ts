// PgBouncer in transaction mode that ignores what sessions ask for: refused without the direct address, right with it, also
// when the process that polls is killed. Needs `pgbouncer` (Debian: apt install pgbouncer).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { chown, mkdir, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../tests/support/free-port.ts';
import { startProductProcess } from '../../tests/support/product.ts';
import { hold, play, waitsIn } from '../fault-stage.ts';
import type { RunFault } from '../faults.ts';

/** Starts PgBouncer before the embedded server, as the user who may reach its socket. */
async function startPgBouncer(
  databaseUrl: string,
  folder: string,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const address = new URL(databaseUrl);
  const socket = address.searchParams.get('host') ?? '';
  const { uid, gid } = statSync(socket);
  const own = path.join(folder, 'pgbouncer');
  const port = await freePort();
  await mkdir(own);
  await writeFile(path.join(own, 'users'), `"${address.username}" ""\n`);
  await writeFile(
    path.join(own, 'ini'),
    [
      `[databases]`,
      `* = host=${socket} port=${address.port}`,
      `[pgbouncer]`,
      `listen_addr = 127.0.0.1`,
      `listen_port = ${port}`,
      `unix_socket_dir =`,
      `auth_type = trust`,
      `auth_file = ${path.join(own, 'users')}`,
      `pool_mode = transaction`,
      `default_pool_size = 6`,
      `max_client_conn = 200`,
      `ignore_startup_parameters = statement_timeout,lock_timeout,idle_in_transaction_session_timeout,options`,
    ].join('\n'),
  );
  await chown(own, uid, gid);
  // It refuses to run as root.
  const ids = process.getuid?.() === 0 ? { uid, gid } : {};
  const child = spawn('pgbouncer', [path.join(own, 'ini')], { ...ids, stdio: 'ignore' });
  const missing = once(child, 'error').then(() => {
    throw new Error('pgbouncer is missing; Debian: apt install pgbouncer');
  });
  const listening = (async () => {
    for (let tries = 0; tries < 100 && child.exitCode === null; tries += 1) {
      const probe = net.connect(port, '127.0.0.1');
      const up = await once(probe, 'connect').then(
        () => true,
        () => false,
      );
      probe.destroy();
      if (up) return;
      await sleep(50);
    }
    throw new Error('pgbouncer does not start');
  })();
  missing.catch(() => undefined);
  listening.catch(() => undefined);
  await Promise.race([missing, listening]);
  const url = new URL(databaseUrl);
  url.searchParams.delete('host');
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    async close() {
      const ended = once(child, 'exit');
      if (child.kill('SIGKILL')) await ended;
    },
  };
}

/** 40 people and 10 seconds after the kill unless told. */
export const run: RunFault = async (people, seconds) => {
  let at = 0;
  let refusal = '';
  const found = await play({
    ...{ fault: 'behind PgBouncer, poller killed', people: people ?? 40, seconds: seconds ?? 10 },
    processes: 2,
    async way(databaseUrl, folder) {
      const bouncer = await startPgBouncer(databaseUrl, folder);
      refusal = await startProductProcess({ databaseUrl: bouncer.url }).then(
        async (product) => {
          await product.close();
          return '';
        },
        (error: unknown) => String(error),
      );
      return {
        env: { DATABASE_URL: bouncer.url, DATABASE_SESSION_URL: databaseUrl },
        close: bouncer.close,
      };
    },
    async breaks({ product }, lasting) {
      at = performance.now();
      await product.kill();
      await hold(lasting);
      await product.start();
    },
    measure: (silences) => [
      {
        what: 'ms of silence, the longest of those it hit',
        found: waitsIn(silences, { began: at, ended: at })[2] ?? 0,
        goal: 10_000,
      },
      {
        what: 'starts without the direct address',
        found: /DATABASE_SESSION_URL/.test(refusal) ? 0 : 1,
        goal: 0,
      },
    ],
  });
  return found;
};
