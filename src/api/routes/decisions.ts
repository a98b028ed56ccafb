// Decisions of programs: one route for every step of the checkers, bound to the version that was read.
// It never decides by itself; rules, record and notices are those of a decision in a chat.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { secretsFrom } from '../../db/secrets.ts';
import { type DecisionProblem, decideByProgram } from '../../db/transactions/decide.ts';
import { findInnovation } from '../../db/views/innovations.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { states } from '../../domain/innovation/status.ts';
import { callerIn, reachOf, recordUse } from '../auth.ts';
import { type ProblemCode, problemSchema, refuse } from '../problems.ts';
import { codeParam, refusals } from '../schemas.ts';
import type { ServerParts } from '../server.ts';

const decision = z.strictObject({
  step: z
    .enum(['verify', 'endorse', 'accept', 'return', 'reject', 'reopen'])
    .describe('monev, designation and national entry need more than a step and are done in a chat'),
  version: z.int().nonnegative().describe('the version that was read; a newer one refuses'),
  reason: z.string().trim().min(1).max(2000).optional().describe('needed by reject and reopen'),
  notes: z
    .record(z.string().max(100), z.string().trim().min(1).max(2000))
    .optional()
    .describe('what to repair, by item; needed by return'),
});

const decided = z.strictObject({ code: z.string(), state: z.enum(states), version: z.int() });

const idempotencyHeader = z.object({
  'idempotency-key': z.string().min(1).max(200).optional(),
});

/** Registers `POST /innovations/{code}/decisions`. */
export function decisionRoutes(app: FastifyInstance, parts: ServerParts): void {
  const { db, config } = parts;
  const secrets = secretsFrom(config.secretKey);
  const editionOf = (id: string, version: number) => {
    const found = findEdition(id, version);
    if (found === null) throw new Error(`edition ${id} ${version} is not shipped`);
    return found;
  };
  app.withTypeProvider<ZodTypeProvider>().post(
    '/innovations/:code/decisions',
    {
      schema: {
        tags: ['innovations'],
        summary: 'Decide on the version that was read; a repeated Idempotency-Key decides once',
        params: z.strictObject({ code: codeParam }),
        headers: idempotencyHeader,
        body: decision,
        response: { 200: decided, 409: problemSchema, 422: problemSchema, ...refusals },
      },
    },
    async (request, reply) => {
      const caller = callerIn(request);
      const { code } = request.params;
      const { step, version, reason, notes } = request.body;
      // What may not be read answers like what does not exist.
      if (!(await findInnovation(db, reachOf(caller), code))) {
        await recordUse(parts, request, 'denied', { action: step, code });
        return refuse(reply, 'not_found');
      }
      const outcome = await decideByProgram(
        { db, secrets, editionOf },
        {
          code,
          step,
          version,
          reason: reason ?? null,
          notes: new Map(Object.entries(notes ?? {})),
          caller,
          requestId: request.id,
          key: request.headers['idempotency-key'] ?? null,
        },
      );
      if (outcome.ok) return outcome.value;
      if (outcome.problem.type === 'not_allowed')
        await recordUse(parts, request, 'denied', { action: outcome.problem.action, code });
      return refuse(reply, problemOf(outcome.problem));
    },
  );
}

function problemOf(problem: DecisionProblem): ProblemCode {
  switch (problem.type) {
    case 'not_allowed':
    case 'own_innovation':
      return 'not_allowed';
    case 'not_found':
      return 'not_found';
    case 'changed':
      return 'conflict';
    case 'wrong_state':
      return 'wrong_step';
    case 'key_reused':
      return 'key_reused';
    case 'unknown_item':
      return 'bad_request';
    case 'notes_needed':
    case 'reason_needed':
      return 'incomplete';
  }
}
