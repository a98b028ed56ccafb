// Hears PostgreSQL's NOTIFY on one connection of its own and comes back after every loss.
// A notification is only a knock: whoever hears it reads the tables, so a missed one costs time, never data.
import pg from 'pg';
import type { Logger } from '../log.ts';
import { connection } from './connect.ts';

/** A listener that runs until it is closed. `connected` is false while the connection is being made again. */
export interface Listener {
  readonly connected: () => boolean;
  readonly close: () => Promise<void>;
}

const LONGEST_WAIT_MS = 10_000;

/**
 * Listens on `channel` and calls `heard` with each payload, and with null after a reconnection, when
 * payloads may have been missed. Returns at once; never throws for a database that is away.
 */
export function listen(
  databaseUrl: string,
  channel: string,
  heard: (payload: string | null) => void,
  log: Logger,
): Listener {
  if (!/^[a-z_]+$/.test(channel)) throw new Error('a channel name is lower-case letters and _');
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let live = false;
  let closed = false;
  let losses = 0;

  const again = (lost: pg.Client, error: unknown): void => {
    if (closed || lost !== client) return;
    client = null;
    live = false;
    if (losses === 0) log.warn({ err: error, channel }, 'listening connection lost');
    losses += 1;
    lost.end().catch(() => undefined);
    timer = setTimeout(open, Math.min(LONGEST_WAIT_MS, 100 * 2 ** losses));
  };

  const open = (): void => {
    const next = new pg.Client(connection(databaseUrl));
    client = next;
    next.on('error', (error) => again(next, error));
    next.on('end', () => again(next, new Error('connection ended')));
    next.on('notification', ({ payload }) => heard(payload ?? ''));
    next
      .connect()
      .then(() => next.query(`listen ${channel}`))
      .then(() => {
        live = true;
        losses = 0;
        heard(null);
      })
      .catch((error: unknown) => again(next, error));
  };
  open();

  return {
    connected: () => live,
    close: async () => {
      closed = true;
      live = false;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
