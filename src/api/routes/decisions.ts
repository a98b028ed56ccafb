// Decisions of programs: one route for every step of the checkers, bound to the version that was read.
// It never decides by itself; rules, record and notices are those of a decision in a chat.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { decideByProgram } from '../../db/transactions/decide.ts';
import { actedSchema } from '../../db/transactions/program-act.ts';
import { findInnovation } from '../../db/views/innovations.ts';
import { callerIn, reachOf, recordUse } from '../auth.ts';
import { refuse } from '../problems.ts';
import {
  actRefusals,
  answerAct,
  idempotencyHeader,
  programParts,
  programRequest,
} from '../program.ts';
import { codeParam, versionRead, words } from '../schemas.ts';
import type { ServerParts } from '../parts.ts';

const decision = z.strictObject({
  step: z
    .enum(['verify', 'endorse', 'accept', 'return', 'reject', 'reopen'])
    .describe('monev, designation and national entry need more than a step and have their routes'),
  version: versionRead,
  reason: words(2000).optional().describe('needed by reject and reopen'),
  notes: z
    .record(z.string().max(100), words(2000))
    .optional()
    .describe('what to repair, by item; needed by return'),
});

/** Registers `POST /innovations/{code}/decisions`. */
export function decisionRoutes(app: FastifyInstance, parts: ServerParts): void {
  const acts = programParts(parts);
  app.withTypeProvider<ZodTypeProvider>().post(
    '/innovations/:code/decisions',
    {
      schema: {
        tags: ['innovations'],
        summary: 'Decide on the version that was read; a repeated Idempotency-Key decides once',
        params: z.strictObject({ code: codeParam }),
        headers: idempotencyHeader,
        body: decision,
        response: { 200: actedSchema, ...actRefusals },
      },
    },
    async (request, reply) => {
      const { code } = request.params;
      const { step, version, reason, notes } = request.body;
      // What may not be read answers like what does not exist.
      if (!(await findInnovation(parts.db, reachOf(callerIn(request)), code))) {
        await recordUse(parts, request, 'denied', { action: step, code });
        return refuse(reply, 'not_found');
      }
      const done = await decideByProgram(acts, {
        ...programRequest(request),
        ...{ code, step, version, reason: reason ?? null },
        notes: new Map(Object.entries(notes ?? {})),
      });
      return answerAct(parts, request, reply, done, { code });
    },
  );
}
