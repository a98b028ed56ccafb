// Hears PostgreSQL's NOTIFY on one connection of its own and comes back after every loss.
// A notification is only a knock: whoever hears it reads the tables, so a missed one costs time, never data.
import pg from 'pg';
import type { Logger } from '../log.ts';
import { createHand } from '../loops.ts';
import { watchAnswers } from './answers.ts';
import { connection } from './connect.ts';
import type { Pulse } from './lease.ts';
import { showsLife } from './sign-of-life.ts';

/** A listener that runs until it is closed. `connected` is false while the connection is being made again. */
export interface Listener {
  readonly connected: () => boolean;
  /** Milliseconds since the connection was lost or its oldest query was asked; 0 when all is well. */
  readonly oldestMs: () => number;
  readonly close: () => Promise<void>;
}

const LONGEST_WAIT_MS = 5000;

/**
 * Listens on `channel` and calls `heard` with each payload, and with null after a reconnection, when
 * payloads may have been missed. Returns at once; never throws for a database that is away.
 */
export function listen(
  databaseUrl: string,
  channel: string,
  heard: (payload: string | null) => void,
  log: Logger,
  { pulseMs, answerMs }: Pulse = { pulseMs: 5000, answerMs: 5000 },
): Listener {
  if (!/^[a-z_]+$/.test(channel)) throw new Error('a channel name is lower-case letters and _');
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let live = false;
  let closed = false;
  let losses = 0;
  const answers = watchAnswers(answerMs);
  const without = createHand();
  let found = without.begin();
  // A connection on which nobody calls looks like one that is silent: it is asked.
  const pulse = setInterval(() => {
    const asked = client;
    if (live && asked !== null && answers.oldestMs() === 0)
      showsLife(asked).catch((error: unknown) => again(asked, error));
  }, pulseMs);
  pulse.unref();

  const again = (lost: pg.Client, error: unknown): void => {
    if (closed || lost !== client) return;
    client = null;
    if (live) found = without.begin();
    live = false;
    if (losses === 0) log.warn({ err: error, channel }, 'listening connection lost');
    losses += 1;
    lost.end().catch(() => undefined);
    timer = setTimeout(open, Math.min(LONGEST_WAIT_MS, 100 * 2 ** losses));
  };

  const open = (): void => {
    const next = new pg.Client(connection(databaseUrl));
    client = next;
    answers.watch(next);
    next.on('error', (error) => again(next, error));
    next.on('end', () => again(next, new Error('connection ended')));
    next.on('notification', ({ payload }) => heard(payload ?? ''));
    next
      .connect()
      .then(() => showsLife(next))
      .then(() => next.query(`listen ${channel}`))
      .then(() => {
        live = true;
        losses = 0;
        found();
        heard(null);
      })
      .catch((error: unknown) => again(next, error));
  };
  open();

  return {
    connected: () => live,
    oldestMs: () => Math.max(without.oldestMs(), answers.oldestMs()),
    close: async () => {
      closed = true;
      live = false;
      clearTimeout(timer);
      clearInterval(pulse);
      await client?.end().catch(() => undefined);
      answers.stop();
    },
  };
}
