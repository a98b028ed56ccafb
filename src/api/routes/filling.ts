// Filling in by programs: an innovation is begun, answered part by part and handed in, in the name of the person who answers for
// the token. It reads nothing; what the engine says against an answer is in the issues of the refusal.
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  answerByProgram,
  beginByProgram,
  handInByProgram,
} from '../../db/transactions/fill-by-program.ts';
import { actedSchema } from '../../db/transactions/program-act.ts';
import { actRefusals, idempotencyHeader, programRequest } from '../program.ts';
import { programFilling } from '../program-filling.ts';
import { codeParam, words } from '../schemas.ts';
import type { ServerParts } from '../parts.ts';

const tags = ['innovations'];
const version = z.int().nonnegative().describe('the version that was read');
const part = z.enum([
  'value',
  'variant',
  'level',
  'description',
  'files',
  'document_number',
  'document_date',
  'document_subject',
]);
const answerBody = z.strictObject({
  part: part
    .default('value')
    .describe('`value` of a field; of an indicator one of the others, `files` takes a link'),
  text: words(60_000).describe(
    'as it would be typed in a chat; of a choice the numbers of its options',
  ),
  agreed: z.boolean().default(false).describe('yes to what the refusal of this text asked'),
  version,
});

/** Registers `POST /innovations`, `PUT …/answers/{item}` and `POST …/submission`. */
export function fillingRoutes(app: FastifyInstance, parts: ServerParts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { filling, shut, answer } = programFilling(parts);

  typed.post(
    '/innovations',
    {
      schema: {
        ...{ tags, headers: idempotencyHeader },
        summary:
          'Begin an innovation of the own unit, in the name of the person who answers for the token',
        body: z.strictObject({ name: words(400) }),
        response: { 201: actedSchema, ...actRefusals },
      },
    },
    async (request, reply) => {
      if (await shut(request, reply, 'create_draft')) return reply;
      const done = await beginByProgram(filling, programRequest(request), request.body.name);
      if (done.ok) reply.code(201);
      return answer(request, reply, 'create_draft', done, 'body.name');
    },
  );

  typed.put(
    '/innovations/:code/answers/:item',
    {
      schema: {
        ...{ tags, headers: idempotencyHeader, body: answerBody },
        summary: 'Answer one part of an item, read as in a chat',
        params: z.strictObject({ code: codeParam, item: words(100) }),
        response: { 200: actedSchema, ...actRefusals },
      },
    },
    async (request, reply) => {
      if (await shut(request, reply, 'write_draft')) return reply;
      const given = { ...request.params, ...request.body };
      const done = await answerByProgram(filling, programRequest(request), given);
      return answer(request, reply, 'write_draft', done, 'body.text');
    },
  );

  typed.post(
    '/innovations/:code/submission',
    {
      schema: {
        ...{ tags, headers: idempotencyHeader, body: z.strictObject({ version }) },
        summary: 'Hand in an innovation that has everything',
        params: z.strictObject({ code: codeParam }),
        response: { 200: actedSchema, ...actRefusals },
      },
    },
    async (request, reply) => {
      if (await shut(request, reply, 'submit')) return reply;
      const given = { ...request.params, ...request.body };
      const done = await handInByProgram(filling, programRequest(request), given);
      return answer(request, reply, 'submit', done, 'body');
    },
  );
}
