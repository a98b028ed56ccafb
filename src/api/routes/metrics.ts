// Numbers about the process for a monitoring system, in Prometheus' format: who may read them, and which request is counted.
// What is counted stands in meters.ts.
import type { FastifyInstance } from 'fastify';
import { callerOf } from '../auth.ts';
import type { Meters } from '../meters.ts';
import { refuse } from '../problems.ts';
import type { ServerParts } from '../parts.ts';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/**
 * Registers `/metrics`, for an operator's token, or for programs on this machine where no proxy is set up: one that adds
 * no header would make everybody look like such a program.
 */
export function metricsRoutes(app: FastifyInstance, { config, db, loops, log }: ServerParts): void {
  const proxied = config.publicUrl !== null || config.trustProxy.length > 0;
  let opening: Promise<Meters> | null = null;
  const meters = (): Promise<Meters> => {
    opening ??= import('../meters.ts').then(({ openMeters }) => openMeters(loops));
    return opening;
  };
  app.addHook('onResponse', (request, reply, next) => {
    // The pattern of the route, so that codes and tokens never become labels.
    const route = request.routeOptions.url ?? 'none';
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    const seconds = reply.elapsedTime / 1000;
    meters().then(
      ({ answered }) => answered(labels, seconds),
      (error: unknown) => log.error({ err: error }, 'requests are not counted'),
    );
    next();
  });

  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    const local =
      !proxied &&
      loopback.has(request.raw.socket.remoteAddress ?? '') &&
      request.headers['x-forwarded-for'] === undefined &&
      request.headers.forwarded === undefined;
    if (!local) {
      const caller = await callerOf(request, db);
      if (caller?.role !== 'operator') return refuse(reply, 'not_found');
    }
    const { contentType, text } = await meters();
    return reply
      .header('cache-control', 'no-store')
      .type(contentType)
      .send(await text());
  });
}
