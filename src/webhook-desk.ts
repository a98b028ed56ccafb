// Tells programs what they asked to be told, from the list that the database keeps, beside everything else.
// At least once: a process that dies between the answer and its note tells again, under the same number.
import type { Db } from './db/connect.ts';
import type { Secrets } from './db/secrets.ts';
import { type ClaimedTelling, claimTellings, endTelling } from './db/transactions/webhooks.ts';
import { tellingOf } from './domain/webhooks.ts';
import type { Logger } from './log.ts';
import { tell } from './webhook-post.ts';

/** What telling takes. */
export interface WebhookDeskParts {
  readonly db: Db;
  readonly secrets: Pick<Secrets, 'webhookKey'>;
  readonly allowed: readonly string[];
  readonly log: Logger;
  readonly tickMs?: number;
}

/** Programs that are told at once. */
const AT_ONCE = 16;

/** Tells programs. */
export interface WebhookDesk {
  readonly start: () => void;
  /** Takes nothing new and waits for what is under way, ten seconds at most. */
  readonly stop: () => Promise<void>;
}

/** Makes the desk of this process: a program that is silent keeps nobody but itself waiting. */
export function createWebhookDesk(parts: WebhookDeskParts): WebhookDesk {
  const { db, log, tickMs = 2000 } = parts;
  /** What is under way, by its webhook: of each one at a time. */
  const inHand = new Map<number, Promise<void>>();
  let filling: Promise<void> | null = null;
  let asked = false;
  let timer: NodeJS.Timeout | undefined;
  const stopping = new AbortController();

  const fill = async (): Promise<void> => {
    while (asked && inHand.size < AT_ONCE && !stopping.signal.aborted) {
      asked = false;
      const claimed = await claimTellings(db, AT_ONCE - inHand.size, [...inHand.keys()]);
      for (const one of claimed) inHand.set(one.webhookId, take(one));
    }
  };
  const take = (claimed: ClaimedTelling): Promise<void> =>
    tellOne(parts, claimed)
      .catch((error: unknown) => log.warn({ err: error }, 'what a program said is not noted'))
      .finally(() => {
        inHand.delete(claimed.webhookId);
        next();
      });
  /** Looks for more, at once or when the look that is under way is over. */
  const next = (): void => {
    asked = true;
    if (filling !== null || inHand.size >= AT_ONCE || stopping.signal.aborted) return;
    filling = fill()
      .catch((error: unknown) => log.warn({ err: error }, 'programs could not be told'))
      .finally(() => {
        filling = null;
        if (asked) next();
      });
  };
  return {
    start() {
      timer = setInterval(next, tickMs);
      timer.unref();
      next();
    },
    async stop() {
      stopping.abort();
      clearInterval(timer);
      await filling;
      await Promise.all(inHand.values());
    },
  };
}

async function tellOne(
  { db, secrets, allowed, log }: WebhookDeskParts,
  claimed: ClaimedTelling,
): Promise<void> {
  const { id, webhookId, url } = claimed;
  const end = await tell({
    ...{ url, allowed, now: Date.now(), id: `msg_${id}` },
    body: tellingOf(claimed),
    key: secrets.webhookKey(webhookId),
  });
  if (!end.ok)
    log.info(
      { webhook: webhookId, problem: end.problem, status: end.status },
      'a program was not told',
    );
  await endTelling(db, claimed, end);
}
