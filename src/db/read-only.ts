// After a failover a connection may still lead to the server that was the first and may only be read now: every write would
// be refused for as long as it is kept. One such answer ends all connections of the pool, so that new ones are made.
// It never breaks off a statement: connections in use end when they are given back.
import type pg from 'pg';
import type { Logger } from '../log.ts';
import { isReadOnly } from './errors.ts';

/** Watches the answers on all connections of this pool. New connections are made where the address leads then. */
export function dropWhenReadOnly(pool: pg.Pool, log: Logger): void {
  const open = new Set<pg.PoolClient>();
  const stale = new WeakSet<pg.PoolClient>();

  const drop = (refusing: pg.PoolClient): void => {
    // Its pool was dropped before: those that are new now may lead elsewhere.
    if (stale.has(refusing)) return;
    log.warn({ connections: open.size }, 'the database is read only; connections are made anew');
    for (const client of open) stale.add(client);
    // Whoever is idle is taken out by asking for it: nobody else waits while one is idle.
    for (let idle = pool.idleCount; idle > 0; idle -= 1) pool.connect().then(giveBack, ignore);
  };

  pool.on('connect', (client) => {
    open.add(client);
    client.query = new Proxy(client.query, {
      apply(target, self, args) {
        const answer: unknown = Reflect.apply(target, self, args);
        if (answer instanceof Promise)
          answer.catch((error: unknown) => {
            if (isReadOnly(error)) drop(client);
          });
        return answer;
      },
    });
  });
  // Told before the pool looks whether it may keep the connection, and it keeps none that is ending.
  pool.on('release', (_error, client) => {
    if (stale.has(client)) void client.end();
  });
  pool.on('remove', (client) => open.delete(client));
}

const giveBack = (client: pg.PoolClient): void => client.release();
const ignore = (): void => undefined;
