// Receiving by webhook: each HTTP call is answered "done" only after its update is committed.
// Calls that come while one commit is under way share the next one; it never queues without end.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Logger } from '../../log.ts';
import type { Batch, Intake } from './intake.ts';

/** How an HTTP call to the webhook ends: 200, 401, 400 and 503. */
export type WebhookAnswer = 'accepted' | 'unauthorised' | 'bad' | 'unavailable';

interface Waiting {
  readonly batch: Batch;
  readonly settle: (answer: WebhookAnswer) => void;
}

const longestQueue = 2000;
const largestGroup = 200;

/** The receiving end of the webhook. */
export class Webhook {
  readonly #intake: Intake;
  readonly #secret: Buffer;
  readonly #log: Logger;
  #waiting: Waiting[] = [];
  #working: Promise<void> | undefined;
  #stopped = false;

  constructor(intake: Intake, secret: string, log: Logger) {
    this.#intake = intake;
    this.#secret = digest(secret);
    this.#log = log;
  }

  /** Takes one call in; never rejects. The secret is compared in a time that tells nothing about it. */
  async handle(body: Uint8Array, secret: string | undefined): Promise<WebhookAnswer> {
    if (secret === undefined || !timingSafeEqual(digest(secret), this.#secret))
      return 'unauthorised';
    if (this.#stopped || this.#waiting.length >= longestQueue) return 'unavailable';
    const parsed = parse(body);
    if (parsed === undefined) return 'bad';
    const batch = this.#intake.read([{ update: parsed.update, raw: body }]);
    if (batch.messages.length === 0 && batch.presses.length === 0) return 'accepted';
    const answer = new Promise<WebhookAnswer>((settle) => this.#waiting.push({ batch, settle }));
    this.#working ??= this.#work();
    return answer;
  }

  /** Takes no more calls and waits for those that were taken. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#working;
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, largestGroup);
      const answer = await this.#intake
        .commit({
          messages: group.flatMap(({ batch }) => batch.messages),
          presses: group.flatMap(({ batch }) => batch.presses),
        })
        .then(
          () => 'accepted' as const,
          (error: unknown) => {
            this.#log.error(
              { err: error, calls: group.length },
              'telegram messages not stored, asked for again',
            );
            return 'unavailable' as const;
          },
        );
      for (const { settle } of group) settle(answer);
    }
    this.#working = undefined;
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
