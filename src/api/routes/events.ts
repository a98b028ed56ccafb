// The record of events for programs that audit: who did what when, page by page from the oldest on.
// It shows no content and changes nothing.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { listEvents } from '../../db/views/audit.ts';
import { auditedUnits } from '../auth.ts';
import { refusals, words } from '../schemas.ts';
import type { ServerParts } from '../parts.ts';

const query = z.strictObject({
  subject: words(120).optional().describe('a chain, such as innovation:INV-7KQ4M'),
  type: words(60).optional(),
  after: z.coerce.number().int().nonnegative().default(0).describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

const eventItem = z.strictObject({
  id: z.int(),
  at: z.iso.datetime(),
  subject: z.string(),
  type: z.string(),
  item: z.string().nullable(),
  by: z.string().nullable().describe('name of the person; null for programs and the product'),
  role: z.string().nullable(),
  channel: z.string().nullable(),
  requestId: z.string().nullable(),
  hash: z.string().describe('SHA-256 in hex; covers the event and the one before in its chain'),
});

/** Registers `GET /events`. */
export function eventRoutes(app: FastifyInstance, parts: ServerParts): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/events',
    {
      schema: {
        tags: ['audit'],
        summary: 'Read the record of events, oldest first: all, or those of the own unit',
        querystring: query,
        response: {
          200: z.strictObject({ items: z.array(eventItem), next: z.int().nullable() }),
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const units = await auditedUnits(parts, request, reply);
      if (units === null) return reply;
      const { subject = null, type = null, after, limit } = request.query;
      const filter = { units, subject, type, after, limit: limit + 1 };
      const rows = await listEvents(parts.db, filter);
      const items = rows.slice(0, limit);
      return {
        items: items.map((row) => ({
          ...row,
          at: row.at.toISOString(),
          hash: row.hash.toString('hex'),
        })),
        next: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
      };
    },
  );
}
