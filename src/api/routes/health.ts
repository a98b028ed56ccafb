// Tells machines whether the process is alive and able to work.
// It shows no content and no secret; details are names of parts and their state.
import type { FastifyInstance } from 'fastify';
import type { ServerParts } from '../parts.ts';

/** Registers `/healthz` (the process answers) and `/readyz` (a message taken now is stored and answered soon, else 503). */
export function healthRoutes(app: FastifyInstance, { ready }: ServerParts): void {
  const free = { schema: { hide: true }, config: { rateLimit: false } } as const;
  app.get('/healthz', free, (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ ok: true }),
  );
  app.get('/readyz', free, async (_request, reply) => {
    const state = await ready();
    return reply
      .code(state.ok ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(state);
  });
}
