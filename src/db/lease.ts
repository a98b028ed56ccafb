// Which process is alive and which one may do what only one may do, such as polling Telegram.
// Epochs and leases are session-level advisory locks on one connection kept for that alone.
//
// Why locks and no heartbeat rows: PostgreSQL frees them the moment the socket closes, so a killed
// process is followed at once, and a restart never waits for a timeout. A frozen process keeps its
// socket; whoever waits sees in the server that its session says nothing and ends it there. Only then
// are its leases free: the lock stays the fence, whatever the clocks of two machines say.
import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import pg from 'pg';
import type { Logger } from '../log.ts';
import { createHand } from '../loops.ts';
import { type AnswerWatch, watchAnswers } from './answers.ts';
import { connection } from './connect.ts';
import { isUnavailable } from './errors.ts';
import type { Database } from './schema.ts';
import { showsLife } from './sign-of-life.ts';

// The first key of the two-part advisory locks; the second is the epoch, or the name's hash.
/** The first key of the locks by which a process shows that it lives. */
export const epochLocks = 1;
const leases = 2;
// Together below the 19 s after which the server frees the locks of a silent peer,
// so that this side gives up its leases before somebody else can have them.
const usual: Pulse = { pulseMs: 2000, answerMs: 5000 };
/**
 * A session that was silent for so long, by the server's clock, is ended by whoever waits for it: later than this side gives
 * up its leases, which is a pulse, an answer and a moment after the last word.
 */
const usualSilenceMs = usual.pulseMs + usual.answerMs + 1000;

const longestClose = 1500;

/** How often a connection is asked for a sign of life, and how long it may take to give one. */
export type Pulse = Readonly<{ pulseMs: number; answerMs: number; silenceMs?: number }>;

/** What a process holds in the database for as long as its session connection lives. */
export type ProcessSession = Readonly<{
  /** The number rows are claimed with; it changes when the connection had to be made anew. */
  epoch: () => number;
  /** Tries to become the only process with this lease; `true` also when it has it already. */
  tryLease: (name: string) => Promise<boolean>;
  /** Gives the lease back, so that another process may take it. */
  release: (name: string) => Promise<void>;
  /** Ends the sessions of processes that stand still: what they hold is free then, and they learn it when they go on. */
  endSilent: () => Promise<void>;
  /**
   * Calls back when the connection is lost: every lease is gone at that moment, and other
   * processes may already act. Gives the function that ends the listening.
   */
  onLost: (listener: () => void) => () => void;
  /** Calls back when a new connection holds a new epoch; no lease comes back by itself. */
  onRenewed: (listener: (epoch: number) => void) => () => void;
  /** Milliseconds since the session was lost or its oldest query was asked; 0 when all is well. */
  oldestMs: () => number;
  close: () => Promise<void>;
}>;

/**
 * Opens the session of this process and takes a new epoch. When the connection is lost it tells the
 * listeners, then connects again on its own for as long as it takes. Throws when the first
 * connection fails.
 */
export async function openProcessSession(
  databaseUrl: string,
  log: Logger,
  { pulseMs, answerMs, silenceMs = usualSilenceMs }: Pulse = usual,
): Promise<ProcessSession> {
  const events = new EventEmitter();
  const closing = new AbortController();
  const closed = once(closing.signal, 'abort');
  const answers = watchAnswers(answerMs);
  let held: Held | undefined = await hold(databaseUrl, answers);
  let epoch = held.epoch;
  const without = createHand();

  const keep = async (): Promise<void> => {
    let found = (): void => undefined;
    for (let tries = 0; ; tries += 1) {
      if (held) await Promise.race([silence(held, pulseMs), closed]);
      if (closing.signal.aborted) return;
      if (held) {
        log.warn({ epoch }, 'process session lost, leases given up');
        held = undefined;
        tries = 0;
        found = without.begin();
        events.emit('lost');
      }
      try {
        held = await hold(databaseUrl, answers, epoch);
        epoch = held.epoch;
        found();
        log.info({ epoch }, 'process session renewed');
        events.emit('renewed', epoch);
      } catch (error) {
        log.warn({ err: error, tries }, 'process session cannot be renewed yet');
        await Promise.race([
          sleep(Math.min(100 * 2 ** tries, 5000), undefined, { ref: false }),
          closed,
        ]);
      }
    }
  };
  const keeping = keep();

  return {
    epoch: () => epoch,
    async tryLease(name) {
      if (!held) return false;
      const own = held;
      if (own.leases.has(name)) return true;
      try {
        const taken = await lock(own, name);
        // A session may take a lock twice and must then release it twice: once is enough for us.
        if (taken && own.leases.has(name)) await unlock(own, name);
        else if (taken) own.leases.add(name);
        // The next try finds it free.
        else await endSilent(own, silenceMs);
      } catch (error) {
        if (!isUnavailable(error)) throw error;
      }
      return own === held && own.leases.has(name);
    },
    async release(name) {
      if (!held?.leases.delete(name)) return;
      try {
        await unlock(held, name);
      } catch (error) {
        if (!isUnavailable(error)) throw error; // The lost connection has released it.
      }
    },
    async endSilent() {
      try {
        if (held) await endSilent(held, silenceMs);
      } catch (error) {
        if (!isUnavailable(error)) throw error;
      }
    },
    onLost: (listener) => listen(events, 'lost', listener),
    onRenewed: (listener) => listen(events, 'renewed', listener),
    oldestMs: () => Math.max(without.oldestMs(), answers.oldestMs()),
    async close() {
      closing.abort();
      const ended = keeping.then(() => held?.client.end());
      // A connection that is being made to a server that is away takes longer than anybody waits for.
      await Promise.race([ended, sleep(longestClose, undefined, { ref: false })]);
      answers.stop();
    },
  };
}

/**
 * Tells whether the process that claimed rows with `epoch` is gone: its lock is free. One that only
 * lost its connection counts as gone, too; it has been told by `onLost`.
 */
export async function isEpochDead(db: Kysely<Database>, epoch: number): Promise<boolean> {
  // Shared, so that two that look at once do not take each other for the owner; given back at once.
  const { rows } = await sql<{ dead: boolean }>`
    select pg_try_advisory_xact_lock_shared(${epochLocks}, ${epoch}::int) as dead`.execute(db);
  return rows[0]?.dead === true;
}

type Held = Readonly<{
  client: pg.Client;
  epoch: number;
  leases: Set<string>;
  lost: Promise<void>;
}>;

/** Makes the connection and takes a new epoch. What the connection of the epoch before still holds is ended first. */
async function hold(databaseUrl: string, answers: AnswerWatch, before?: number): Promise<Held> {
  const client = new pg.Client({
    ...connection(databaseUrl),
    application_name: 'sepeda-baru session',
  });
  answers.watch(client);
  const { promise: lost, resolve } = Promise.withResolvers<void>();
  client.once('error', () => resolve());
  client.once('end', () => resolve());
  // A second error of the same connection has nothing more to say, but must not end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    // A peer that vanished without closing its socket is noticed after 19 s at most.
    await client.query(
      `set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 3; set tcp_keepalives_count = 3`,
    );
    // On a silent connection the server may believe for long; it is ours, so nobody else is hurt.
    if (before !== undefined) await endSession(client, before);
    const { rows } = await client.query<{ epoch: number }>(
      `select nextval('process_epoch') as epoch`,
    );
    const epoch = rows[0]?.epoch;
    if (epoch === undefined) throw new Error('the sequence process_epoch gave no number');
    await client.query('select pg_advisory_lock($1, $2::int)', [epochLocks, epoch]);
    return { client, epoch, leases: new Set(), lost };
  } catch (error) {
    await client.end();
    throw error;
  }
}

/** Ends the connection that holds an epoch, exclusively; those who only look whether it is alive share the lock. */
async function endSession(client: pg.Client, epoch: number): Promise<void> {
  await client.query(
    `select pg_terminate_backend(pid) from pg_locks
     where locktype = 'advisory' and classid = $1::int::oid and objid = $2::int::oid and objsubid = 2
       and mode = 'ExclusiveLock' and granted and pid <> pg_backend_pid()
       and database = (select oid from pg_database where datname = current_database())`,
    [epochLocks, epoch],
  );
}

/** Ends the connections that hold an epoch and have said nothing for so long; a live process asks every two seconds. */
async function endSilent({ client }: Held, silenceMs: number): Promise<void> {
  await client.query(
    `select pg_terminate_backend(l.pid) from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.classid = $1::int::oid and l.objsubid = 2 and l.mode = 'ExclusiveLock'
       and l.granted and l.pid <> pg_backend_pid() and a.usename = current_user and a.state = 'idle'
       and l.database = (select oid from pg_database where datname = current_database())
       and a.state_change < clock_timestamp() - make_interval(secs => $2::float8 / 1000)`,
    [epochLocks, silenceMs],
  );
}

/**
 * Resolves when the connection is lost. Asks for a sign of life as well: a cable that was pulled
 * closes no socket on this side, and a server that is the first no more keeps the ones it has.
 */
async function silence({ client, lost }: Held, pulseMs: number): Promise<void> {
  const look = () => sleep(pulseMs, 'look', { ref: false });
  try {
    while ((await Promise.race([lost, look()])) === 'look') await showsLife(client);
  } catch {
    // Not awaited: the goodbye may never arrive.
    void client.end();
  }
}

async function lock(held: Held, name: string): Promise<boolean> {
  const { rows } = await held.client.query<{ taken: boolean }>(
    'select pg_try_advisory_lock($1, hashtext($2)) as taken',
    [leases, name],
  );
  return rows[0]?.taken === true;
}

async function unlock(held: Held, name: string): Promise<void> {
  await held.client.query('select pg_advisory_unlock($1, hashtext($2))', [leases, name]);
}

function listen<T extends unknown[]>(
  events: EventEmitter,
  name: string,
  listener: (...args: T) => void,
): () => void {
  events.on(name, listener);
  return () => events.off(name, listener);
}
