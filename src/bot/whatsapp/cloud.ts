// WhatsApp through Meta's Cloud API, as a channel: the driver for an office that wants no risk to its number.
// It listens to nothing itself; the HTTP side hands over the webhook's bytes.
import type { Db } from '../../db/connect.ts';
import { mayKnock, notKnocked, wroteWithinDay } from '../../db/whatsapp-window.ts';
import type { Logger } from '../../log.ts';
import { cloudCapabilities } from '../capabilities.ts';
import type { Channel, Destination, Part, SendOutcome, Sink } from '../channel.ts';
import { fromGraph, windowOver } from './cloud/failures.ts';
import { makeGraph } from './cloud/graph.ts';
import { holdBack } from './cloud/hold-back.ts';
import { parseCall } from './cloud/parse.ts';
import { bodyOf, render, type Template, templateBody } from './cloud/render.ts';
import { challengeOf, signedByMeta } from './cloud/signature.ts';
import type { CloudStatus } from './cloud/shapes.ts';
import { operatorText } from './operator-text.ts';

export interface CloudOptions {
  readonly db: Db;
  readonly log: Logger;
  readonly apiRoot: string;
  readonly token: string;
  readonly phoneId: string;
  readonly appSecret: string;
  readonly verifyToken: string;
  /** Opens a conversation again after 24 hours; null when the office has no approved template. */
  readonly template: Template | null;
  readonly openFile: (sha256: string) => Promise<AsyncIterable<Uint8Array>>;
  readonly onOperatorNotice: (text: string) => void;
  readonly onStatus: (providerId: string, status: 'sent' | 'delivered' | 'read') => void;
  /** A message that was taken did not arrive; resolves when what follows is committed. */
  readonly onFailed: (providerId: string, outcome: SendOutcome, reason: string) => Promise<void>;
  readonly timeoutMs?: number;
  /** How long a message waits for what was written before it, milliseconds; none when left out. */
  readonly holdMs?: number;
}

/** How a webhook call ended: stored, not from Meta, or not stored (Meta tries again for days). */
type WebhookOutcome = 200 | 401 | 503;

/** The channel, with its webhook. */
export interface CloudChannel extends Channel {
  /** Gives the challenge to echo, or null when the verify token is wrong. */
  verifyChallenge(query: Readonly<Record<string, string>>): string | null;
  /** Takes a call: resolves 200 only when its messages are committed. */
  handleWebhook(rawBody: Buffer, signature: string | undefined): Promise<WebhookOutcome>;
}

/** Makes the channel. */
export function cloudChannel(options: CloudOptions): CloudChannel {
  const { db, log, phoneId } = options;
  const graph = makeGraph({ ...options, timeoutMs: options.timeoutMs ?? 15_000 });
  let sink: Sink | undefined;
  let stoppedBy: string | null = null;

  return {
    id: 'whatsapp',
    caps: cloudCapabilities,
    start(given) {
      sink = holdBack(given, options.holdMs ?? 0);
      return Promise.resolve();
    },
    render,

    async send(part, to) {
      if (stoppedBy !== null) return { kind: 'paused', untilMs: null, reason: stoppedBy };
      const addressee = addresseeOf(to.address);
      if (!addressee) return { kind: 'gone', reason: 'dead' };
      if (!(await wroteWithinDay(db, to.address))) return reopen(addressee, to.address);
      const answer = await sendPart(part, addressee, to);
      // Our clock and Meta's may differ about the 24 hours.
      if (answer.outcome === windowOver) return reopen(addressee, to.address);
      return noticed(answer.outcome);
    },

    fetchFile: graph.fetch,
    health: () => ({
      ok: stoppedBy === null && sink !== undefined,
      detail: stoppedBy ?? 'webhook',
    }),
    stop() {
      sink = undefined;
      return Promise.resolve();
    },
    verifyChallenge: (query) => challengeOf(query, options.verifyToken),

    async handleWebhook(rawBody, signature) {
      if (!signedByMeta(rawBody, signature, options.appSecret)) return 401;
      if (!sink) return 503;
      const call = parseCall(parsed(rawBody), phoneId);
      if (call.ignored.length > 0) log.info({ ignored: call.ignored }, 'whatsapp cloud: ignored');
      const unread = [...call.unfit, ...call.ignored.filter((why) => why === 'bad_message')];
      if (unread.length > 0) options.onOperatorNotice(operatorText.unfit(unread));
      try {
        if (call.messages.length > 0) await sink(call.messages);
      } catch (error) {
        log.warn({ err: error }, 'whatsapp cloud: message not stored, Meta will send it again');
        return 503;
      }
      try {
        for (const status of call.statuses) await hear(status);
      } catch (error) {
        log.warn({ err: error }, 'whatsapp cloud: status not stored, Meta will send it again');
        return 503;
      }
      return 200;
    },
  };

  async function sendPart(part: Part, addressee: Addressee, to: Destination) {
    let mediaId: string | undefined;
    if (part.file) {
      try {
        const { name, mime, sha256 } = part.file;
        mediaId = await graph.upload({ name, mime, bytes: await options.openFile(sha256) });
      } catch (error) {
        log.warn({ err: error }, 'whatsapp cloud: file not put up');
        const outcome: SendOutcome = {
          kind: 'retry',
          afterMs: 30_000,
          scope: 'chat',
          reason: 'file not put up',
          about: 'file',
        };
        return { outcome, code: null };
      }
    }
    // Comes back in the statuses of this message; it tells which part was meant when the answer was lost.
    const key = { biz_opaque_callback_data: to.key };
    return graph.send({ ...addressee, ...bodyOf(part, mediaId), ...key });
  }

  /** Outside the 24 hours: knocks with the template, and leaves the message for when the person answers. */
  async function reopen(addressee: Addressee, address: string): Promise<SendOutcome> {
    if (!options.template) return windowOver;
    const waiting = { ...windowOver, expected: true } as SendOutcome;
    // Noted before it goes out: whoever is knocked for at most once a day must not be knocked for by every process.
    if (!(await mayKnock(db, address))) return waiting;
    const { outcome } = await graph.send({ ...addressee, ...templateBody(options.template) });
    if (outcome.kind === 'sent' || outcome.kind === 'unknown') return waiting;
    await notKnocked(db, address);
    return noticed(outcome);
  }

  function noticed(outcome: SendOutcome): SendOutcome {
    if (outcome.kind === 'paused' && outcome.untilMs === null && stoppedBy === null) {
      stoppedBy = outcome.reason;
      options.onOperatorNotice(operatorText.paused(outcome.reason, null));
    }
    return outcome;
  }

  async function hear({ id, status, errors = [] }: CloudStatus): Promise<void> {
    if (status !== 'failed') return options.onStatus(id, status);
    // A failure without a code is one of this message alone.
    const code = errors[0]?.code ?? 131_000;
    const outcome = noticed(fromGraph(code));
    await options.onFailed(id, outcome, `whatsapp cloud ${code}`);
  }
}

type Addressee = { readonly to: string } | { readonly recipient: string };

/** The person by number, or by Meta's user id where the number is not told. */
function addresseeOf(address: string): Addressee | null {
  const phone = /^(\d{7,15})@s\.whatsapp\.net$/.exec(address)?.[1];
  if (phone !== undefined) return { to: phone };
  const user = /^([A-Z]{2}\.[\w-]{4,120})@user$/.exec(address)?.[1];
  return user === undefined ? null : { recipient: user };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
