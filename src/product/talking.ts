// What answers: the worker that handles messages, the sender, and the reconciler between them.
// It reads no file and prints no paper; who does is told when there is something to do.
import { createInbound } from '../bot/inbound.ts';
import { createReconciler } from '../bot/reconcile.ts';
import { createSender, type SendAlert } from '../bot/sender.ts';
import { defaultPace } from '../bot/sender/pace.ts';
import { renderMessage } from '../bot/text/id.ts';
import { operatorWords } from '../bot/text/operator.ts';
import { createWorldCache } from '../db/load/cache.ts';
import type { Handled, Handling } from '../db/transactions/handle-inbound.ts';
import { closeAddress, releaseParked } from '../db/transactions/release-outbox.ts';
import type { Message } from '../domain/conversation/message.ts';
import type { Channels } from './channels.ts';
import { editionOf, type Ground } from './ground.ts';

/** Who else has work after messages were handled. */
export interface Woken {
  readonly newFiles: () => void;
  readonly prints: () => void;
}

/** The parts that answer. */
export interface Talking {
  readonly handling: Handling;
  readonly sender: ReturnType<typeof createSender>;
  readonly reconciler: ReturnType<typeof createReconciler>;
  readonly inbound: ReturnType<typeof createInbound>;
}

/** Makes the parts that answer; nothing is sent before they are started. */
export function createTalking(ground: Ground, channels: Channels, woken: Woken): Talking {
  const { config, db, log, session, secrets } = ground;
  const { operators } = channels;
  const handling = handlingOf(ground, channels);
  const render = (stored: unknown) => {
    const codes = secrets.codes.codesIn(stored);
    const words = renderMessage(secrets.codes.open(stored) as Message);
    return codes.length === 0 ? words : { ...words, codes };
  };
  const alert = (given: SendAlert): void => {
    log.error({ alert: given.kind }, 'a message will not arrive without help');
    operators.tellAlert(given);
  };
  const both = { db, channels: channels.all, render, session, log, alert };
  const perSecond = config.telegram?.perSecond ?? defaultPace.telegram.perSecond;
  const sender = createSender({
    ...both,
    onUncertain: () => reconciler.nudge(),
    onSettled: () => inbound.settled(),
    pace: { telegram: { ...defaultPace.telegram, perSecond } },
  });
  const reconciler = createReconciler({
    ...both,
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
  const inbound = createInbound({
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
      if (handled.newFiles) woken.newFiles();
      if (handled.prints) woken.prints();
      void reachable(handled);
    },
  });
  return { handling, sender, reconciler, inbound };
}

function handlingOf(ground: Ground, channels: Channels): Handling {
  const { config, log, session, facts, secrets } = ground;
  return {
    epoch: session.epoch,
    serves: new Set(channels.all.keys()),
    cache: createWorldCache(),
    secrets,
    units: () => facts.units,
    currentEdition: () => editionOf(facts.edition),
    editionOf,
    reach: config.reach,
    budgets: config.budgets,
    maxFile: (channel) =>
      Math.min(
        config.maxFileBytes,
        channels.all.get(channel)?.caps.maxDownload ?? config.maxFileBytes,
      ),
    questionsAtOnce: (channel) => channels.all.get(channel)?.caps.questionsAtOnce ?? 1,
    get publicUrl() {
      return ground.publicUrl();
    },
    telegramName: () => channels.telegram?.username() ?? null,
    onBug: (error, inboxId) =>
      log.error({ err: error, inboxId }, 'a step of the conversation threw'),
    onSlow: (slow) => log.warn(slow, 'a step of the conversation took long'),
  };
}
