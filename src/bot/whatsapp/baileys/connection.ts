// Keeps one socket of the number alive: waits for the lease, connects, and does what the reason of a close demands.
// It never loops on a reason that a person must look at, and never runs a second socket beside the first.
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProcessSession } from '../../../db/lease.ts';
import type { Logger } from '../../../log.ts';
import type { ConnectionState } from './library.ts';
import type { PairingView } from './pairing.ts';
import { backOff, nextStep, type NextStep, type StopReason } from './reasons.ts';
import type { OpenSocket } from './socket.ts';

export type Lease = Pick<ProcessSession, 'tryLease' | 'release' | 'onLost'>;

export interface ConnectionOptions {
  readonly lease: Lease;
  readonly leaseName: string;
  readonly log: Logger;
  /** Opens a socket; its updates are handed to `onUpdate`. */
  readonly open: (onUpdate: (update: Partial<ConnectionState>) => void) => Promise<OpenSocket>;
  readonly onOpen: () => void;
  readonly onQr: (qr: string, socket: OpenSocket) => void;
  readonly onStopped: (reason: StopReason, code: number) => void;
  readonly onWaiting: (until: Date) => void;
  /** The pause before another attempt, as `reasons.ts` has it. */
  readonly backOff?: typeof backOff;
}

/** Where the connection stands. `until` is there while a temporary ban runs. */
interface Standing {
  readonly state: PairingView['state'];
  readonly until: Date | null;
  readonly stopped: StopReason | null;
}

export interface Connection {
  start(): void;
  stop(): Promise<void>;
  standing(): Standing;
  /** The socket while it is open and the lease is held, else null. */
  current(): Promise<OpenSocket | null>;
}

const leaseEveryMs = 2000;
// Longer timers overflow and fire at once.
const longestSleep = 2_000_000_000;
const stableAfterMs = 10_000;

/** Makes the connection of one number; nothing happens before `start`. */
export function makeConnection(options: ConnectionOptions): Connection {
  const { lease, leaseName, log } = options;
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let socket: OpenSocket | undefined;
  let standing: Standing = { state: 'off', until: null, stopped: null };
  const be = (state: Standing['state'], more: Partial<Standing> = {}): void => {
    standing = { until: null, stopped: null, ...more, state };
  };
  const stopListening = lease.onLost(() => socket?.end('lease lost'));

  return {
    start() {
      running ??= run();
    },
    async stop() {
      stopping.abort();
      socket?.end('stopping');
      await running;
      stopListening();
      await lease.release(leaseName);
      be('off');
    },
    standing: () => standing,
    async current() {
      if (standing.state !== 'open' || !socket) return null;
      const own = socket;
      const mine = (await lease.tryLease(leaseName)) && (await own.session.isCurrent());
      if (!mine) own.end('another process has the session');
      return mine && own === socket && standing.state === 'open' ? own : null;
    },
  };

  async function run(): Promise<void> {
    let attempt = 0;
    while (!stopping.signal.aborted) {
      const held = await lease.tryLease(leaseName).catch(() => false);
      if (!held) {
        be('standby');
        await rest(leaseEveryMs);
        continue;
      }
      const { step, workedMs } = await connectOnce();
      if (stopping.signal.aborted) return;
      attempt = workedMs > stableAfterMs ? 1 : attempt + 1;
      await follow(step, attempt, workedMs > 0);
    }
  }

  async function connectOnce(): Promise<{ step: NextStep; workedMs: number }> {
    be('connecting');
    let openedAt: number | undefined;
    try {
      const own = await options.open((update) => {
        if (update.connection === 'open') {
          openedAt = Date.now();
          be('open');
          options.onOpen();
        }
        if (update.connection === 'close') be('connecting');
        if (update.qr !== undefined && socket) {
          be('unpaired');
          options.onQr(update.qr, socket);
        }
      });
      socket = own;
      // It may have been stopped while the session was being read.
      if (stopping.signal.aborted) own.end('stopping');
      const { code, fromNetwork, expireSeconds } = await own.closed;
      log.info({ code, fromNetwork }, 'whatsapp connection closed');
      const workedMs = openedAt === undefined ? 0 : Math.max(1, Date.now() - openedAt);
      return { step: nextStep(code, fromNetwork, expireSeconds), workedMs };
    } catch (error) {
      log.warn({ err: error }, 'whatsapp connection could not be opened');
      return { step: { do: 'reconnect', when: 'later' }, workedMs: 0 };
    } finally {
      socket = undefined;
    }
  }

  async function follow(step: NextStep, attempt: number, hadWorked: boolean): Promise<void> {
    if (step.do === 'reconnect') {
      const pause = options.backOff ?? backOff;
      if (step.when === 'later') await rest(pause(attempt, hadWorked, Math.random()));
      return;
    }
    if (step.do === 'wait') {
      const until = new Date(Date.now() + step.ms);
      be('waiting', { until });
      options.onWaiting(until);
      await rest(step.ms);
      return;
    }
    log.error({ reason: step.reason, code: step.code }, 'whatsapp stopped, a person must look');
    be('stopped', { stopped: step.reason });
    options.onStopped(step.reason, step.code);
    // The lease is kept, so that no other process starts the same trouble again.
    while (!stopping.signal.aborted) await rest(longestSleep);
  }

  async function rest(ms: number): Promise<void> {
    const until = Date.now() + ms;
    while (!stopping.signal.aborted && Date.now() < until) {
      const piece = Math.min(until - Date.now(), longestSleep);
      await sleep(piece, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }
}
