// Turns what a page shows into HTML by the templates beside it; every value of people is escaped there.
// It decides nothing and reads nothing.
import { agency, decision, roleName, roleNameFirst } from '../../domain/region.ts';
import { join } from 'node:path';
import { Eta } from 'eta';
import type { FastifyReply } from 'fastify';

const eta = new Eta({ views: join(import.meta.dirname, 'views'), cache: true, autoEscape: true });

/** Answers with a page that no cache keeps. */
export function answerPage(
  reply: FastifyReply,
  status: number,
  view: string,
  data: object,
): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .serializer((body: unknown) => String(body))
    .send(
      eta.render(`./${view}`, {
        ...{ ...data, agency: agency(), decision: decision() },
        ...{ roleName, roleNameFirst },
      }),
    );
}
