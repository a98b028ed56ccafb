// Numbers about the process for a monitoring system, in Prometheus' format.
// It counts and never names a person, a unit or an innovation.
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Loops } from '../../loops.ts';
import { callerOf } from '../auth.ts';
import { refuse } from '../problems.ts';
import type { ServerParts } from '../parts.ts';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/**
 * Registers `/metrics`, for an operator's token, or for programs on this machine where no proxy is set up: one that adds
 * no header would make everybody look like such a program.
 */
export function metricsRoutes(
  app: FastifyInstance,
  { config, db, registry, loops }: ServerParts,
): void {
  const proxied = config.publicUrl !== null || config.trustProxy.length > 0;
  const metrics = registry ?? new Registry();
  if (!registry) collectDefaultMetrics({ register: metrics });
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer HTTP requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [metrics],
  });
  loopGauges(metrics, loops);
  app.addHook('onResponse', (request, reply, next) => {
    // The pattern of the route, so that codes and tokens never become labels.
    const route = request.routeOptions.url ?? 'none';
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    seconds.observe(labels, reply.elapsedTime / 1000);
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
    return reply
      .header('cache-control', 'no-store')
      .type(metrics.contentType)
      .send(await metrics.metrics());
  });
}

function loopGauges(metrics: Registry, loops: Loops): void {
  const oldest = new Gauge({
    registers: [metrics],
    labelNames: ['loop'],
    name: 'loop_oldest_seconds',
    help: 'Age of the oldest thing that a loop has in hand',
    collect() {
      for (const { name, oldestMs } of loops.states()) oldest.set({ loop: name }, oldestMs / 1000);
    },
  });
  const deadline = new Gauge({
    registers: [metrics],
    labelNames: ['loop'],
    name: 'loop_deadline_seconds',
    help: 'Age beyond which a loop does not get on',
    collect() {
      for (const { name, deadlineMs } of loops.states())
        deadline.set({ loop: name }, deadlineMs / 1000);
    },
  });
}
