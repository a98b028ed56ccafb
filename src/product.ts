// Puts the running parts together: store, channels, worker, sender, fetcher and server, around one open database.
// Everything is named here by hand, so that what runs can be read in one place.
import type { AddressInfo } from 'node:net';
import type { Config } from './config.ts';
import type { OpenDatabase } from './db/connect.ts';
import { openConfiguredStore } from './db/evidence-store.ts';
import { openProcessSession } from './db/lease.ts';
import { followReference } from './db/follow-reference.ts';
import { secretsFrom } from './db/secrets.ts';
import type { Handled, Handling } from './db/transactions/handle-inbound.ts';
import { closeAddress, releaseParked } from './db/transactions/release-outbox.ts';
import { createWorldCache } from './db/load/cache.ts';
import { findEdition } from './domain/edition/editions/index.ts';
import { createPrinter, printWorkbook } from './documents/printer.ts';
import { region } from './domain/region.ts';
import type { ChannelId } from './domain/conversation/input.ts';
import type { Message } from './domain/conversation/message.ts';
import { buildServer } from './api/server.ts';
import type { Channel } from './bot/channel.ts';
import { startInbound } from './bot/inbound.ts';
import { documentReader } from './bot/file-fetcher/document-reader.ts';
import { createFileFetcher } from './bot/file-fetcher.ts';
import { acceptedFormats, readsPhotos } from './bot/file-fetcher/accepted-formats.ts';
import { createIntake } from './bot/intake.ts';
import { createPrintDesk } from './bot/print-desk.ts';
import { createOperatorNotices } from './bot/operator-notices.ts';
import { createStandstill } from './bot/standstill.ts';
import { oldestWaiting } from './db/views/oldest-waiting.ts';
import { createReconciler } from './bot/reconcile.ts';
import { outreachJobs } from './bot/outreach-jobs.ts';
import { upkeepJobs } from './bot/upkeep-jobs.ts';
import { seasonJobs } from './bot/season-jobs.ts';
import { createScheduler } from './bot/scheduler.ts';
import { createSender, type SendAlert } from './bot/sender.ts';
import { defaultPace } from './bot/sender/pace.ts';
import { renderMessage } from './bot/text/id.ts';
import { sharedWords } from './bot/text/shared-words.ts';
import { operatorWords } from './bot/text/operator.ts';
import { webchatChannel } from './bot/webchat/adapter.ts';
import { whatsappChannel } from './bot/whatsapp/adapter.ts';
import { servedCopy } from './bot/served-copy.ts';
import { DEFAULT_FILE_LIMITS } from './files/formats.ts';
import { clamdScanner } from './files/scanner.ts';
import type { Logger } from './log.ts';
import { createLoops } from './loops.ts';
import { createPaperMaker } from './papers.ts';
import { createReadiness } from './readiness.ts';

/** A running product. `url` is where it is reached from this machine or from outside. */
export interface Product {
  readonly url: string;
  readonly channels: readonly ChannelId[];
  /** Drains: takes nothing new, finishes what is under way, closes. */
  readonly stop: () => Promise<void>;
}

/** Starts everything; resolves when the server listens and the channels are starting. */
export async function startProduct({
  config,
  log,
  open,
  sessionUrl,
}: {
  readonly config: Config;
  readonly log: Logger;
  readonly open: OpenDatabase;
  /** Where sessions are kept: the database of `open`, without a pooler. */
  readonly sessionUrl: string;
}): Promise<Product> {
  const { db } = open;
  const session = await openProcessSession(sessionUrl, log);
  const store = await openConfiguredStore(config);
  const facts = await followReference(db, log);
  const channels = new Map<ChannelId, Channel>();
  let publicUrl = config.publicUrl ?? '';

  const secrets = secretsFrom(config.secretKey);
  channels.set('webchat', webchatChannel(db, store, secrets.codes));
  // Loaded only where it is on, as WhatsApp's drivers are.
  const telegram =
    config.telegram === null
      ? null
      : (await import('./bot/telegram/adapter.ts')).telegramChannel({
          token: config.telegram.token,
          apiRoot: config.telegram.apiRoot,
          ...(config.telegram.mode === 'webhook' &&
          config.publicUrl !== null &&
          config.telegram.webhookSecret !== null
            ? {
                webhook: {
                  url: `${config.publicUrl}/telegram/webhook`,
                  secret: config.telegram.webhookSecret,
                },
              }
            : {}),
          log,
          openFile: (sha256) => servedCopy(store, sha256),
          tryPollerLease: () => session.tryLease('telegram-poller'),
        });
  if (telegram !== null) channels.set('telegram', telegram);
  const chat = config.telegram?.operatorChat ?? null;
  const operators = createOperatorNotices({
    to: telegram === null || chat === null ? null : { channel: telegram, chat },
    log,
  });
  const whatsapp = await whatsappChannel(config.whatsapp, {
    db,
    secretKey: config.secretKey,
    log,
    lease: session,
    openFile: (sha256) => servedCopy(store, sha256),
    onOperatorNotice: (text) => operators.tell(text, text),
    // A pairing code is a secret: it is printed, never logged.
    show: (text) => void process.stdout.write(`${text}\n`),
  });
  if (whatsapp !== null) channels.set('whatsapp', whatsapp.channel);

  const handling: Handling = {
    epoch: session.epoch,
    serves: new Set(channels.keys()),
    cache: createWorldCache(),
    secrets,
    units: () => facts.units,
    currentEdition: () => editionOf(facts.edition),
    editionOf: (id, version) => editionOf(id, version),
    reach: config.reach,
    budgets: config.budgets,
    maxFile: (channel) =>
      Math.min(config.maxFileBytes, channels.get(channel)?.caps.maxDownload ?? config.maxFileBytes),
    questionsAtOnce: (channel) => channels.get(channel)?.caps.questionsAtOnce ?? 1,
    get publicUrl() {
      return publicUrl;
    },
    telegramName: () => telegram?.username() ?? null,
    onBug: (error, inboxId) =>
      log.error({ err: error, inboxId }, 'a step of the conversation threw'),
    onSlow: (slow) => log.warn(slow, 'a step of the conversation took long'),
  };
  const telegramPerSecond = config.telegram?.perSecond ?? defaultPace.telegram.perSecond;
  const render = (stored: unknown) => {
    const codes = secrets.codes.codesIn(stored);
    const words = renderMessage(secrets.codes.open(stored) as Message);
    return codes.length === 0 ? words : { ...words, codes };
  };
  const alert = (given: SendAlert): void => {
    log.error({ alert: given.kind }, 'a message will not arrive without help');
    operators.tellAlert(given);
  };
  const sender = createSender({
    db,
    channels,
    render,
    session,
    log,
    alert,
    onUncertain: () => reconciler.nudge(),
    onSettled: () => inbound.settled(),
    pace: { telegram: { ...defaultPace.telegram, perSecond: telegramPerSecond } },
  });
  const reconciler = createReconciler({
    db,
    channels,
    render,
    session,
    log,
    alert,
    inHand: () => sender.inHand(),
    disown: (rows) => sender.disown(rows),
    newestId: async (channel) => (channel === 'telegram' ? operators.sayAlive() : null),
    idSince: (channel, since) => sender.newestId(channel, since),
    numbersApart: (channel) => sender.numbersApart(channel),
    lineUp: (addressIds) => sender.lineUp(addressIds),
    wake: () => {
      sender.wake();
      inbound.settled();
    },
  });
  const scanner =
    config.clamd &&
    clamdScanner(config.clamd, (reason) => {
      log.error({ reason }, 'the virus scanner gave no verdict; files wait until it does');
      operators.tell('scanner down', operatorWords.scannerDown);
    });
  const fetcher = createFileFetcher({
    db,
    store,
    channels,
    session,
    log,
    rulesOf: (file) => ({
      allowed: acceptedFormats(file, editionOf(facts.edition)),
      limits: { ...DEFAULT_FILE_LIMITS, maxBytes: config.maxFileBytes },
      readDocument: documentReader(editionOf(facts.edition)),
      readsPhotos: readsPhotos(file, editionOf(facts.edition)),
    }),
    scanner,
    onFinished: () => inbound.wake(),
    onStorageFull: () => {
      log.error('the evidence store is full; files wait until there is room');
      operators.tell('store full', operatorWords.storeFull);
    },
  });
  const printer = createPrinter();
  const makerFor = (from?: 'chat') =>
    createPaperMaker({
      ...{ db, printer, store, region: region(), publicUrl: () => publicUrl, editionOf },
      openCode: secrets.codes.open,
      ...(from === undefined ? {} : { from }),
      addresses: () => ({ web: publicUrl, telegram: telegram?.username() ?? null }),
      onDefect: (paper, reason) => log.error({ paper, reason }, 'a paper could not be printed'),
    });
  const desk = createPrintDesk({
    ...{ db, store, session, log, make: makerFor('chat') },
    onDone: () => sender.wake(),
  });
  /** Who wrote again gets what was parked for them; who shut the bot out gets nothing more. */
  const reachable = async ({ active, blocked }: Handled): Promise<void> => {
    try {
      for (const addressId of blocked) await closeAddress(db, addressId, 'blocked');
      for (const addressId of active) await releaseParked(db, addressId);
      if (active.length > 0) sender.wake();
    } catch (error) {
      // The next message of the person, or the next attempt to send, comes to the same.
      log.warn({ err: error }, 'an address could not be opened or closed');
    }
  };
  const inbound = startInbound({
    db,
    handling,
    log,
    onClosed: (addressId) => {
      sender.lineUp([addressId]);
      sender.wake();
    },
    onTrouble: ({ kind, inboxId }) => operators.tell(kind, operatorWords.unhandled(kind, inboxId)),
    onHandled: (handled) => {
      if (handled.sends.length > 0) sender.take(handled.sends);
      if (handled.notices) sender.wake();
      if (handled.newFiles) fetcher.wake();
      if (handled.prints) desk.wake();
      void reachable(handled);
    },
  });
  const { currentEdition } = handling;
  const scheduler = createScheduler(
    [
      ...outreachJobs({
        db,
        currentEdition,
        editionOf,
        reach: config.reach,
        telegramPerSecond,
        wake: () => sender.wake(),
      }),
      ...seasonJobs({
        db,
        secrets: handling.secrets,
        wake: () => sender.wake(),
        alarm: (reason, text) => operators.tell(reason, text),
      }),
      ...upkeepJobs({
        db,
        store,
        secrets,
        log,
        alarm: (reason, text) => operators.tell(reason, text),
      }),
    ],
    log,
  );
  const intake = createIntake({ db, onAccepted: () => inbound.wake() });
  const loops = createLoops();
  // What people wait for gets on within 5 s; the others may take their time.
  loops.add('intake', 5000, intake.oldestMs);
  loops.add('inbound', 5000, inbound.oldestMs);
  loops.add('sender', 5000, () => sender.oldestMs().queue);
  loops.add('recorder', 5000, () => sender.oldestMs().records);
  loops.add('lease', 5000, session.oldestMs);
  loops.add('fetcher', 15_000, () => fetcher.oldestMs());
  loops.add('printing', 15_000, desk.oldestMs);
  loops.add('scheduler', 60_000, scheduler.oldestMs);
  if (telegram !== null) loops.add('poller', 60_000, () => telegram.oldestMs());
  const server = await buildServer({
    config,
    loops,
    db,
    sessionUrl,
    store,
    scanner,
    papers: makerFor(),
    workbook: (tables) => printWorkbook(printer, tables),
    log,
    words: sharedWords,
    sink: intake.sink,
    ready: createReadiness({ probe: intake.probe, loops, needed: ANSWERING, channels }),
    ...(telegram === null
      ? {}
      : {
          telegramWebhook: async (body, secret) =>
            webhookCodes[await telegram.handleWebhook(body, secret)],
        }),
    ...(whatsapp === null ? {} : { whatsappView: whatsapp.view }),
    ...(whatsapp?.driver === 'cloud'
      ? {
          whatsappWebhook: {
            verify: whatsapp.channel.verifyChallenge,
            receive: whatsapp.channel.handleWebhook,
          },
        }
      : {}),
  });
  await server.listen({ host: config.host, port: config.port });
  publicUrl ||= listeningUrl(server.server.address(), config.host);
  await reconciler.start();
  await sender.start();
  fetcher.start();
  desk.start();
  inbound.wake();
  for (const channel of channels.values()) await channel.start(intake.sink);
  scheduler.start();
  const standstill = createStandstill({
    waiting: () => oldestWaiting(db),
    loops,
    channels,
    tell: (reason, text) => operators.tell(reason, text),
  });
  standstill.start();

  return {
    url: publicUrl,
    channels: [...channels.keys()],
    stop: async () => {
      // Whoever stops us does not wait for a silent connection; what is not known to be stored is done again.
      open.hurry(STOPPING_ANSWER_MS);
      facts.stop();
      standstill.stop();
      await scheduler.stop();
      await Promise.all([...channels.values()].map((channel) => channel.stop()));
      await server.close();
      await inbound.stop();
      await fetcher.stop();
      printer.stop();
      await desk.stop();
      await reconciler.stop();
      await sender.stop();
      await operators.stop();
      await session.close();
    },
  };
}

/** The loops that a message passes on its way to an answer. */
const ANSWERING: ReadonlySet<string> = new Set([
  'intake',
  'inbound',
  'sender',
  'recorder',
  'lease',
]);

/** Longest wait for the database while the process stops. */
const STOPPING_ANSWER_MS = 2000;

const webhookCodes = { accepted: 200, unauthorised: 401, bad: 200, unavailable: 503 } as const;

function editionOf(id: string, version?: number): ReturnType<Handling['currentEdition']> {
  const found = findEdition(id, version);
  if (found === null)
    throw new Error(`edition ${id} version ${version ?? 'newest'} is not part of this release`);
  return found;
}

function listeningUrl(address: AddressInfo | string | null, host: string): string {
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const name =
    host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
