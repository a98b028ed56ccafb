// Cuts clients that send or read so slowly that they would only hold a connection.
// Fastify's own defaults never do; an upload from a phone gets more time, as long as it moves.
import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** True for routes that take files: measured by pace, not by a deadline. */
    upload?: boolean;
  }
}

const HEADERS_MS = 8000;
const SILENT_MS = 10_000;
const BODY_MS = 8000;
const UPLOAD_SILENT_MS = 30_000;
const UPLOAD_BYTES_PER_SECOND = 512;

/** Server options: headers within 8 s, a silent connection 10 s; no upload longer than two hours. */
export const SLOWEST = {
  connectionTimeout: SILENT_MS,
  requestTimeout: 2 * 3600 * 1000,
  http: { headersTimeout: HEADERS_MS, connectionsCheckingInterval: 1000 },
} as const;

/** Makes every route wait at most 8 s for its body, and upload routes as long as 512 bytes a second come. */
export function cutSlowClients(app: FastifyInstance): void {
  const timers = new WeakMap<FastifyRequest, NodeJS.Timeout>();
  const done = (request: FastifyRequest): void => {
    clearInterval(timers.get(request));
    timers.delete(request);
  };

  app.addHook('onRequest', (request, _reply, next) => {
    const { raw } = request;
    if (request.routeOptions.config.upload === true) {
      endWhenSilent(raw.socket, UPLOAD_SILENT_MS);
      let before = raw.socket.bytesRead;
      const pace = setInterval(() => {
        const now = raw.socket.bytesRead;
        const tooSlow = now - before < (UPLOAD_BYTES_PER_SECOND * UPLOAD_SILENT_MS) / 1000;
        before = now;
        if (raw.complete) done(request);
        else if (tooSlow) raw.destroy();
      }, UPLOAD_SILENT_MS);
      timers.set(request, pace);
    } else if (!raw.complete) {
      const deadline = setTimeout(() => !raw.complete && raw.destroy(), BODY_MS);
      timers.set(request, deadline);
    }
    next();
  });
  app.addHook('preValidation', (request, _reply, next) => {
    if (request.routeOptions.config.upload !== true) done(request);
    next();
  });
  app.addHook('onSend', (request, reply, payload, next) => {
    // Answered before the body came: nobody will read the rest, so the connection ends.
    if (!request.raw.complete) reply.header('connection', 'close');
    next(null, payload);
  });
  app.addHook('onResponse', (request, _reply, next) => {
    done(request);
    if (request.routeOptions.config.upload === true) endWhenSilent(request.raw.socket, SILENT_MS);
    next();
  });
  app.addHook('onRequestAbort', (request, next) => {
    done(request);
    next();
  });
}

/** Ends a connection that says nothing for so long. A request that was made inside the process has none. */
function endWhenSilent(
  socket: { readonly setTimeout?: (ms: number) => unknown },
  ms: number,
): void {
  socket.setTimeout?.(ms);
}
