// One process of the product as far as broadcasts go: database, session, sender, reconciler, and feeding.
import type { Channel } from '../../../src/bot/channel.ts';
import { createReconciler } from '../../../src/bot/reconcile.ts';
import { createSender } from '../../../src/bot/sender.ts';
import { renderMessage } from '../../../src/bot/text/id.ts';
import { openDatabase } from '../../../src/db/connect.ts';
import { openProcessSession } from '../../../src/db/lease.ts';
import { feedBroadcasts } from '../../../src/db/transactions/feed-broadcasts.ts';
import type { Message } from '../../../src/domain/conversation/message.ts';
import { balangan2026 } from '../../../src/domain/edition/editions/balangan-2026.ts';
import { makeLog } from '../../../src/log.ts';

const log = makeLog('silent');

/** Starts one; broadcasts are fed as if it were `now`, milliseconds UTC. */
export async function startFeeding(url: string, channel: Channel, now: number) {
  const own = openDatabase(url, log);
  const session = await openProcessSession(url, log);
  const common = {
    db: own.db,
    channels: new Map([[channel.id, channel]]),
    render: (message: unknown) => renderMessage(message as Message),
    session,
    log,
    alert: () => undefined,
  };
  const sender = createSender({
    ...common,
    onUncertain: () => reconciler.nudge(),
    tickMs: 20,
    pace: { telegram: { concurrency: 16, perSecond: 2000, perChatMs: 0 } },
  });
  const reconciler = createReconciler({
    ...common,
    inHand: () => sender.inHand(),
    disown: (rows) => sender.disown(rows),
    lineUp: (addressIds) => sender.lineUp(addressIds),
    wake: () => sender.wake(),
    everyMs: 20,
    graceMs: 0,
  });
  await reconciler.start();
  await sender.start();
  let feeding: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    feeding = feedBroadcasts(own.db, { edition: balangan2026, now }).then(
      () => sender.wake(),
      () => undefined,
    );
  }, 20);
  return {
    /** Ends without a word, as far as one can inside another process: nothing more is claimed or written. */
    async crash() {
      clearInterval(timer);
      await own.close();
      await session.close();
      await Promise.all([reconciler.stop(), sender.stop(), feeding]);
    },
    async stop() {
      clearInterval(timer);
      await feeding;
      await reconciler.stop();
      await sender.stop();
      await session.close();
      await own.close();
    },
  };
}
