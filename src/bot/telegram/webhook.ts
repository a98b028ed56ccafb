// Receiving by webhook: each HTTP call is answered "done" only after its update is committed.
// It queues nothing: calls that come together share a commit in the inbox, which also bounds their number.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Logger } from '../../log.ts';
import type { Handover } from './handover.ts';

/** How an HTTP call to the webhook ends: 200, 401, 400 and 503. */
export type WebhookAnswer = 'accepted' | 'unauthorised' | 'bad' | 'unavailable';

/** The receiving end of the webhook. */
export class Webhook {
  readonly #handover: Handover;
  readonly #secret: Buffer;
  readonly #log: Logger;
  readonly #underWay = new Set<Promise<WebhookAnswer>>();
  #stopped = false;

  constructor(handover: Handover, secret: string, log: Logger) {
    this.#handover = handover;
    this.#secret = digest(secret);
    this.#log = log;
  }

  /** Takes one call in; never rejects. The secret is compared in a time that tells nothing about it. */
  async handle(body: Uint8Array, secret: string | undefined): Promise<WebhookAnswer> {
    if (secret === undefined || !timingSafeEqual(digest(secret), this.#secret))
      return 'unauthorised';
    if (this.#stopped) return 'unavailable';
    const parsed = parse(body);
    if (parsed === undefined) return 'bad';
    const answer = this.#commit({ update: parsed.update, raw: body });
    this.#underWay.add(answer);
    return answer.finally(() => this.#underWay.delete(answer));
  }

  /** Takes no more calls and waits for those that were taken. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#underWay);
  }

  async #commit(update: {
    readonly update: unknown;
    readonly raw: Uint8Array;
  }): Promise<WebhookAnswer> {
    try {
      await this.#handover.commit(this.#handover.read([update]));
      return 'accepted';
    } catch (error) {
      this.#log.warn({ err: error }, 'telegram update not stored, it will be delivered again');
      return 'unavailable';
    }
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function parse(body: Uint8Array): { readonly update: unknown } | undefined {
  try {
    const update: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    return { update };
  } catch {
    return undefined;
  }
}
