// Tells open browsers that their conversation has news: one LISTEN for the process, one stream per tab.
// It carries no content; a browser that hears the bell fetches, and one that missed it polls.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Listener, listen } from '../../db/listen.ts';
import { WEBCHAT_NEWS } from '../../db/transactions/show-webchat-message.ts';
import type { Logger } from '../../log.ts';
import { beginStream, HEARTBEAT_MS, sayEvent } from '../event-stream.ts';

/** The streams of all open tabs. */
export interface Bell {
  /** Turns a request into an event stream; false when this browser has too many open already. */
  open(request: FastifyRequest, reply: FastifyReply, nativeId: string): boolean;
  /** Milliseconds since the listening connection was lost or fell silent. */
  oldestMs(): number;
  close(): Promise<void>;
}

const TABS_PER_BROWSER = 8;

/** Starts listening for news of all browsers. */
export function openBell(sessionUrl: string, log: Logger): Bell {
  const tabs = new Map<string, Set<FastifyReply>>();
  const everybody = (event: string): void => {
    for (const replies of tabs.values()) for (const reply of replies) sayEvent(reply, event);
  };
  const listener: Listener = listen(
    sessionUrl,
    WEBCHAT_NEWS,
    (nativeId) => {
      if (nativeId === null) everybody('news');
      else for (const reply of tabs.get(nativeId) ?? []) sayEvent(reply, 'news');
    },
    log,
  );
  const heartbeat = setInterval(() => everybody('beat'), HEARTBEAT_MS);
  heartbeat.unref();

  return {
    open(request, reply, nativeId) {
      const mine = tabs.get(nativeId) ?? new Set();
      if (mine.size >= TABS_PER_BROWSER) return false;
      tabs.set(nativeId, mine.add(reply));
      beginStream(request, reply, () => {
        mine.delete(reply);
        if (mine.size === 0 && tabs.get(nativeId) === mine) tabs.delete(nativeId);
      });
      return true;
    },

    oldestMs: listener.oldestMs,
    async close() {
      clearInterval(heartbeat);
      for (const replies of tabs.values()) for (const reply of replies) reply.raw.end();
      await listener.close();
    },
  };
}
