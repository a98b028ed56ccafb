// Tells open browsers that their conversation has news: one LISTEN for the process, one stream per tab.
// It carries no content; a browser that hears the bell fetches, and one that missed it polls.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Listener, listen } from '../../db/listen.ts';
import { WEBCHAT_NEWS } from '../../db/transactions/show-webchat-message.ts';
import type { Logger } from '../../log.ts';

/** The streams of all open tabs. */
export interface Bell {
  /** Turns a request into an event stream; false when this browser has too many open already. */
  open(request: FastifyRequest, reply: FastifyReply, nativeId: string): boolean;
  /** Milliseconds since the listening connection was lost or fell silent. */
  oldestMs(): number;
  close(): Promise<void>;
}

const TABS_PER_BROWSER = 8;
// Shorter than the 30 s after which proxies commonly drop a silent connection.
const HEARTBEAT_MS = 20_000;

/** Starts listening for news of all browsers. */
export function openBell(sessionUrl: string, log: Logger): Bell {
  const tabs = new Map<string, Set<FastifyReply>>();
  const say = (reply: FastifyReply, event: string): void => {
    reply.raw.write(`event: ${event}\ndata: \n\n`);
  };
  const everybody = (event: string): void => {
    for (const replies of tabs.values()) for (const reply of replies) say(reply, event);
  };
  const listener: Listener = listen(
    sessionUrl,
    WEBCHAT_NEWS,
    (nativeId) => {
      if (nativeId === null) everybody('news');
      else for (const reply of tabs.get(nativeId) ?? []) say(reply, 'news');
    },
    log,
  );
  const heartbeat = setInterval(() => everybody('beat'), HEARTBEAT_MS);
  heartbeat.unref();

  return {
    open(request, reply, nativeId) {
      const mine = tabs.get(nativeId) ?? new Set();
      if (mine.size >= TABS_PER_BROWSER) return false;
      reply.header('content-type', 'text/event-stream').header('cache-control', 'no-store');
      // Some proxies gather answers before they pass them on.
      reply.header('x-accel-buffering', 'no');
      const headers = Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as const],
      );
      reply.hijack();
      // Silence is a stream's nature; a browser that is gone shows by heartbeats that go nowhere.
      request.raw.socket.setTimeout(3 * HEARTBEAT_MS);
      reply.raw.writeHead(200, Object.fromEntries(headers));
      say(reply, 'open');
      tabs.set(nativeId, mine.add(reply));
      request.raw.on('close', () => {
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
