// One socket to WhatsApp from its opening to its end, with the session it may write.
// It lives once: after a failure everything it held in memory is thrown away and a new one is made.
import type { Logger } from '../../../log.ts';
import type { SentRecord } from '../../../db/whatsapp-sent.ts';
import type { WhatsappSession } from '../../../db/whatsapp-session.ts';
import { loadAuth, type StoredAuth } from './auth.ts';
import { earlyCommit } from './early.ts';
import {
  type BinaryNode,
  isJidBot,
  isJidBroadcast,
  isJidGroup,
  isJidMetaAI,
  isJidNewsletter,
  jidDecode,
  jidEncode,
  jidNormalizedUser,
  type ConnectionState,
  type WAMessage,
  type WASocket,
  type makeWASocket,
} from './library.ts';
import { baileysLogger } from './logger.ts';
import { type IdentityChange, identityChange } from './identity.ts';
import type { Addresses } from './receiver.ts';
import { readSent } from './sent-message.ts';

export type MakeSocket = typeof makeWASocket;

export interface SocketOptions {
  readonly session: WhatsappSession;
  readonly sent: SentRecord;
  /** The number to pair with a code; null for a QR. */
  readonly number: string | null;
  readonly wsUrl: string | null;
  readonly log: Logger;
  readonly makeSocket: MakeSocket;
  /** Retry counters that must outlive the socket. */
  readonly retries: NonNullable<Parameters<MakeSocket>[0]['msgRetryCounterCache']>;
  /** Commits a message before WhatsApp is told of it; rejects when it cannot be stored while `alive`. */
  readonly commitEarly: (
    message: WAMessage,
    from: Addresses,
    alive: () => boolean,
  ) => Promise<void>;
  /** Commits a message that Baileys emitted. */
  readonly commitLate: (message: WAMessage, from: Addresses) => Promise<void>;
  /** Commits that the phone behind a number is another one than before. */
  readonly commitChange: (change: IdentityChange, from: Addresses) => Promise<void>;
  readonly onResentByPhone: (count: number) => void;
  readonly onUndecryptable: (keyUsed: boolean) => void;
  readonly onUpdate: (update: Partial<ConnectionState>) => void;
  readonly onAck: (messageId: string, error: string | null) => void;
  readonly onStatus: (messageId: string, status: number) => void;
}

export interface OpenSocket {
  readonly wa: WASocket;
  readonly session: WhatsappSession;
  /** Resolves once the socket is closed and all it had received and saved is committed, with the reason. */
  readonly closed: Promise<Closed>;
  end(why: string): void;
}

/** Why a socket closed, as far as WhatsApp or the network said. */
interface Closed {
  readonly code: number | undefined;
  readonly fromNetwork: boolean;
  readonly expireSeconds: number | undefined;
}

/** Opens a socket. The caller holds the lease of this number. */
export async function openSocket(options: SocketOptions): Promise<OpenSocket> {
  const { session, log } = options;
  let ended = false;
  const end = (why: string): void => {
    if (ended) return;
    log.info({ why }, 'whatsapp socket ended by us');
    void wa.end(undefined);
  };
  const auth = await loadAuth(session, (error) => {
    log.error({ err: error }, 'whatsapp session not saved');
    end('session not saved');
  });
  const alive = (): boolean => !ended;
  const from = addresses(auth);
  const early = earlyCommit({
    commit: (message) => options.commitEarly(message, from, alive),
    onUndecryptable: options.onUndecryptable,
  });

  const wa = options.makeSocket({
    auth: auth.state,
    logger: baileysLogger(log),
    ...(options.wsUrl === null ? {} : standInAt(options.wsUrl)),
    makeSignalRepository: early.makeSignalRepository,
    getMessage: async (key) => (await readSent(options.sent, key.id ?? ''))?.message,
    msgRetryCounterCache: options.retries,
    // The old chats of the number are no business of the product, and waiting for them delays the first messages.
    shouldSyncHistoryMessage: () => false,
    syncFullHistory: false,
    markOnlineOnConnect: false,
    emitOwnEvents: false,
    shouldIgnoreJid: isNoPerson,
    transactionOpts: { maxCommitRetries: 3, delayBetweenTriesMs: 500 },
  });
  early.attach(wa);
  // Before Baileys' own listener: what arrives right after the login needs our address.
  wa.ws.prependListener('CB:success', () => nameOurselves(auth, options.number));

  // What is being committed right now; the end of the socket waits for it.
  const committing = new Set<Promise<void>>();
  const late = (message: WAMessage): void => {
    const work = options.commitLate(message, from).finally(() => committing.delete(work));
    committing.add(work);
  };
  wa.ev.on('creds.update', () => auth.saveCreds());
  // Live messages and those kept while we were away come alike (K6); only the phone's own copies are not taken,
  // because a forger could once make Baileys emit such (K2), and the sender was asked to send again anyway.
  wa.ev.on('messages.upsert', ({ messages, requestId }) => {
    if (requestId === undefined) messages.forEach(late);
    else options.onResentByPhone(messages.length);
  });
  wa.ws.on('CB:notification,type:encrypt', (stanza: BinaryNode) => {
    const change = identityChange(stanza);
    if (change === null) return;
    const work = options.commitChange(change, from).finally(() => committing.delete(work));
    committing.add(work);
  });
  wa.ev.on('messages.update', (updates) => {
    for (const { key, update } of updates) {
      if (key.fromMe && key.id && typeof update.status === 'number') {
        options.onStatus(key.id, update.status);
      }
    }
  });
  wa.ws.on('CB:ack,class:message', ({ attrs }: { attrs: Record<string, string> }) => {
    if (attrs['id']) options.onAck(attrs['id'], attrs['error'] ?? null);
  });

  const { promise: closed, resolve } = Promise.withResolvers<Closed>();
  wa.ev.on('connection.update', (update) => {
    if (update.connection === 'close') {
      ended = true;
      // Baileys throws away what it still holds back when it closes.
      wa.ev.flush();
      const reason = readReason(update.lastDisconnect?.error);
      void Promise.allSettled(committing)
        .then(() => auth.drain())
        .then(() => resolve(reason));
    }
    options.onUpdate(update);
  });
  return { wa, session, closed, end };
}

/** A stand-in takes files where it takes messages; Baileys puts them up over HTTPS alone. */
const standInAt = (wsUrl: string) => ({
  waWebSocketUrl: wsUrl,
  customUploadHosts: [{ hostname: new URL(wsUrl).host, maxContentLengthBytes: 104_857_600 }],
});

const isNoPerson = (jid: string): boolean =>
  Boolean(
    isJidGroup(jid) ||
    isJidBroadcast(jid) ||
    isJidNewsletter(jid) ||
    isJidBot(jid) ||
    isJidMetaAI(jid),
  );

function addresses(auth: StoredAuth): Addresses {
  const { creds, keys } = auth.state;
  return {
    get ours() {
      return [creds.me?.lid, creds.me?.id].flatMap((jid) => (jid ? [jidNormalizedUser(jid)] : []));
    },
    async aliasOf(jid) {
      const own = jidDecode(jid);
      if (!own) return null;
      // Baileys keeps the pairs it learned: number to LID, and LID to number under "…_reverse".
      const lid = own.server === 'lid';
      const id = lid ? `${own.user}_reverse` : own.user;
      const { [id]: other } = await keys.get('lid-mapping', [id]);
      return other ? jidEncode(other, lid ? 's.whatsapp.net' : 'lid') : null;
    },
  };
}

/**
 * Completes the account's own address. WhatsApp names it when a phone is linked; a stand-in that lets anybody in
 * does not, and then the configured number is it.
 */
function nameOurselves(auth: StoredAuth, number: string | null): void {
  const { creds } = auth.state;
  if (creds.me?.id || number === null) return;
  creds.me = { ...creds.me, id: jidEncode(number, 's.whatsapp.net', 0) };
  auth.saveCreds();
}

function readReason(error: unknown): Closed {
  const none: Closed = { code: undefined, fromNetwork: false, expireSeconds: undefined };
  if (!(error instanceof Error)) return none;
  const output: unknown = Reflect.get(error, 'output');
  const code: unknown = Object(output).statusCode;
  const expire = Number(Object(Reflect.get(error, 'data')).expire);
  return {
    code: typeof code === 'number' ? code : 500,
    fromNetwork: error.message.startsWith('WebSocket Error'),
    expireSeconds: Number.isFinite(expire) && expire > 0 ? expire : undefined,
  };
}
