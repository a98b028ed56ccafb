// Every refusal the HTTP side can give, as problem+json (RFC 9457), in one table.
// It never shows a stack, a query or what was sent; bugs are logged and answered with one sentence.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isDefect, isRetryable } from '../db/errors.ts';
import { answerInWords, isForReading } from './refused-page.ts';

const problems = {
  bad_request: { status: 400, title: 'The request cannot be read.' },
  no_session: { status: 401, title: 'The conversation cookie is missing; open the page again.' },
  unauthenticated: { status: 401, title: 'A valid access token is needed.' },
  not_allowed: { status: 403, title: 'This token may not do that.' },
  no_person: { status: 403, title: 'This needs a token that a person answers for.' },
  no_chat: {
    status: 403,
    title:
      'The person who answers for this token never wrote in a chat; they say hello there once, then send this again.',
  },
  no_consent: { status: 403, title: 'No file is taken before the consent.' },
  over_budget: { status: 403, title: 'What may be sent in a day is used up.' },
  address_full: {
    status: 403,
    title: 'Too many new conversations from this network today.',
  },
  other_site: { status: 403, title: 'The request comes from another site.' },
  not_found: { status: 404, title: 'There is nothing here for you.' },
  conflict: { status: 409, title: 'It changed since it was read; read it again.' },
  wrong_step: { status: 409, title: 'This step cannot be taken in the present state.' },
  key_reused: { status: 422, title: 'This Idempotency-Key was used for another request.' },
  incomplete: { status: 422, title: 'A reason or notes are missing.' },
  answer_refused: {
    status: 422,
    title: 'The engine takes this no more than from a person; see the issues.',
  },
  not_agreed: { status: 422, title: 'This is taken with a yes; see what the issues ask.' },
  not_acceptable: { status: 406, title: 'This content cannot be given in the form asked for.' },
  request_timeout: { status: 408, title: 'The request took too long.' },
  not_printable: { status: 422, title: 'This cannot be printed as it stands.' },
  file_refused: { status: 422, title: 'This file is not accepted.' },
  too_large: { status: 413, title: 'The request is too large.' },
  unsupported_type: { status: 415, title: 'This content type is not accepted.' },
  bad_range: { status: 416, title: 'The range lies outside the file.' },
  too_many_requests: { status: 429, title: 'Too many requests; wait a moment.' },
  internal: { status: 500, title: 'Something went wrong here; it was recorded.' },
  unavailable: { status: 503, title: 'Not available right now; try again in a moment.' },
  storage_full: { status: 507, title: 'The storage is full; the operator was told.' },
} as const;

/** The code of a refusal, stable for programs. */
export type ProblemCode = keyof typeof problems;

/** A problem as it is sent. `issues` name what a request got wrong, never its values. */
export const problemSchema = z.object({
  type: z.literal('about:blank'),
  code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
  title: z.string(),
  status: z.int(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  limit: z.int().optional(),
});

type Extra = Partial<Pick<z.infer<typeof problemSchema>, 'issues' | 'limit'>>;

/** Ends a request with a problem. Bodies differ only by code, so that refusals read alike. */
export function refuse(reply: FastifyReply, code: ProblemCode, extra: Extra = {}): FastifyReply {
  const { status, title } = problems[code];
  if (isForReading(reply.request)) return answerInWords(reply, status, code);
  if (code === 'unauthenticated' && !reply.hasHeader('www-authenticate'))
    reply.header('www-authenticate', 'Bearer');
  if (code === 'unavailable') reply.header('retry-after', '2');
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .serializer((body: unknown) => JSON.stringify(body))
    .send({ type: 'about:blank', code, title, status, ...extra });
}

/** Makes the server answer everything unforeseen with a problem: unknown paths, refused bodies, bugs. */
export function answerWithProblems(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) => refuse(reply, 'not_found'));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (hasZodFastifySchemaValidationErrors(error)) {
      return refuse(reply, 'bad_request', {
        issues: error.validation.map(({ instancePath, message }) => ({
          path: `${error.validationContext ?? 'request'}${instancePath.replaceAll('/', '.')}`,
          message: message ?? 'not accepted',
        })),
      });
    }
    const code = codeOf(error);
    // Contention and a server that is away are told by those who wait for it; what else may pass is worth a line.
    if (code === 'internal' || (code === 'unavailable' && !isRetryable(error)))
      logFailure(request, error);
    return refuse(reply, code);
  });
}

function codeOf(error: FastifyError): ProblemCode {
  if (!isDefect(error) && !('syscall' in error && !isRetryable(error))) return 'unavailable';
  const status = error.statusCode ?? 500;
  if (status >= 500) return 'internal';
  for (const [code, problem] of Object.entries(problems)) {
    if (problem.status === status) return code as ProblemCode;
  }
  return 'bad_request';
}

function logFailure(request: FastifyRequest, error: FastifyError): void {
  // The pattern of the route, never its address: addresses carry codes and tokens.
  request.log.error(
    { err: error, route: request.routeOptions.url, method: request.method },
    'request failed',
  );
}
