// One process of the product as far as sending goes: database, session, sender, reconciler, and people to write to.
import { type Channel, type OutgoingMessage } from '../../../src/bot/channel.ts';
import {
  createReconciler,
  type Reconciler,
  type ReconcilerSettings,
} from '../../../src/bot/reconcile.ts';
import {
  type ClaimedSend,
  createSender,
  type SendAlert,
  type Sender,
  type SenderSettings,
} from '../../../src/bot/sender.ts';
import { createAddressBook } from '../../../src/db/address-book.ts';
import { openDatabase, type OpenDatabase } from '../../../src/db/connect.ts';
import { openProcessSession, type ProcessSession } from '../../../src/db/lease.ts';
import { acceptInbound } from '../../../src/db/transactions/accept-inbound.ts';
import type { ChannelId } from '../../../src/domain/conversation/input.ts';
import { makeLog } from '../../../src/log.ts';

const log = makeLog('silent');

/** A process that sends. */
export interface Process {
  readonly database: OpenDatabase;
  readonly session: ProcessSession;
  readonly sender: Sender;
  readonly reconciler: Reconciler;
  readonly alerts: SendAlert[];
  /** Ends without a word, as far as one can inside another process: nothing more is claimed or written. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

const render = (message: unknown): OutgoingMessage => ({
  text: typeof message === 'string' ? message : fail(),
  choices: [],
});
const fail = (): never => {
  throw new Error('this message has no words');
};

/** Starts one. Timers are short, so that tests wait for events and not for the clock. */
export async function startProcess(
  url: string,
  channels: readonly Channel[],
  more: Partial<Pick<SenderSettings, 'pace' | 'tickMs' | 'drainMs'>> &
    Pick<ReconcilerSettings, 'newestId'> = {},
): Promise<Process> {
  const database = openDatabase(url, log);
  const session = await openProcessSession(url, log);
  const alerts: SendAlert[] = [];
  const common = {
    db: database.db,
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    render,
    session,
    log,
    alert: (alert: SendAlert) => void alerts.push(alert),
  };
  const sender = createSender({
    ...common,
    onUncertain: () => reconciler.nudge(),
    tickMs: 50,
    pace: { telegram: { concurrency: 16, perSecond: 1000, perChatMs: 5 } },
    ...more,
  });
  const reconciler: Reconciler = createReconciler({
    ...common,
    inHand: () => sender.inHand(),
    disown: (rows) => sender.disown(rows),
    ...(more.newestId === undefined ? {} : { newestId: more.newestId }),
    lineUp: (addressIds) => sender.lineUp(addressIds),
    wake: () => sender.wake(),
    everyMs: 50,
    graceMs: 0,
    ownGraceMs: 100,
  });
  await reconciler.start();
  await sender.start();
  return {
    database,
    session,
    sender,
    reconciler,
    alerts,
    async crash() {
      await database.close();
      await session.close();
      await Promise.all([reconciler.stop(), sender.stop()]);
    },
    async stop() {
      await reconciler.stop();
      await sender.stop();
      await session.close();
      await database.close();
    },
  };
}

export interface Chat {
  readonly addressId: number;
  readonly personId: number;
  readonly nativeId: string;
  readonly channel: ChannelId;
  readonly inboxId: number;
}

let nth = 0;

/** Lets somebody write, and gives their address; every call is a new message. */
export async function writes(
  db: OpenDatabase['db'],
  nativeId: string,
  channel: ChannelId = 'telegram',
): Promise<Chat> {
  nth += 1;
  const externalId = `in${nth}`;
  const message = {
    channel,
    address: nativeId,
    externalId,
    order: nth,
    sentAt: new Date(),
    kind: 'text' as const,
    text: 'halo',
    raw: Buffer.from('{}'),
  };
  await acceptInbound(db, [message], createAddressBook());
  const row = await db
    .selectFrom('inbox')
    .innerJoin('address', 'address.id', 'inbox.address_id')
    .select(['address.id', 'address.person_id', 'inbox.id as inbox'])
    .where('external_id', '=', externalId)
    .executeTakeFirstOrThrow();
  return { addressId: row.id, personId: row.person_id, nativeId, channel, inboxId: row.inbox };
}

/** Commits messages to chats in the given state and gives them as claimed rows. */
export async function commit(
  db: OpenDatabase['db'],
  rows: readonly {
    readonly to: Chat;
    readonly text: string;
    readonly kind?: ClaimedSend['kind'];
    readonly epoch?: number;
  }[],
): Promise<ClaimedSend[]> {
  const stored = await db
    .insertInto('outbox')
    .values(
      rows.map(({ to, text, kind = 'reply', epoch }) => ({
        person_id: to.personId,
        address_id: to.addressId,
        channel: to.channel,
        kind,
        message: JSON.stringify(text),
        state: epoch === undefined ? 'queued' : 'sending',
        inbox_id: to.inboxId,
        claimed_by: epoch ?? null,
      })),
    )
    .returning('id')
    .execute();
  return rows.map(({ to, text, kind = 'reply', epoch }, at) => ({
    id: stored[at]?.id ?? 0,
    personId: to.personId,
    addressId: to.addressId,
    nativeId: to.nativeId,
    channel: to.channel,
    kind,
    message: text,
    attempts: 0,
    ...(epoch === undefined ? {} : { claimedBy: epoch }),
  }));
}

/** Marks a person's message as handled. */
export async function handled(db: OpenDatabase['db'], chat: Chat): Promise<void> {
  await db
    .updateTable('inbox')
    .set({ done_at: new Date(), outcome: 'handled' })
    .where('id', '=', chat.inboxId)
    .execute();
}

/** Counts the outbox by state. */
export async function states(db: OpenDatabase['db']): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('outbox')
    .select(({ fn }) => ['state', fn.countAll<number>().as('n')])
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}
