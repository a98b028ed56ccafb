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

/** Programs that are told at once: one that is silent keeps nobody but itself waiting. */
const AT_ONCE = 16;

/** Tells programs. */
export interface WebhookDesk {
  readonly start: () => void;
  /** Takes nothing new and waits for what is under way, ten seconds at most. */
  readonly stop: () => Promise<void>;
}

/** Makes the desk of this process. */
export function createWebhookDesk(parts: WebhookDeskParts): WebhookDesk {
  const { db, log, tickMs = 2000 } = parts;
  let working: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  const stopping = new AbortController();

  const round = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const claimed = await claimTellings(db, AT_ONCE);
      if (claimed.length === 0) return;
      await Promise.all(claimed.map((one) => tellOne(parts, one)));
    }
  };
  const tick = (): void => {
    working ??= round()
      .catch((error: unknown) => log.warn({ err: error }, 'programs could not be told'))
      .finally(() => {
        working = null;
      });
  };
  return {
    start() {
      timer = setInterval(tick, tickMs);
      timer.unref();
      tick();
    },
    async stop() {
      stopping.abort();
      clearInterval(timer);
      await working;
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
