// Turns a request into a stream of server-sent events; what is sent into it is its owner's business.
// It knows no conversation and no desk.
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Shorter than the 30 s after which proxies commonly drop a silent connection. */
export const HEARTBEAT_MS = 20_000;

/** Sends an event without content. */
export function sayEvent(reply: FastifyReply, event: string): void {
  reply.raw.write(`event: ${event}\ndata: \n\n`);
}

/** Begins the stream with an event `open`; `closed` is called once, when the browser is gone. */
export function beginStream(
  request: FastifyRequest,
  reply: FastifyReply,
  closed: () => void,
): void {
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
  sayEvent(reply, 'open');
  request.raw.on('close', closed);
}
