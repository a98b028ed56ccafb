// WhatsApp through a linked device, as a channel: puts connection, receiver, sender and media together.
// It never repairs what a person must repair, and never shows a pairing code to anybody but the operator.
import type { Db } from '../../db/connect.ts';
import { type SentStatus, sentRecord } from '../../db/whatsapp-sent.ts';
import { takeWhatsappSession } from '../../db/whatsapp-session.ts';
import type { Logger } from '../../log.ts';
import { baileysCapabilities } from '../capabilities.ts';
import type { Channel, SendOutcome, Sink } from '../channel.ts';
import { askAgain } from './baileys/ask-again.ts';
import {
  type Connection,
  type ConnectionOptions,
  type Lease,
  makeConnection,
} from './baileys/connection.ts';
import { countsOf, type Counts } from './baileys/counts.ts';
import { fromAck, notConnected } from './baileys/failures.ts';
import { makeWASocket } from './baileys/library.ts';
import { fetchMedia } from './baileys/media.ts';
import { messageIdFor } from './baileys/message-id.ts';
import { houseRules, noPace, type PaceLimits } from './baileys/pace.ts';
import { makePairing, type PairingView } from './baileys/pairing.ts';
import { makeReceiver, type Receiver } from './baileys/receiver.ts';
import { render } from './baileys/render.ts';
import { makeRetryCounters } from './baileys/retries.ts';
import { makeSender } from './baileys/sender.ts';
import { readSentPoll } from './baileys/sent-message.ts';
import { type MakeSocket, openSocket } from './baileys/socket.ts';
import { statusOf } from './baileys/status.ts';
import { operatorText } from './operator-text.ts';

export interface BaileysOptions {
  readonly db: Db;
  readonly secretKey: string;
  readonly lease: Lease;
  readonly log: Logger;
  /** The number in international form, digits only; pairing is then by code. Null pairs by QR. */
  readonly number: string | null;
  /** Another server than WhatsApp's: a stand-in, which needs no pace and may serve media itself. */
  readonly wsUrl: string | null;
  readonly openFile: (sha256: string) => Promise<AsyncIterable<Uint8Array>>;
  /** Tells the operator over another channel. */
  readonly onOperatorNotice: (text: string) => void;
  /** Prints a pairing code where only the operator looks. */
  readonly show: (text: string) => void;
  /** Hears how far a message got. */
  readonly onStatus: (providerId: string, status: SentStatus) => void;
  readonly pace?: PaceLimits;
  readonly polls?: boolean;
  readonly makeSocket?: MakeSocket;
  readonly backOff?: ConnectionOptions['backOff'];
  readonly answerWithinMs?: number;
}

/** The channel, with what only WhatsApp has. */
export interface BaileysChannel extends Channel {
  /** What the operator page shows about linking the phone. */
  pairing(): PairingView;
  /** What was received, ignored and not understood since the start. */
  counts(): Counts;
}

const day = 86_400_000;
const keepSentDays = 21;
// A message waits this long for the database before WhatsApp is left to deliver it again.
const commitPatienceMs = 60_000;
const phoneAnswersWithinMs = 30_000;

/** Makes the channel. Nothing connects before `start`. */
export function baileysChannel(options: BaileysOptions): BaileysChannel {
  const { db, log, secretKey, wsUrl } = options;
  const sessionId = options.number ?? 'main';
  const sent = sentRecord(db, sessionId, secretKey);
  const pairing = makePairing(options.show);
  const counts = countsOf((undecryptable) =>
    options.onOperatorNotice(operatorText.undecryptable(undecryptable)),
  );
  const retries = makeRetryCounters();
  const standIn = wsUrl === null ? [] : [new URL(wsUrl).host];
  let receiver: Receiver | undefined;
  let pausedUntil = 0;
  let stopping = false;

  const connection: Connection = makeConnection({
    lease: options.lease,
    leaseName: `whatsapp:${sessionId}`,
    log,
    ...(options.backOff === undefined ? {} : { backOff: options.backOff }),
    async open(onUpdate) {
      return openSocket({
        session: await takeWhatsappSession(db, sessionId, secretKey),
        sent,
        number: options.number,
        wsUrl,
        log,
        retries,
        makeSocket: options.makeSocket ?? makeWASocket,
        commitEarly: (message, from, alive) =>
          received().commit(message, from, alive, commitPatienceMs),
        // The receipt may be out already, so this one is not given up while the process lives.
        commitLate: (message, from) =>
          received()
            .commit(message, from, () => !stopping, Infinity)
            .catch(() => log.error('whatsapp message not stored, given up at the stop')),
        commitChange: (change, from) =>
          received()
            .commitChange(change, from, () => !stopping)
            .catch(() => log.error('whatsapp identity change not stored')),
        onResentByPhone: (count) => counts.ignored('resent_by_phone', count),
        onUndecryptable(keyUsed) {
          if (keyUsed) counts.ignored('key_used', 1);
          else counts.undecryptable();
        },
        onUpdate(update) {
          const lock = update.reachoutTimeLock;
          if (lock?.isActive) pause(lock.timeEnforcementEnds ?? new Date(Date.now() + day), '463');
          if (update.connection === 'close') pairing.clear();
          onUpdate(update);
        },
        onAck(messageId, error) {
          const outcome = error === null ? null : fromAck(error);
          if (outcome?.kind === 'paused') {
            const { untilMs, reason } = outcome;
            pause(untilMs === null ? null : new Date(Date.now() + untilMs), reason);
          }
          sender.answer(messageId, error);
        },
        onStatus: (messageId, status) => void recordStatus(messageId, status),
      });
    },
    onOpen() {
      pairing.clear();
      log.info('whatsapp connected');
      void sent.forgetOlderThan(keepSentDays).catch((error: unknown) => {
        log.warn({ err: error }, 'old whatsapp messages not removed');
      });
    },
    onQr(qr, socket) {
      if (options.number === null) {
        void pairing.offerQr(qr);
      } else if (pairing.view('unpaired').code === null) {
        void socket.wa.requestPairingCode(options.number).then(pairing.offerCode, () => {
          socket.end('no pairing code');
        });
      }
      if (counts.firstPairing()) options.onOperatorNotice(operatorText.needsPairing);
    },
    onStopped: (reason, code) => options.onOperatorNotice(operatorText.stopped(reason, code)),
    onWaiting: (until) => options.onOperatorNotice(operatorText.waiting(until)),
  });

  const sender = makeSender({
    sessionId,
    sent,
    pace: options.pace ?? (wsUrl === null ? houseRules : noPace),
    polls: options.polls ?? false,
    openFile: options.openFile,
    answerWithinMs: options.answerWithinMs ?? 20_000,
    async socket() {
      const rests = resting();
      if (rests) return rests;
      const current = await connection.current();
      return current ? current.wa : notConnected;
    },
  });

  return {
    id: 'whatsapp',
    caps: baileysCapabilities,
    async start(sink: Sink) {
      receiver = makeReceiver({
        sink: async (messages) => {
          await sink(messages);
          counts.received(messages.length);
        },
        pollOf: (id) => readSentPoll(sent, id),
        onIgnored: (reason) => counts.ignored(reason, 1),
        onNotStored: (error) => log.warn({ err: error }, 'whatsapp message not stored yet'),
      });
      connection.start();
    },
    render,
    send: sender.send,
    idOf: (key) => messageIdFor(sessionId, key),
    fetchFile: (ref, maxBytes, signal) =>
      fetchMedia(ref, maxBytes, signal, {
        extraHosts: standIn,
        async askAgain(media) {
          const current = await connection.current();
          if (!current) throw new Error('whatsapp is not connected');
          return askAgain(current.wa, media, phoneAnswersWithinMs);
        },
      }),
    health() {
      const { state, stopped } = connection.standing();
      return { ok: state === 'open' || state === 'standby', detail: stopped ?? state };
    },
    async stop() {
      stopping = true;
      await connection.stop();
    },
    pairing: () => pairing.view(connection.standing().state),
    counts: counts.read,
  };

  function received(): Receiver {
    if (!receiver) throw new Error('the channel was not started');
    return receiver;
  }

  function resting(): SendOutcome | null {
    const { state, until, stopped } = connection.standing();
    if (state === 'stopped') {
      return { kind: 'paused', untilMs: null, reason: `whatsapp ${stopped ?? 'stopped'}` };
    }
    const end = Math.max(until?.getTime() ?? 0, pausedUntil);
    const untilMs = end - Date.now();
    if (untilMs <= 0) return null;
    const known = Number.isFinite(untilMs) ? untilMs : null;
    return { kind: 'paused', untilMs: known, reason: 'whatsapp is resting' };
  }

  /** Rests until then, or for good when `until` is null; tells the operator the first time. */
  function pause(until: Date | null, reason: string): void {
    const restsAlready = pausedUntil > Date.now();
    pausedUntil = Math.max(pausedUntil, until?.getTime() ?? Infinity);
    if (restsAlready) return;
    options.onOperatorNotice(operatorText.paused(reason, until));
  }

  async function recordStatus(messageId: string, code: number): Promise<void> {
    const status = statusOf(code);
    if (!status) return;
    try {
      if (await sent.mark(messageId, status)) options.onStatus(messageId, status);
    } catch (error) {
      log.warn({ err: error }, 'whatsapp status not recorded');
    }
  }
}
