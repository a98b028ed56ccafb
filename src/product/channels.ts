// Opens the channels that are configured, and the way to the operators. What is off is not loaded.
// It starts none of them.
import { createOperatorNotices, type OperatorNotices } from '../bot/operator-notices.ts';
import type { Channel } from '../bot/channel.ts';
import { servedCopy } from '../bot/served-copy.ts';
import type { TelegramChannel } from '../bot/telegram/adapter.ts';
import { webchatChannel } from '../bot/webchat/adapter.ts';
import { type Whatsapp, whatsappChannel } from '../bot/whatsapp/adapter.ts';
import type { Config } from '../config.ts';
import type { ChannelId } from '../domain/conversation/input.ts';
import type { Ground } from './ground.ts';

/** The channels by name, and what only some of them can do. */
export interface Channels {
  readonly all: ReadonlyMap<ChannelId, Channel>;
  readonly telegram: TelegramChannel | null;
  readonly whatsapp: Whatsapp | null;
  readonly operators: OperatorNotices;
}

/** Opens the channels; the web chat is always among them. */
export async function openChannels(ground: Ground): Promise<Channels> {
  const { config, db, log, session, store, secrets } = ground;
  const all = new Map<ChannelId, Channel>();
  all.set('webchat', webchatChannel(db, store, secrets.codes));
  const telegram = await openTelegram(ground);
  if (telegram !== null) all.set('telegram', telegram);
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
  if (whatsapp !== null) all.set('whatsapp', whatsapp.channel);
  return { all, telegram, whatsapp, operators };
}

/** Loads what the configured channels are made of; whoever waits for the database meanwhile loses no time. */
export function preloadChannels({ telegram }: Pick<Config, 'telegram'>): void {
  // What fails here fails again, and is told, where it is needed.
  if (telegram !== null) import('../bot/telegram/adapter.ts').catch(() => undefined);
}

async function openTelegram({ config, log, session, store }: Ground) {
  if (config.telegram === null) return null;
  const { telegramChannel } = await import('../bot/telegram/adapter.ts');
  const { token, apiRoot, mode, webhookSecret } = config.telegram;
  const byWebhook = mode === 'webhook' && config.publicUrl !== null && webhookSecret !== null;
  return telegramChannel({
    token,
    apiRoot,
    ...(byWebhook
      ? { webhook: { url: `${config.publicUrl}/telegram/webhook`, secret: webhookSecret } }
      : {}),
    log,
    openFile: (sha256) => servedCopy(store, sha256),
    tryPollerLease: () => session.tryLease('telegram-poller'),
  });
}
