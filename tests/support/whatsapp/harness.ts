// A linked device under test: the real channel on a real database, connected to a stand-in.
// Shows what reached the inbox, what the operator was told and printed, and the sockets that were made.
import { Readable } from 'node:stream';
import {
  baileysChannel,
  type BaileysChannel,
  type BaileysOptions,
} from '../../../src/bot/whatsapp/baileys.ts';
import { makeWASocket, type WASocket } from '../../../src/bot/whatsapp/baileys/library.ts';
import type { InboundMessage, Sink } from '../../../src/bot/channel.ts';
import { createIntake } from '../../../src/bot/intake.ts';
import { openProcessSession, type ProcessSession } from '../../../src/db/lease.ts';
import { makeLog } from '../../../src/log.ts';
import type { TestDatabase } from '../database.ts';
import { botNumber, until, type WhatsappStandIn } from './stand-in.ts';

export interface Device {
  readonly channel: BaileysChannel;
  readonly process: ProcessSession;
  /** What the sink was given and stored. */
  readonly received: InboundMessage[];
  readonly sockets: WASocket[];
  readonly notices: string[];
  readonly shown: string[];
  readonly statuses: [string, string][];
  /** The newest socket. */
  socket(): WASocket;
  /** Starts the channel and waits until it is connected. */
  connect(): Promise<void>;
  /** Stops the channel and gives the process's lease back. */
  close(): Promise<void>;
}

export const testSecret = 'a secret that only this test knows, 1234';

type Changes = Partial<BaileysOptions> & { readonly sink?: Sink };

/** Makes a device; `changes` replace its options. */
export async function makeDevice(
  database: TestDatabase,
  standIn: Pick<WhatsappStandIn, 'wsUrl'>,
  changes: Changes = {},
): Promise<Device> {
  const log = changes.log ?? makeLog('fatal');
  const own = await openProcessSession(database.url, log);
  const received: InboundMessage[] = [];
  const sockets: WASocket[] = [];
  const notices: string[] = [];
  const shown: string[] = [];
  const statuses: [string, string][] = [];
  const intake = createIntake({ db: database.db, onAccepted: () => undefined });
  const store = changes.sink ?? intake.sink;
  const channel = baileysChannel({
    db: database.db,
    secretKey: testSecret,
    lease: own,
    log,
    number: botNumber,
    wsUrl: standIn.wsUrl,
    openFile: () => Promise.resolve(Readable.from([Buffer.from('file')])),
    onOperatorNotice: (text) => notices.push(text),
    show: (text) => shown.push(text),
    onStatus: (id, status) => statuses.push([id, status]),
    makeSocket(config) {
      const socket = makeWASocket(config);
      sockets.push(socket);
      return socket;
    },
    ...changes,
  });
  const socket = (): WASocket => {
    const newest = sockets.at(-1);
    if (!newest) throw new Error('no socket was made');
    return newest;
  };
  return {
    channel,
    process: own,
    received,
    sockets,
    notices,
    shown,
    statuses,
    socket,
    async connect() {
      await channel.start(async (messages) => {
        await store(messages);
        received.push(...messages);
      });
      await until('connected', () => channel.pairing().state === 'open');
    },
    async close() {
      await channel.stop();
      await own.close();
    },
  };
}
