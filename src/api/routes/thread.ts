// What innovators and mentors wrote to each other about an innovation, for whoever may read the innovation.
// A program writes in the name of the person who answers for its token, and to nobody without one.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { findInnovation } from '../../db/views/innovations.ts';
import { commentByProgram, longestComment } from '../../db/transactions/comment-by-program.ts';
import { threadOf } from '../../db/views/mentors.ts';
import { no } from '../../domain/result.ts';
import { callerIn, reachOf, recordUse, unitsFor } from '../auth.ts';
import { problemSchema, refuse } from '../problems.ts';
import { answerAct, idempotencyHeader, programParts, programRequest } from '../program.ts';
import { codeParam, refusals, words } from '../schemas.ts';
import type { ServerParts } from '../parts.ts';

const message = z.strictObject({
  id: z.int(),
  from: z.string().nullable(),
  item: z.string().nullable().describe('the item that was open when it was asked'),
  answers: z.int().nullable(),
  text: z.string(),
  at: z.iso.datetime(),
});

/** Registers `/innovations/{code}/thread`, for reading and writing. */
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
  writingRoute(app, parts);
}

function writingRoute(app: FastifyInstance, parts: ServerParts): void {
  const acts = programParts(parts);
  app.withTypeProvider<ZodTypeProvider>().post(
    '/innovations/:code/thread',
    {
      schema: {
        tags: ['innovations'],
        summary:
          'Write a comment, in the name of the person who answers for the token; its owner is told',
        params: z.strictObject({ code: codeParam }),
        headers: idempotencyHeader,
        body: z.strictObject({
          text: words(longestComment),
          item: words(100).optional().describe('id of the item that it is about'),
          answers: z
            .int()
            .positive()
            .optional()
            .describe('the message of the thread that it answers; whoever wrote that is told'),
        }),
        response: {
          201: z.strictObject({ items: z.array(message) }).describe('the thread with it'),
          422: problemSchema,
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const { code } = request.params;
      const caller = callerIn(request);
      const found = await findInnovation(parts.db, reachOf(caller), code);
      const units = unitsFor(caller, 'comment');
      if (found === undefined || (units !== 'all' && !units.includes(found.unitId))) {
        await recordUse(parts, request, 'denied', { action: 'comment', code });
        return refuse(reply, 'not_found');
      }
      if (caller.personId === null) return refuse(reply, 'no_person');
      const { text, item = null, answers = null } = request.body;
      const { personId } = caller;
      const done = await commentByProgram(acts, programRequest(request), {
        ...{ code, personId, text, item, answers },
      });
      if (!done.ok) {
        const { problem } = done;
        if (problem.type === 'unknown_item' || problem.type === 'unknown_message')
          return refuse(reply, 'bad_request');
        if (problem.type === 'enough') return refuse(reply, 'over_budget');
        return answerAct(parts, request, reply, no({ type: problem.type }), {});
      }
      const rows = await threadOf(parts.db, code);
      return reply.code(201).send({
        items: rows.map((row) => ({ ...row, at: row.at.toISOString() })),
      });
    },
  );
}
