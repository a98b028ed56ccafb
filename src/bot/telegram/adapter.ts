// Telegram as a Channel: puts the pieces of this folder together and holds no rule of its own.
// It never retries a send and never drops what waits at Telegram.
import type { Logger } from '../../log.ts';
import { telegramCapabilities } from '../capabilities.ts';
import type { Channel, Sink } from '../channel.ts';
import { type Clients, makeClients, ofGrammy } from './client.ts';
import { describe } from './failures.ts';
import { streamFile } from './fetch-file.ts';
import { Handover, type Press } from './handover.ts';
import { menu, staleButtonNotice } from './menu.ts';
import { backOff, pause } from './pause.ts';
import { Polling, wantedUpdates } from './polling.ts';
import { probePart } from './probe.ts';
import { renderTelegram } from './render.ts';
import { type OpenFile, sendPart } from './send.ts';
import { Trouble } from './trouble.ts';
import { Webhook, type WebhookAnswer } from './webhook.ts';

export interface TelegramOptions {
  readonly token: string;
  /** Without a slash at the end. */
  readonly apiRoot: string;
  /** With it updates come by webhook to this address; without it they are polled. */
  readonly webhook?: { readonly url: string; readonly secret: string } | undefined;
  readonly log: Logger;
  readonly openFile: OpenFile;
  /** Asked before every poll: true while this process holds the lease. Absent: it is the only process. */
  readonly tryPollerLease?: (() => Promise<boolean>) | undefined;
  /** Counts updates that are not handed on; the reason is one of a few fixed phrases. */
  readonly onIgnored?: ((reason: string) => void) | undefined;
}

/** A Telegram channel and the door through which the API's webhook route hands updates in. */
export type TelegramChannel = Channel & {
  /** Resolves once the update in `body` is committed; `secret` is the header Telegram sends. Never rejects. */
  handleWebhook(body: Uint8Array, secret: string | undefined): Promise<WebhookAnswer>;
  /** The bot's name for t.me links; null until Telegram has told it. */
  username(): string | null;
  /** Milliseconds since the round of polling under way began; 0 with a webhook. */
  oldestMs(): number;
};

/** How updates come in: the loop or the webhook. */
interface Receiving {
  handle(body: Uint8Array, secret: string | undefined): Promise<WebhookAnswer>;
  health(): { readonly ok: boolean; readonly detail: string };
  oldestMs(): number;
  stop(): Promise<void>;
}

/** Makes the channel; nothing is sent or received before `start`. */
export function telegramChannel(options: TelegramOptions): TelegramChannel {
  const { token, apiRoot, openFile } = options;
  const clients = makeClients(token, apiRoot);
  const trouble = new Trouble();
  let receiving: Receiving | undefined;
  let name: string | null = null;
  return {
    id: 'telegram',
    caps: telegramCapabilities,
    async start(sink) {
      if (receiving !== undefined) return;
      receiving = receive(options, clients, sink);
      // Only links need the name; without an answer they are left out of what is said.
      clients.asks.raw.getMe().then(
        (me) => (name = me.username),
        (error: unknown) =>
          options.log.warn({ reason: describe(error) }, 'telegram did not tell the bot’s name'),
      );
    },
    username: () => name,
    oldestMs: () => receiving?.oldestMs() ?? 0,
    render: renderTelegram,
    async send(part, to) {
      const judge = trouble.begin(to.address);
      return judge(await sendPart(clients, openFile, part, to));
    },
    probe: (part, to, floor, ceiling, others) =>
      probePart(clients.sends, part, to.address, floor, ceiling, others),
    fetchFile: (ref, maxBytes, signal) =>
      streamFile({ api: clients.asks, apiRoot, token }, ref, maxBytes, signal),
    health: () => receiving?.health() ?? { ok: false, detail: 'not started' },
    async stop() {
      await receiving?.stop();
    },
    async handleWebhook(body, secret) {
      return receiving?.handle(body, secret) ?? 'unavailable';
    },
  };
}

function receive(options: TelegramOptions, clients: Clients, sink: Sink): Receiving {
  const { log, webhook, onIgnored, tryPollerLease } = options;
  const answerPress = ({ id, known }: Press): Promise<unknown> =>
    clients.sends.raw.answerCallbackQuery({
      callback_query_id: id,
      ...(known ? {} : { text: staleButtonNotice }),
    });
  const handover = new Handover({ sink, answerPress, onIgnored, log });
  clients.sends.raw
    .setMyCommands({ commands: menu, scope: { type: 'all_private_chats' } })
    .catch((error: unknown) => log.warn({ reason: describe(error) }, 'telegram menu not set'));
  if (webhook !== undefined)
    return byWebhook(clients, new Webhook(handover, webhook.secret, log), webhook, log);
  const mayPoll = tryPollerLease ?? (async () => true);
  const polling = new Polling({ api: clients.asks, handover, log, mayPoll });
  polling.start();
  return {
    // Without a webhook nobody knows the secret, so nobody can be Telegram.
    handle: async () => 'unauthorised',
    health: () => polling.health(),
    oldestMs: () => polling.oldestMs(),
    stop: () => polling.stop(),
  };
}

function byWebhook(
  clients: Clients,
  door: Webhook,
  { url, secret }: { readonly url: string; readonly secret: string },
  log: Logger,
): Receiving {
  const stopping = new AbortController();
  let state = { ok: false, detail: 'webhook not yet registered' };
  const register = async (): Promise<void> => {
    for (let failures = 1; !stopping.signal.aborted; failures += 1) {
      try {
        await clients.asks.raw.setWebhook(
          {
            url,
            secret_token: secret,
            allowed_updates: wantedUpdates,
            max_connections: 40,
            drop_pending_updates: false,
          },
          ofGrammy(stopping.signal),
        );
        state = { ok: true, detail: 'webhook registered' };
        return;
      } catch (error) {
        if (stopping.signal.aborted) return;
        state = { ok: false, detail: `webhook not registered: ${describe(error)}` };
        log.error({ reason: describe(error), failures }, 'telegram webhook not registered');
        await pause(backOff(failures, 30_000), stopping.signal);
      }
    }
  };
  const registered = register();
  return {
    handle: (body, header) => door.handle(body, header),
    health: () => state,
    oldestMs: () => 0,
    async stop() {
      stopping.abort();
      await Promise.all([registered, door.stop()]);
    },
  };
}
