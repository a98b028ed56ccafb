// Filling in by programs: an innovation is begun, answered part by part and handed in, in the name of the person who answers for
// the token. It reads nothing; what the engine says against an answer is in the issues of the refusal.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { readCurrentEdition } from '../../db/reference.ts';
import { secretsFrom } from '../../db/secrets.ts';
import type { FillingParts } from '../../db/transactions/fill-at-page.ts';
import {
  answerByProgram,
  beginByProgram,
  handInByProgram,
} from '../../db/transactions/fill-by-program.ts';
import { actedSchema } from '../../db/transactions/program-act.ts';
import type { Action } from '../../domain/access.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import { callerIn, recordUse, unitsFor } from '../auth.ts';
import { refuse } from '../problems.ts';
import { actRefusals, idempotencyHeader, programRequest } from '../program.ts';
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
  const { db, config } = parts;
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const editionOf = (id: string, of?: number) => {
    const found = of === undefined ? findEdition(id) : findEdition(id, of);
    if (found === null) throw new Error(`edition ${id} ${of} is not shipped`);
    return found;
  };
  const filling: FillingParts = {
    ...{ db, secrets: secretsFrom(config.secretKey), editionOf },
    currentEdition: async () => editionOf(await readCurrentEdition(db)),
  };
  /** Refuses a token without the right or without a person; true when it did. */
  const shut = async (request: FastifyRequest, reply: FastifyReply, action: Action) => {
    const caller = callerIn(request);
    if (unitsFor(caller, action).length === 0) {
      await recordUse(parts, request, 'denied', { action });
      refuse(reply, 'not_allowed');
      return true;
    }
    if (caller.personId !== null) return false;
    refuse(reply, 'no_person');
    return true;
  };
  const answer = async (
    request: FastifyRequest,
    reply: FastifyReply,
    action: Action,
    done: Awaited<ReturnType<typeof answerByProgram>>,
    path: string,
  ) => {
    if (done.ok) return done.value;
    const { problem } = done;
    switch (problem.type) {
      case 'refused': {
        const said = problem.said.map(({ key, args }) => parts.words.say(key, args as never));
        const issues = said.map((message) => ({ path, message }));
        return refuse(reply, problem.asks === true ? 'not_agreed' : 'answer_refused', { issues });
      }
      case 'not_found':
        await recordUse(parts, request, 'denied', { action });
        return refuse(reply, 'not_found');
      case 'unknown_item':
        return refuse(reply, 'bad_request', {
          issues: [
            { path: 'params.item', message: 'the form has no such item, or it no such part' },
          ],
        });
      case 'key_reused':
        return refuse(reply, 'key_reused');
      case 'changed':
      case 'moved':
        return refuse(reply, 'conflict');
    }
  };

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
