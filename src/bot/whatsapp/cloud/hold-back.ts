// Puts one person's messages into the order in which they were written before they are handed on. Meta makes its calls
// side by side, so that the second part of a text can come before the first. Each message is held for a moment; what
// was written before it and comes meanwhile goes first. Nothing is acknowledged while it is held.
import type { InboundMessage, Sink } from '../../channel.ts';

interface Held {
  readonly messages: readonly InboundMessage[];
  readonly done: PromiseWithResolvers<void>;
}

/** A sink that hands on each message after `ms`, together with all that its writer wrote before it; 0 hands on at once. */
export function holdBack(sink: Sink, ms: number): Sink {
  if (ms <= 0) return sink;
  const chats = new Map<string, Set<Held>>();

  const handOn = (address: string, first: Held): void => {
    const held = chats.get(address);
    // It went with one that was written later and whose time was up before.
    if (held?.has(first) !== true) return;
    const last = Math.max(...first.messages.map(({ order }) => order));
    const ready = [...held].filter(
      (one) => one === first || one.messages.every(({ order }) => order <= last),
    );
    for (const one of ready) held.delete(one);
    if (held.size === 0) chats.delete(address);
    const messages = ready.flatMap((one) => one.messages).toSorted((a, b) => a.order - b.order);
    sink(messages).then(
      () => ready.forEach(({ done }) => done.resolve()),
      (error: unknown) => ready.forEach(({ done }) => done.reject(error)),
    );
  };

  const hold = (address: string, messages: readonly InboundMessage[]): Promise<void> => {
    const one: Held = { messages, done: Promise.withResolvers<void>() };
    const held = chats.get(address) ?? new Set<Held>();
    chats.set(address, held.add(one));
    setTimeout(() => handOn(address, one), ms);
    return one.done.promise;
  };

  return async (messages) => {
    const byWriter = Map.groupBy(messages, ({ address }) => address);
    const stored = await Promise.allSettled([...byWriter].map(([who, what]) => hold(who, what)));
    const failed = stored.find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  };
}
