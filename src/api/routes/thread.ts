// What innovators and mentors wrote to each other about an innovation, for whoever may read the innovation.
// It writes nothing; messages are written in a chat.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { findInnovation } from '../../db/views/innovations.ts';
import { threadOf } from '../../db/views/mentors.ts';
import { callerIn, reachOf, recordUse } from '../auth.ts';
import { refuse } from '../problems.ts';
import { codeParam, refusals } from '../schemas.ts';
import type { ServerParts } from '../parts.ts';

const message = z.strictObject({
  id: z.int(),
  from: z.string().nullable(),
  item: z.string().nullable().describe('the item that was open when it was asked'),
  answers: z.int().nullable(),
  text: z.string(),
  at: z.iso.datetime(),
});

/** Registers `GET /innovations/{code}/thread`. */
export function threadRoutes(app: FastifyInstance, parts: ServerParts): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/innovations/:code/thread',
    {
      schema: {
        tags: ['innovations'],
        summary: 'Read what innovators and mentors wrote to each other about it, oldest first',
        params: z.strictObject({ code: codeParam }),
        response: { 200: z.strictObject({ items: z.array(message) }), ...refusals },
      },
    },
    async (request, reply) => {
      const { code } = request.params;
      if (!(await findInnovation(parts.db, reachOf(callerIn(request)), code))) {
        await recordUse(parts, request, 'denied', { action: 'read_submitted', code });
        return refuse(reply, 'not_found');
      }
      const rows = await threadOf(parts.db, code);
      return { items: rows.map((row) => ({ ...row, at: row.at.toISOString() })) };
    },
  );
}
