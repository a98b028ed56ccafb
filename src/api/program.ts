// What the routes share by which a program decides: parts, header, and the refusal for each problem.
// It decides nothing itself.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { secretsFrom } from '../db/secrets.ts';
import type { DecisionProblem } from '../db/transactions/decide.ts';
import type { DesignateProblem } from '../db/transactions/designate-by-program.ts';
import type { FindProblem } from '../db/transactions/find-by-program.ts';
import type { ProgramParts, ProgramRequest } from '../db/transactions/program-act.ts';
import { findEdition } from '../domain/edition/editions/index.ts';
import type { Result } from '../domain/result.ts';
import { callerIn, recordUse } from './auth.ts';
import { type ProblemCode, problemSchema, refuse } from './problems.ts';
import { refusals } from './schemas.ts';
import type { ServerParts } from './parts.ts';

/** The header that makes a repeated request harmless. */
export const idempotencyHeader = z.object({
  'idempotency-key': z.string().min(1).max(200).optional(),
});

/** The refusals that an act of a program may give. */
export const actRefusals = { 409: problemSchema, 422: problemSchema, ...refusals } as const;

/** Gives what acts of programs need, from the parts of the server. */
export function programParts({ db, config }: ServerParts): ProgramParts {
  return {
    db,
    secrets: secretsFrom(config.secretKey),
    editionOf(id, version) {
      const found = findEdition(id, version);
      if (found === null) throw new Error(`edition ${id} ${version} is not shipped`);
      return found;
    },
  };
}

/** Gives who asks, and by which key. */
export function programRequest(
  request: FastifyRequest<{ Headers: z.infer<typeof idempotencyHeader> }>,
): ProgramRequest {
  return {
    caller: callerIn(request),
    requestId: request.id,
    key: request.headers['idempotency-key'] ?? null,
  };
}

type ActProblem = DecisionProblem | FindProblem | DesignateProblem;

/** Answers with what an act gave, or refuses; a missing right, and what is one's own, is recorded with what was asked for. */
export async function answerAct<T>(
  parts: ServerParts,
  request: FastifyRequest,
  reply: FastifyReply,
  done: Result<T, ActProblem>,
  about: Readonly<Record<string, string>>,
): Promise<T | FastifyReply> {
  if (done.ok) return done.value;
  const { problem } = done;
  if (problem.type === 'not_allowed')
    await recordUse(parts, request, 'denied', { action: problem.action, ...about });
  if (problem.type === 'own_innovation')
    await recordUse(parts, request, 'denied', { action: 'decide_own', ...about });
  return refuse(reply, problemOf(problem));
}

function problemOf(problem: ActProblem): ProblemCode {
  switch (problem.type) {
    case 'not_allowed':
    case 'own_innovation':
      return 'not_allowed';
    case 'not_found':
      return 'not_found';
    case 'changed':
    case 'moved':
      return 'conflict';
    case 'wrong_state':
    case 'not_now':
      return 'wrong_step';
    case 'key_reused':
      return 'key_reused';
    case 'unknown_item':
      return 'bad_request';
    case 'notes_needed':
    case 'reason_needed':
    case 'unfinished':
      return 'incomplete';
  }
}
