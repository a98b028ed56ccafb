// Puts the running parts together around one open database, starts them, and stops them in the order in which they need each other.
// What a part is made of stands in product/; everything is named there by hand, so that what runs can be read.
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { buildServer } from './api/server.ts';
import { createIntake } from './bot/intake.ts';
import { outreachJobs } from './bot/outreach-jobs.ts';
import { createScheduler } from './bot/scheduler.ts';
import { seasonJobs } from './bot/season-jobs.ts';
import { defaultPace } from './bot/sender/pace.ts';
import { createStandstill } from './bot/standstill.ts';
import { sharedWords } from './bot/text/shared-words.ts';
import { upkeepJobs } from './bot/upkeep-jobs.ts';
import { bundleCheck } from './bundle-desk.ts';
import type { Config } from './config.ts';
import type { OpenDatabase } from './db/connect.ts';
import { openConfiguredStore } from './db/evidence-store.ts';
import { followReference } from './db/follow-reference.ts';
import { openProcessSession } from './db/lease.ts';
import { secretsFrom } from './db/secrets.ts';
import { oldestWaiting } from './db/views/oldest-waiting.ts';
import { printTemplates, printWorkbook } from './documents/printer.ts';
import type { ChannelId } from './domain/conversation/input.ts';
import { region } from './domain/region.ts';
import type { Logger } from './log.ts';
import { createLoops } from './loops.ts';
import { type Channels, openChannels } from './product/channels.ts';
import { createFilesAndPapers, type FilesAndPapers } from './product/files-and-papers.ts';
import { editionOf, type Ground } from './product/ground.ts';
import { createLongWork, type LongWork } from './product/long-work.ts';
import { createTalking, type Talking } from './product/talking.ts';
import { createReadiness } from './readiness.ts';
import { createWebhookDesk } from './webhook-desk.ts';

/** A running product. `url` is where it is reached from this machine or from outside. */
export interface Product {
  readonly url: string;
  readonly channels: readonly ChannelId[];
  /** Drains: takes nothing new, finishes what is under way, closes. */
  readonly stop: () => Promise<void>;
}

/** What a product is made from. */
export interface ProductParts {
  readonly config: Config;
  readonly log: Logger;
  readonly open: OpenDatabase;
  /** Where sessions are kept: the database of `open`, without a pooler. */
  readonly sessionUrl: string;
}

/** Starts everything; resolves when the server listens and the channels are starting. */
export async function startProduct({
  config,
  log,
  open,
  sessionUrl,
}: ProductParts): Promise<Product> {
  const { db } = open;
  let publicUrl = config.publicUrl ?? (config.port === 0 ? '' : urlOf(config.host, config.port));
  const [session, store, facts] = await Promise.all([
    openProcessSession(sessionUrl, log),
    openConfiguredStore(config),
    followReference(db, log),
    // A second process on one port ends here, before it takes what the first would have answered. Of two that look in the
    // same moment one ends below, when it listens; the database gives each message to one of them.
    expectFreePort(config),
  ]);
  const ground: Ground = {
    ...{ config, log, db, session, store, facts },
    secrets: secretsFrom(config.secretKey),
    publicUrl: () => publicUrl,
  };
  const channels = await openChannels(ground);
  const files = createFilesAndPapers(ground, channels, {
    finished: () => talking.inbound.wake(),
    printed: () => talking.sender.wake(),
  });
  const talking = createTalking(ground, channels, {
    newFiles: () => files.fetcher.wake(),
    prints: () => files.desk.wake(),
  });
  const { inbound, sender, reconciler } = talking;
  const long = createLongWork(ground, files, () => sender.wake());
  const { secrets } = ground;
  const tellings = createWebhookDesk({ db, secrets, log, allowed: config.webhookHosts });
  const scheduler = createScheduler(jobsOf(ground, channels, talking), log);
  const intake = createIntake({ db, onAccepted: () => inbound.wake() });
  const loops = watchLoops({ intake, scheduler, session }, channels, talking, files);
  const answer = async (): Promise<void> => {
    await sender.start();
    inbound.start();
  };
  // What is asked for is taken, and the process before is looked for, while the server is loaded. Nobody waits until all of
  // that is found out: the sender knows by itself who has older messages.
  void reconciler.start();
  if (config.telegram?.mode === 'polling') await channels.telegram?.start(intake.sink);
  // Who writes in a chat waits for no page. What is said may name the address, so that must be known.
  if (publicUrl !== '') await answer();
  let server: Awaited<ReturnType<typeof buildServer>> | null = null;
  let standstill: ReturnType<typeof createStandstill> | null = null;
  const stop = () =>
    stopInOrder({
      open,
      facts,
      standstill,
      scheduler,
      channels,
      server,
      talking,
      files,
      long,
      tellings,
      session,
    });
  try {
    const { buildServer: build } = await import('./api/server.ts');
    server = await build(pagesOf(ground, { channels, files, intake, loops, sessionUrl }));
    await server.listen({ host: config.host, port: config.port });
  } catch (error) {
    // What is being said is finished first: who ends in the middle of it leaves it in doubt.
    await stop();
    throw error;
  }
  if (publicUrl === '') {
    publicUrl = listeningUrl(server.server.address(), config.host);
    await answer();
  }
  files.fetcher.start();
  files.desk.start();
  long.start();
  tellings.start();
  // The others are called, or call when they are connected; one that has been started stays as it is.
  for (const channel of channels.all.values()) await channel.start(intake.sink);
  scheduler.start();
  standstill = createStandstill({
    ...{ waiting: () => oldestWaiting(db), loops, channels: channels.all },
    tell: (reason, text) => channels.operators.tell(reason, text),
  });
  standstill.start();

  return { url: publicUrl, channels: [...channels.all.keys()], stop };
}

/** What the server is made from. */
function pagesOf(
  { config, db, log, store }: Ground,
  running: {
    readonly channels: Channels;
    readonly files: FilesAndPapers;
    readonly intake: ReturnType<typeof createIntake>;
    readonly loops: ReturnType<typeof createLoops>;
    readonly sessionUrl: string;
  },
): Parameters<typeof buildServer>[0] {
  const { channels, files, intake, loops, sessionUrl } = running;
  return {
    ...{ config, loops, db, sessionUrl, log, words: sharedWords },
    ...{ store, scanner: files.scanner, sink: intake.sink },
    papers: files.makerFor(),
    readWorkbook: (path, owner) =>
      files.readWorkbook(path, { format: 'xlsx', owner, said: new Map(), caption: null }),
    bundle: bundleCheck({ db, store, region: region(), editionOf }),
    workbook: (tables) => printWorkbook(files.printer, tables),
    templates: printTemplates(files.printer),
    ready: createReadiness({
      ...{ probe: intake.probe, loops, needed: ANSWERING, channels: channels.all },
    }),
    ...webhooksOf(channels),
  };
}

/** Stops what runs, and what was not begun yet, in the order in which messages pass. */
async function stopInOrder(running: {
  readonly open: OpenDatabase;
  readonly facts: { readonly stop: () => void };
  readonly standstill: { readonly stop: () => void } | null;
  readonly scheduler: ReturnType<typeof createScheduler>;
  readonly channels: Channels;
  readonly server: { readonly close: () => PromiseLike<unknown> } | null;
  readonly talking: Talking;
  readonly files: FilesAndPapers;
  readonly long: LongWork;
  readonly tellings: ReturnType<typeof createWebhookDesk>;
  readonly session: Ground['session'];
}): Promise<void> {
  const { open, channels, talking, files } = running;
  // Whoever stops us does not wait for a silent connection; what is not known to be stored is done again.
  open.hurry(STOPPING_ANSWER_MS);
  running.facts.stop();
  running.standstill?.stop();
  await running.scheduler.stop();
  await Promise.all([...channels.all.values()].map((channel) => channel.stop()));
  await running.server?.close();
  await talking.inbound.stop();
  await files.fetcher.stop();
  await running.long.stop();
  await files.desk.stop();
  await running.tellings.stop();
  await talking.reconciler.stop();
  await talking.sender.stop();
  await channels.operators.stop();
  await running.session.close();
}

/** What is done by the clock. */
function jobsOf(ground: Ground, { operators }: Channels, { handling, sender }: Talking) {
  const { config, db, store, secrets, log } = ground;
  const wake = () => sender.wake();
  const alarm = (reason: string, text: string) => operators.tell(reason, text);
  return [
    ...outreachJobs({
      ...{ db, editionOf, wake, currentEdition: handling.currentEdition, reach: config.reach },
      telegramPerSecond: config.telegram?.perSecond ?? defaultPace.telegram.perSecond,
    }),
    ...seasonJobs({ db, secrets, wake, currentEdition: handling.currentEdition, alarm }),
    ...upkeepJobs({ db, store, secrets, log, alarm }),
  ];
}

/** How old the oldest thing in each loop is; what people wait for gets on within 5 s, the others may take their time. */
function watchLoops(
  clocks: Readonly<Record<'intake' | 'scheduler' | 'session', { readonly oldestMs: () => number }>>,
  { telegram }: Channels,
  { inbound, sender, reconciler }: Talking,
  { fetcher, desk }: FilesAndPapers,
) {
  const loops = createLoops();
  loops.add('intake', 5000, clocks.intake.oldestMs);
  loops.add('inbound', 5000, inbound.oldestMs);
  loops.add('sender', 5000, () => sender.oldestMs().queue);
  loops.add('recorder', 5000, () => sender.oldestMs().records);
  loops.add('lease', 5000, clocks.session.oldestMs);
  // A look asks the network about all that is in doubt, a hundred ids at most for each.
  loops.add('reconciler', 60_000, reconciler.oldestMs);
  loops.add('fetcher', 15_000, () => fetcher.oldestMs());
  loops.add('printing', 15_000, desk.oldestMs);
  loops.add('scheduler', 60_000, clocks.scheduler.oldestMs);
  if (telegram !== null) loops.add('poller', 60_000, () => telegram.oldestMs());
  return loops;
}

/** What the server hands on to channels that are called from outside. */
function webhooksOf({
  telegram,
  whatsapp,
}: Channels): Pick<
  Parameters<typeof buildServer>[0],
  'telegramWebhook' | 'whatsappView' | 'whatsappWebhook'
> {
  return {
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

function listeningUrl(address: AddressInfo | string | null, host: string): string {
  return urlOf(host, typeof address === 'object' && address !== null ? address.port : 0);
}

function urlOf(host: string, port: number): string {
  const name =
    host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** Throws what listening would throw where somebody else listens already. */
async function expectFreePort({ host, port }: Pick<Config, 'host' | 'port'>): Promise<void> {
  // Whoever calls in this moment calls again; one that stays would hold up the start.
  const probe = createServer((socket) => socket.destroy()).listen({ host, port });
  await once(probe, 'listening');
  await new Promise((resolve) => probe.close(resolve));
}
